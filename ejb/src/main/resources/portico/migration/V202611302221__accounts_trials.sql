-- Accounts of a trial (H9): the visitor's, and those of the people whom its samples tell of. They end by themselves: who comes
-- after that is not let in, and what he had open is over, whether or not a job has cleared away yet.
ALTER TABLE account
    ADD COLUMN trial_id bigint REFERENCES node,
    ADD COLUMN ends_at timestamptz,
    ADD CONSTRAINT account_trial_ends CHECK ((trial_id IS NULL) = (ends_at IS NULL));
CREATE INDEX account_trial ON account (trial_id) WHERE trial_id IS NOT NULL;
GRANT SELECT (trial_id, ends_at) ON account TO portico_jobs;

-- In which trial the caller is; null for everybody real.
CREATE FUNCTION accounts_trial() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT a.trial_id FROM account a WHERE a.id = guard_account()
$$;

-- The only addresses that a trial gives to its people. No mail ever gets there (RFC 2606).
CREATE FUNCTION accounts_trial_domain(house bigint) RETURNS text
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT 'muster-' || lower(n.trial) || '.example' FROM node n WHERE n.id = house
$$;

CREATE FUNCTION accounts_trial_person(house bigint, address text, person text, words text, until timestamptz, hash text)
    RETURNS bigint
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO account (email, name, language, trial_id, ends_at, password_hash)
    VALUES (address, person, words, house, until, hash)
    RETURNING id
$$;

-- The real world goes first: who tries Portico and then becomes a customer keeps his account; his trial is over.
CREATE FUNCTION accounts_adopt(address text) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE account SET trial_id = NULL, ends_at = NULL
     WHERE lower(email) = lower(address) AND trial_id IS NOT NULL AND accounts_trial() IS NULL
       AND split_part(lower(email), '@', 2) <> accounts_trial_domain(trial_id)
$$;

-- Whoever is made inside belongs inside, and a stranger's address is refused before anybody looks whether it is known.
CREATE FUNCTION accounts_keep_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    house bigint := accounts_trial();
BEGIN
    IF house IS NOT NULL THEN
        IF split_part(lower(NEW.email), '@', 2) <> accounts_trial_domain(house) THEN
            RAISE EXCEPTION 'trial.address' USING ERRCODE = 'PT001', DETAIL = accounts_trial_domain(house);
        END IF;
        NEW.trial_id := house;
        NEW.ends_at := (SELECT a.ends_at FROM account a WHERE a.id = guard_account());
    ELSIF TG_OP = 'INSERT' AND NEW.trial_id IS NULL THEN
        PERFORM accounts_adopt(NEW.email);
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER accounts_keep_apart BEFORE INSERT OR UPDATE OF email ON account FOR EACH ROW
    EXECUTE FUNCTION accounts_keep_apart();

-- The wish for another address is refused as the address would be: its letters stay inside, and so its links would prove nothing.
CREATE FUNCTION accounts_keep_wishes_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    house bigint := accounts_trial();
BEGIN
    IF house IS NOT NULL AND split_part(lower(NEW.email), '@', 2) <> accounts_trial_domain(house) THEN
        RAISE EXCEPTION 'trial.address' USING ERRCODE = 'PT001', DETAIL = accounts_trial_domain(house);
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER accounts_keep_wishes_apart BEFORE INSERT OR UPDATE OF email ON account_email_change FOR EACH ROW
    EXECUTE FUNCTION accounts_keep_wishes_apart();

-- As before; adopted by a statement of its own, because one statement changes a row once.
CREATE OR REPLACE FUNCTION accounts_create(wanted text, person text, words text) RETURNS bigint
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT accounts_adopt(wanted);
    INSERT INTO account (email, name, language) VALUES (wanted, person, words)
    ON CONFLICT (lower(email)) DO UPDATE SET email = account.email
    RETURNING id
$$;

-- As before, but nothing for an account that has ended.
CREATE OR REPLACE FUNCTION accounts_begin_visit(person bigint, by_way text, with_browser text, from_address text) RETURNS uuid
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO account_visit (account_id, way, browser, address)
    SELECT a.id, by_way, left(with_browser, 100), left(from_address, 100)
      FROM account a WHERE a.id = person AND (a.ends_at IS NULL OR a.ends_at > clock_timestamp())
    RETURNING id
$$;

CREATE OR REPLACE FUNCTION accounts_still(account_id bigint, known int, visit uuid, OUT still_in boolean, OUT strong boolean)
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
           AND (a.ends_at IS NULL OR a.ends_at > clock_timestamp())
           AND v.id = visit AND v.ended_at IS NULL)
    SELECT EXISTS (SELECT FROM visiting), EXISTS (SELECT FROM visiting WHERE way <> 'PASSWORD')
$$;

CREATE OR REPLACE FUNCTION accounts_enter(
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
        WHEN found.ends_at <= clock_timestamp() THEN 'ended'
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

-- Whom a trial's end concerns, before the day or on it.
CREATE FUNCTION accounts_trial_over(house bigint) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE account SET ends_at = clock_timestamp() WHERE trial_id = house AND ends_at > clock_timestamp()
$$;

-- What is counted under an address that is nobody's any more, or still asked for.
CREATE FUNCTION accounts_forget_address(addresses text[]) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM sign_in_throttle WHERE key = ANY (array(SELECT 'account:' || lower(a) FROM unnest(addresses) a));
    DELETE FROM account_forgotten WHERE lower(email) = ANY (array(SELECT lower(a) FROM unnest(addresses) a))
$$;

REVOKE ALL ON FUNCTION accounts_trial(), accounts_trial_domain(bigint), accounts_adopt(text),
    accounts_keep_apart(), accounts_keep_wishes_apart(),
    accounts_trial_person(bigint, text, text, text, timestamptz, text), accounts_trial_over(bigint),
    accounts_forget_address(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_trial() TO portico_app;
