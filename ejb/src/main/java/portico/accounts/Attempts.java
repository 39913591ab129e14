package portico.accounts;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;

/** Counts wrong passwords, in the database and on its clock: what one server counted, the others know. */
@Dependent
class Attempts {
    @PersistenceContext
    EntityManager database;

    /** Whole minutes, rounded up, for which any of these must still wait; 0 if none must. */
    long minutesToWait(List<String> keys) {
        return ((Number) database.createNativeQuery("""
                                SELECT coalesce(ceil(extract(epoch FROM max(blocked_until) - clock_timestamp()) / 60), 0)
                                  FROM sign_in_throttle
                                 WHERE key IN (:keys) AND blocked_until > clock_timestamp()
                                """)
                        .setParameter("keys", keys)
                        .getSingleResult())
                .longValue();
    }

    /** Counts one failure; after a quiet day the count begins anew. */
    void failed(String key, ThrottleRule rule) {
        int failures = ((Number)
                        database.createNativeQuery("""
                                INSERT INTO sign_in_throttle AS t (key, failures, first_failure)
                                VALUES (:key, 1, clock_timestamp())
                                ON CONFLICT (key) DO UPDATE
                                   SET failures = CASE WHEN t.first_failure < clock_timestamp() - interval '1 day'
                                                       THEN 1 ELSE t.failures + 1 END,
                                       first_failure = CASE WHEN t.first_failure < clock_timestamp() - interval '1 day'
                                                            THEN clock_timestamp() ELSE t.first_failure END
                                RETURNING failures
                                """).setParameter("key", key).getSingleResult())
                .intValue();
        Duration pause = rule.pauseAfter(failures);
        if (!pause.isZero()) {
            database.createNativeQuery("""
                            UPDATE sign_in_throttle
                               SET blocked_until = clock_timestamp() + :seconds * interval '1 second'
                             WHERE key = :key
                            """)
                    .setParameter("seconds", pause.toSeconds())
                    .setParameter("key", key)
                    .executeUpdate();
        }
    }

    void succeeded(String key) {
        database.createNativeQuery("DELETE FROM sign_in_throttle WHERE key = :key")
                .setParameter("key", key)
                .executeUpdate();
    }

    /** Guessing at many invented accounts must not fill the table. */
    void forgetOld() {
        database.createNativeQuery("""
                        DELETE FROM sign_in_throttle
                         WHERE first_failure < clock_timestamp() - interval '1 day'
                           AND (blocked_until IS NULL OR blocked_until < clock_timestamp())
                        """).executeUpdate();
    }
}
