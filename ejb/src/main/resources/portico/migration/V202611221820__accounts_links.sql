-- Links by which somebody sets a password: good once, for a time, and of each account only the newest one. What is stored
-- is a hash, so that who reads this table can enter nowhere.
CREATE TABLE account_link (
    hash       bytea PRIMARY KEY CHECK (octet_length(hash) = 32),     -- SHA-256 of the token in the mail
    account_id bigint NOT NULL REFERENCES account,
    made_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at    timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX account_link_account ON account_link (account_id);
ALTER TABLE account_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_link FORCE ROW LEVEL SECURITY;

-- Since when a row says what it says; access reads it to tell who could see what on a past day (B10).
ALTER TABLE account ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE account ALTER COLUMN known_from SET DEFAULT clock_timestamp();

-- One account a person: an address that is known keeps its account, as it is. The owner's functions only.
CREATE FUNCTION accounts_create(wanted text, person text, words text) RETURNS bigint
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO account (email, name, language) VALUES (wanted, person, words)
    ON CONFLICT (lower(email)) DO UPDATE SET email = account.email
    RETURNING id
$$;

CREATE FUNCTION accounts_link(wanted bigint, token_hash bytea, hours int) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE account_link SET ends_at = clock_timestamp()
     WHERE account_id = wanted AND used_at IS NULL AND ends_at > clock_timestamp();
    INSERT INTO account_link (hash, account_id, ends_at)
    VALUES (token_hash, wanted, clock_timestamp() + hours * interval '1 hour');
$$;

CREATE FUNCTION accounts_link_is_good(token bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM account_link l JOIN account a ON a.id = l.account_id AND a.disabled_at IS NULL
                    WHERE l.hash = sha256(token) AND l.used_at IS NULL AND l.ends_at > clock_timestamp())
$$;

-- Whoever comes with the link sets the password once; visits that began before are over (accounts_raise_credentials).
CREATE FUNCTION accounts_set_password(token bytea, new_hash text) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    owner_id bigint;
BEGIN
    IF new_hash NOT LIKE '$argon2id$v=19$%' THEN
        RAISE EXCEPTION 'portico: no hash of a password' USING ERRCODE = '22023';
    END IF;
    UPDATE account_link l SET used_at = clock_timestamp()
      FROM account a
     WHERE l.hash = sha256(token) AND l.used_at IS NULL AND l.ends_at > clock_timestamp()
       AND a.id = l.account_id AND a.disabled_at IS NULL
    RETURNING l.account_id INTO owner_id;
    IF owner_id IS NOT NULL THEN
        UPDATE account SET password_hash = new_hash WHERE id = owner_id;
        DELETE FROM sign_in_throttle t USING account a WHERE a.id = owner_id AND t.key = 'account:' || lower(a.email);
    END IF;
    RETURN owner_id;
END;
$$;

-- Who holds the old password does not come in any more, and what he had open is over.
CREATE FUNCTION accounts_forget_password(wanted bigint) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE account SET password_hash = NULL WHERE id = wanted
$$;

CREATE FUNCTION accounts_change_email(account_id bigint, wanted text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM account a WHERE lower(a.email) = lower(wanted) AND a.id <> account_id) THEN
        RETURN false;
    END IF;
    UPDATE account SET email = wanted WHERE id = account_id;
    RETURN true;
END;
$$;

CREATE FUNCTION accounts_shut(wanted bigint, away boolean) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE account SET disabled_at = CASE WHEN away THEN clock_timestamp() END
     WHERE id = wanted AND (disabled_at IS NULL) = away
$$;

REVOKE ALL ON FUNCTION accounts_forget_password(bigint), accounts_change_email(bigint, text), accounts_shut(bigint, boolean)
    FROM PUBLIC;
REVOKE ALL ON FUNCTION accounts_create(text, text, text), accounts_link(bigint, bytea, int), accounts_link_is_good(bytea),
    accounts_set_password(bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_link_is_good(bytea), accounts_set_password(bytea, text) TO portico_app;
