-- Each visit by itself, so that its person sees where he is signed in and ends what is not his, one by one.
CREATE TABLE account_visit (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    way        text NOT NULL CHECK (way IN ('PASSWORD', 'SECOND_STEP', 'PASSKEY')),
    browser    text NOT NULL,
    address    text NOT NULL,
    began_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at   timestamptz
);
-- One's own open visits, and those of an account that is told to go.
CREATE INDEX account_visit_open ON account_visit (account_id) WHERE ended_at IS NULL;
ALTER TABLE account_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_visit FORCE ROW LEVEL SECURITY;
CREATE POLICY own_visits ON account_visit FOR SELECT TO portico_app USING (account_id = (SELECT guard_account()));
-- What has ended does not begin again.
CREATE POLICY end_own_visits ON account_visit FOR UPDATE TO portico_app
    USING (account_id = (SELECT guard_account())) WITH CHECK (ended_at IS NOT NULL);
GRANT SELECT, UPDATE (ended_at) ON account_visit TO portico_app;

CREATE FUNCTION accounts_begin_visit(person bigint, by_way text, with_browser text, from_address text) RETURNS uuid
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO account_visit (account_id, way, browser, address)
    VALUES (person, by_way, left(with_browser, 100), left(from_address, 100))
    RETURNING id
$$;

-- Asked with every request. When somebody was last seen is noted once a minute; of several requests at once one notes it and
-- the others do not wait.
CREATE FUNCTION accounts_still(account_id bigint, known int, visit uuid) RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH noted AS (
        UPDATE account_visit SET seen_at = clock_timestamp()
         WHERE id = (SELECT v.id FROM account_visit v
                      WHERE v.id = visit AND v.ended_at IS NULL AND v.seen_at < clock_timestamp() - interval '1 minute'
                        FOR UPDATE SKIP LOCKED))
    SELECT EXISTS (
        SELECT 1 FROM account a JOIN account_visit v ON v.account_id = a.id
         WHERE a.id = accounts_still.account_id AND a.credentials = known AND a.disabled_at IS NULL
           AND v.id = visit AND v.ended_at IS NULL)
$$;

-- Whatever ends all visits of an account by a new number of credentials ends them in the list too.
CREATE FUNCTION accounts_end_visits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    UPDATE account_visit SET ended_at = clock_timestamp() WHERE account_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
END;
$$;
CREATE TRIGGER accounts_end_visits AFTER UPDATE ON account FOR EACH ROW
    WHEN (OLD.credentials IS DISTINCT FROM NEW.credentials) EXECUTE FUNCTION accounts_end_visits();

-- Visits are personal data: what is over for a month is forgotten.
CREATE FUNCTION accounts_forget_visits() RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM account_visit WHERE seen_at < clock_timestamp() - interval '30 days'
$$;

-- The same as before, and the visit begins with it.
DROP FUNCTION accounts_enter(text, text, text);
CREATE FUNCTION accounts_enter(
        wanted text, network text, hash text, browser text, address text,
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
        visit := accounts_begin_visit(found.id, 'PASSWORD', browser, address);
    END IF;
END;
$$;

-- One's own password, asked again before something that a stranger at an open screen must not do. It is counted as at the
-- front door, by the account alone: who is here has come in already.
CREATE FUNCTION accounts_prove_begin(pauses int[], OUT minutes bigint, OUT salt text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    counter text := (SELECT 'account:' || lower(email) FROM account WHERE id = guard_account());
BEGIN
    minutes := accounts_wait(counter);
    IF minutes = 0 THEN
        PERFORM accounts_count(counter, pauses);
        salt := (SELECT substring(password_hash FROM '^(.*)\$[^$]*$') FROM account WHERE id = guard_account());
    END IF;
END;
$$;

CREATE FUNCTION accounts_prove_end(hash text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM account WHERE id = guard_account() AND password_hash = hash) THEN
        DELETE FROM sign_in_throttle WHERE key = (SELECT 'account:' || lower(email) FROM account WHERE id = guard_account());
        RETURN true;
    END IF;
    RETURN false;
END;
$$;

-- With the old one as proof. All other visits are over; this one goes on under the new number, which is the answer.
CREATE FUNCTION accounts_change_password(old_hash text, new_hash text, this_visit uuid) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    number int;
BEGIN
    IF new_hash NOT LIKE '$argon2id$v=19$%' THEN
        RAISE EXCEPTION 'portico: no hash of a password' USING ERRCODE = '22023';
    END IF;
    UPDATE account SET password_hash = new_hash WHERE id = guard_account() AND password_hash = old_hash
    RETURNING credentials INTO number;
    IF number IS NOT NULL THEN
        UPDATE account_visit SET ended_at = NULL WHERE id = this_visit AND account_id = guard_account();
        UPDATE account_link SET ends_at = clock_timestamp()
         WHERE account_id = guard_account() AND used_at IS NULL AND ends_at > clock_timestamp();
    END IF;
    RETURN number;
END;
$$;

REVOKE ALL ON FUNCTION accounts_begin_visit(bigint, text, text, text), accounts_still(bigint, int, uuid),
    accounts_end_visits(), accounts_forget_visits(), accounts_enter(text, text, text, text, text),
    accounts_prove_begin(int[]), accounts_prove_end(text), accounts_change_password(text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_still(bigint, int, uuid), accounts_forget_visits(),
    accounts_enter(text, text, text, text, text), accounts_prove_begin(int[]), accounts_prove_end(text),
    accounts_change_password(text, text, uuid) TO portico_app;
DROP FUNCTION accounts_still(bigint, int);
