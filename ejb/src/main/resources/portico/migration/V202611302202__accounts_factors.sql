-- Nobody changes an address without its mailbox's yes any more (accounts_email_begin).
DROP FUNCTION accounts_change_email(bigint, text);

-- The way back for who has lost his app and its backup codes. His visits are over: who sits at the lost telephone is out too.
CREATE FUNCTION accounts_drop_factors(person bigint, with_passkeys boolean) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM account_backup_code WHERE account_id = person;
    DELETE FROM account_totp WHERE account_id = person;
    DELETE FROM account_ticket WHERE account_id = person;
    DELETE FROM account_passkey WHERE account_id = person AND with_passkeys;
    DELETE FROM sign_in_throttle WHERE key = 'code:' || person;
    UPDATE account SET credentials = credentials + 1 WHERE id = person
$$;

-- Whether an account has a second factor at all. A passkey is one: it asks for a finger, a face or a PIN.
CREATE FUNCTION accounts_has_factor(person bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM account_totp t WHERE t.account_id = person AND t.confirmed_at IS NOT NULL)
        OR EXISTS (SELECT FROM account_passkey k WHERE k.account_id = person)
$$;

-- Asked with every request, as before; and whether a second factor has opened the visit.
DROP FUNCTION accounts_still(bigint, int, uuid);
CREATE FUNCTION accounts_still(account_id bigint, known int, visit uuid, OUT still_in boolean, OUT strong boolean)
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH noted AS (
        UPDATE account_visit SET seen_at = clock_timestamp()
         WHERE id = (SELECT v.id FROM account_visit v
                      WHERE v.id = visit AND v.ended_at IS NULL AND v.seen_at < clock_timestamp() - interval '1 minute'
                        FOR UPDATE SKIP LOCKED)
    ), visiting AS (
        SELECT v.way FROM account a JOIN account_visit v ON v.account_id = a.id
         WHERE a.id = accounts_still.account_id AND a.credentials = known AND a.disabled_at IS NULL
           AND v.id = visit AND v.ended_at IS NULL)
    SELECT EXISTS (SELECT FROM visiting), EXISTS (SELECT FROM visiting WHERE way <> 'PASSWORD')
$$;

-- A visit by password in which the first second factor was set up has shown it: the code of the app, or the passkey. Not
-- where there was one before: who knows the password only must not come further by adding a factor of his own.
CREATE FUNCTION accounts_strengthen_visit(this_visit uuid, by_way text) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE account_visit SET way = by_way
     WHERE id = this_visit AND account_id = guard_account() AND ended_at IS NULL AND way = 'PASSWORD'
$$;

CREATE OR REPLACE FUNCTION accounts_totp_confirm(step bigint, backup_hashes bytea[], this_visit uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    first boolean := NOT accounts_has_factor(guard_account());
BEGIN
    UPDATE account_totp SET confirmed_at = clock_timestamp(), last_step = step
     WHERE account_id = guard_account() AND confirmed_at IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM account_backup_code WHERE account_id = guard_account();
    INSERT INTO account_backup_code (account_id, hash) SELECT guard_account(), h FROM unnest(backup_hashes) h;
    UPDATE account_visit SET ended_at = clock_timestamp()
     WHERE account_id = guard_account() AND ended_at IS NULL AND id <> this_visit;
    IF first THEN
        PERFORM accounts_strengthen_visit(this_visit, 'SECOND_STEP');
    END IF;
    RETURN true;
END;
$$;

DROP FUNCTION accounts_passkey_add(text, bytea, bytea, bigint, boolean, text);
CREATE FUNCTION accounts_passkey_add(
        password text, new_id bytea, new_credential bytea, new_counter bigint, new_eligible boolean, new_name text,
        this_visit uuid)
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    first boolean := NOT accounts_has_factor(guard_account());
BEGIN
    IF NOT EXISTS (SELECT FROM account WHERE id = guard_account() AND password_hash = password)
       OR (SELECT count(*) FROM account_passkey WHERE account_id = guard_account()) >= 20 THEN
        RETURN false;
    END IF;
    INSERT INTO account_passkey (account_id, credential_id, credential, counter, backup_eligible, name)
    VALUES (guard_account(), new_id, new_credential, new_counter, new_eligible, new_name)
    ON CONFLICT (credential_id) DO NOTHING;
    IF FOUND AND first THEN
        PERFORM accounts_strengthen_visit(this_visit, 'PASSKEY');
        RETURN true;
    END IF;
    RETURN FOUND;
END;
$$;

-- A quiet day is 24 hours, whatever the clocks on the walls do in between.
CREATE OR REPLACE FUNCTION accounts_count(counter text, pauses int[]) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE sign_in_throttle t
       SET failures = n.failures,
           first_failure = CASE WHEN n.anew THEN clock_timestamp() ELSE t.first_failure END,
           blocked_until = clock_timestamp()
               + nullif(pauses[least(n.failures, cardinality(pauses))], 0) * interval '1 second'
      FROM (SELECT key, first_failure < clock_timestamp() - interval '24 hours' AS anew,
                   CASE WHEN first_failure < clock_timestamp() - interval '24 hours' THEN 1 ELSE failures + 1 END AS failures
              FROM sign_in_throttle WHERE key = counter) n
     WHERE t.key = n.key
$$;

CREATE OR REPLACE FUNCTION accounts_forget_attempts() RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM sign_in_throttle
     WHERE first_failure < clock_timestamp() - interval '24 hours'
       AND (blocked_until IS NULL OR blocked_until < clock_timestamp())
$$;

REVOKE ALL ON FUNCTION accounts_drop_factors(bigint, boolean), accounts_has_factor(bigint), accounts_still(bigint, int, uuid),
    accounts_strengthen_visit(uuid, text),
    accounts_passkey_add(text, bytea, bytea, bigint, boolean, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_still(bigint, int, uuid),
    accounts_passkey_add(text, bytea, bytea, bigint, boolean, text, uuid) TO portico_app;
