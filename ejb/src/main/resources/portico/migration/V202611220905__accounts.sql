-- One account a person (U50). The portal's role never reads a password hash by itself: signing in goes through
-- two functions that answer for one address at a time.
CREATE TABLE account (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id     uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    email         text NOT NULL,
    name          text NOT NULL,
    password_hash text,                     -- Argon2id, PHC string
    language      text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'fr', 'it', 'en')),
    theme         text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
    time_zone     text NOT NULL DEFAULT 'Europe/Zurich',
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    disabled_at   timestamptz,
    version       int NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX account_email ON account (lower(email));

-- Failures per account and per address, in the database: a second node counts on.
CREATE TABLE sign_in_throttle (
    key           text PRIMARY KEY,         -- account:<lower email> or address:<ip>
    failures      int NOT NULL,
    first_failure timestamptz NOT NULL,
    blocked_until timestamptz
);

CREATE FUNCTION accounts_candidate(wanted text)
    RETURNS TABLE (id bigint, name text, password_hash text, language text, theme text, time_zone text, disabled boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT a.id, a.name, a.password_hash, a.language, a.theme, a.time_zone, a.disabled_at IS NOT NULL
      FROM account a
     WHERE lower(a.email) = lower(wanted)
$$;
REVOKE ALL ON FUNCTION accounts_candidate(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_candidate(text) TO portico_app;

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON account FOR SELECT TO portico_app USING (id = (SELECT guard_account()));
CREATE POLICY own_write ON account FOR UPDATE TO portico_app USING (id = (SELECT guard_account()));
GRANT SELECT (id, public_id, email, name, language, theme, time_zone, created_at, disabled_at, version) ON account TO portico_app;
GRANT UPDATE (language, theme, time_zone, version) ON account TO portico_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttle TO portico_app;
-- Jobs import people and mail them; they cannot touch credentials.
GRANT SELECT (id, public_id, email, name, language, disabled_at), INSERT (email, name, language) ON account TO portico_jobs;
