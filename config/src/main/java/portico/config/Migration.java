package portico.config;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the level of this version, as its owner. A running portal never does that by itself. */
public final class Migration {
    private final Owner owner;

    public Migration(Owner owner) {
        this.owner = owner;
    }

    /** @return how many migrations were applied */
    public int migrate(byte[] contextKey) {
        int applied = apply();
        try (Connection connection = owner.connect();
                PreparedStatement write = connection.prepareStatement("""
                        INSERT INTO portico.guard_key (secret) VALUES (?)
                        ON CONFLICT (only_one) DO UPDATE SET secret = excluded.secret
                         WHERE guard_key.secret <> excluded.secret
                        """)) {
            write.setBytes(1, contextKey);
            write.executeUpdate();
        } catch (SQLException e) {
            throw new Complaint("The context key could not be written: " + e.getMessage(), e);
        }
        return applied;
    }

    private int apply() {
        try {
            return flyway().migrate().migrationsExecuted;
        } catch (FlywayException refused) {
            throw new Complaint("The database could not be migrated (" + owner + "): " + refused.getMessage(), refused);
        }
    }

    Flyway flyway() {
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(owner.url(), owner.user(), owner.password())
                .schemas("portico")
                .defaultSchema("portico")
                .createSchemas(false)
                .locations("classpath:portico/migration")
                .validateMigrationNaming(true)
                .load();
    }
}
