-- A second factor: codes of an authenticator app (TOTP, RFC 6238), and backup codes for when the phone is lost. The app's
-- secret is stored encrypted under a key that is in no table (PORTICO_SECRETS_KEY), and only through functions; of backup
-- codes there is only a keyed hash.
CREATE TABLE account_totp (
    account_id   bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    sealed       bytea NOT NULL,
    offered_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    confirmed_at timestamptz,                  -- NULL: shown, and not yet proved that the app has it
    last_step    bigint NOT NULL DEFAULT 0     -- of the newest code that was taken; none of that step or before is taken again
);
CREATE TABLE account_backup_code (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    hash       bytea NOT NULL CHECK (octet_length(hash) = 32),
    used_at    timestamptz,
    PRIMARY KEY (account_id, hash)
);
-- Between password and code: who has the first half, for five minutes.
CREATE TABLE account_ticket (
    hash       bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    ends_at    timestamptz NOT NULL
);
ALTER TABLE account_totp ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_totp FORCE ROW LEVEL SECURITY;
ALTER TABLE account_backup_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_backup_code FORCE ROW LEVEL SECURITY;
ALTER TABLE account_ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_ticket FORCE ROW LEVEL SECURITY;

-- The end of an attempt by password. Where a second factor is on it opens no visit: then the ticket is good for the next step.
DROP FUNCTION accounts_enter(text, text, text, text, text);
CREATE FUNCTION accounts_enter(
        wanted text, network text, hash text, browser text, address text, ticket bytea,
        OUT id bigint, OUT name text, OUT language text, OUT theme text, OUT time_zone text, OUT credentials int,
        OUT visit uuid, OUT cause text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    found account;
BEGIN
    SELECT * INTO found FROM account a WHERE lower(a.email) = lower(wanted);
    id := found.id;
    cause := CASE
        WHEN found.id IS NULL THEN 'unknown'
        WHEN found.password_hash IS NULL THEN 'no-password'
        WHEN found.password_hash <> hash THEN 'wrong-password'
        WHEN found.disabled_at IS NOT NULL THEN 'disabled'
    END;
    IF cause IS NULL THEN
        name := found.name;
        language := found.language;
        theme := found.theme;
        time_zone := found.time_zone;
        credentials := found.credentials;
        UPDATE sign_in_throttle SET failures = greatest(failures - 1, 0), blocked_until = NULL
         WHERE key = 'address:' || network;
        DELETE FROM sign_in_throttle WHERE key = 'account:' || lower(wanted);
        IF EXISTS (SELECT FROM account_totp t WHERE t.account_id = found.id AND t.confirmed_at IS NOT NULL) THEN
            INSERT INTO account_ticket (hash, account_id, ends_at)
            VALUES (sha256(ticket), found.id, clock_timestamp() + interval '5 minutes');
        ELSE
            visit := accounts_begin_visit(found.id, 'PASSWORD', browser, address);
        END IF;
    END IF;
END;
$$;

-- Counts a code before it is looked at, by account: a new ticket gives no new guesses. Nothing for a ticket that is none.
CREATE FUNCTION accounts_code_begin(
        ticket bytea, pauses int[], OUT minutes bigint, OUT account_id bigint, OUT sealed bytea)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    found bigint := (SELECT t.account_id FROM account_ticket t WHERE t.hash = sha256(ticket) AND t.ends_at > clock_timestamp());
BEGIN
    IF found IS NOT NULL THEN
        minutes := accounts_wait('code:' || found);
        IF minutes = 0 THEN
            PERFORM accounts_count('code:' || found, pauses);
            account_id := found;
            sealed := (SELECT t.sealed FROM account_totp t WHERE t.account_id = found AND t.confirmed_at IS NOT NULL);
        END IF;
    END IF;
END;
$$;

-- Takes a code: of the app by its step (each once, and none older than the last), else a backup code by its hash (each once).
-- That the code fits the step, the server has computed; so this must be signed by it.
CREATE FUNCTION accounts_take_code(person bigint, step bigint, backup bytea, mac text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM accounts_signed('code|' || person || '|' || coalesce(step::text, '') || '|' || coalesce(encode(backup, 'hex'), ''), mac);
    IF step IS NOT NULL THEN
        UPDATE account_totp SET last_step = step
         WHERE account_id = person AND confirmed_at IS NOT NULL AND last_step < step;
    ELSE
        UPDATE account_backup_code SET used_at = clock_timestamp()
         WHERE account_id = person AND hash = backup AND used_at IS NULL;
    END IF;
    RETURN FOUND;
END;
$$;

-- The second step of signing in; no row where the code was used before, or the ticket is over.
CREATE FUNCTION accounts_code_end(
        ticket bytea, step bigint, backup bytea, mac text, browser text, address text)
    RETURNS TABLE (id bigint, name text, language text, theme text, time_zone text, credentials int, visit uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    found bigint := (SELECT t.account_id FROM account_ticket t WHERE t.hash = sha256(ticket) AND t.ends_at > clock_timestamp());
BEGIN
    IF found IS NULL OR NOT accounts_take_code(found, step, backup, mac) THEN
        RETURN;
    END IF;
    DELETE FROM account_ticket t WHERE t.hash = sha256(ticket);
    DELETE FROM sign_in_throttle WHERE key = 'code:' || found;
    RETURN QUERY SELECT a.id, a.name, a.language, a.theme, a.time_zone, a.credentials,
            accounts_begin_visit(a.id, 'SECOND_STEP', browser, address)
       FROM account a WHERE a.id = found AND a.disabled_at IS NULL;
END;
$$;

-- A secret to be shown to its owner, until he has proved that his app has it. Afterwards it is never shown again.
CREATE FUNCTION accounts_totp_offer(new_sealed bytea) RETURNS bytea
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    shown bytea;
BEGIN
    INSERT INTO account_totp AS t (account_id, sealed) VALUES (guard_account(), new_sealed)
    ON CONFLICT (account_id) DO UPDATE
       SET sealed = CASE WHEN t.offered_at > clock_timestamp() - interval '1 hour' THEN t.sealed ELSE new_sealed END,
           offered_at = CASE WHEN t.offered_at > clock_timestamp() - interval '1 hour' THEN t.offered_at ELSE clock_timestamp() END
     WHERE t.confirmed_at IS NULL
    RETURNING sealed INTO shown;
    RETURN shown;
END;
$$;

CREATE FUNCTION accounts_totp_state() RETURNS TABLE (confirmed_at timestamptz, codes_left bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT t.confirmed_at,
           (SELECT count(*) FROM account_backup_code c WHERE c.account_id = t.account_id AND c.used_at IS NULL)
      FROM account_totp t WHERE t.account_id = guard_account() AND t.confirmed_at IS NOT NULL
$$;

-- On: other visits, which came in without it, are over.
CREATE FUNCTION accounts_totp_confirm(step bigint, backup_hashes bytea[], this_visit uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
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
    RETURN true;
END;
$$;

-- The owner's password was asked before, and proves itself here again.
CREATE FUNCTION accounts_totp_off(password text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM account WHERE id = guard_account() AND password_hash = password) THEN
        RETURN false;
    END IF;
    DELETE FROM account_backup_code WHERE account_id = guard_account();
    DELETE FROM account_totp WHERE account_id = guard_account();
    RETURN FOUND;
END;
$$;

CREATE FUNCTION accounts_new_backup_codes(password text, backup_hashes bytea[]) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM account a JOIN account_totp t ON t.account_id = a.id AND t.confirmed_at IS NOT NULL
                    WHERE a.id = guard_account() AND a.password_hash = password) THEN
        RETURN false;
    END IF;
    DELETE FROM account_backup_code WHERE account_id = guard_account();
    INSERT INTO account_backup_code (account_id, hash) SELECT guard_account(), h FROM unnest(backup_hashes) h;
    RETURN true;
END;
$$;

CREATE OR REPLACE FUNCTION accounts_forget_visits() RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM account_visit WHERE seen_at < clock_timestamp() - interval '30 days';
    DELETE FROM account_ticket WHERE ends_at < clock_timestamp();
    DELETE FROM account_totp WHERE confirmed_at IS NULL AND offered_at < clock_timestamp() - interval '1 day'
$$;

REVOKE ALL ON FUNCTION accounts_enter(text, text, text, text, text, bytea), accounts_code_begin(bytea, int[]),
    accounts_take_code(bigint, bigint, bytea, text), accounts_code_end(bytea, bigint, bytea, text, text, text),
    accounts_totp_offer(bytea), accounts_totp_state(), accounts_totp_confirm(bigint, bytea[], uuid), accounts_totp_off(text),
    accounts_new_backup_codes(text, bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_enter(text, text, text, text, text, bytea), accounts_code_begin(bytea, int[]),
    accounts_code_end(bytea, bigint, bytea, text, text, text), accounts_totp_offer(bytea), accounts_totp_state(),
    accounts_totp_confirm(bigint, bytea[], uuid), accounts_totp_off(text), accounts_new_backup_codes(text, bytea[])
    TO portico_app;
