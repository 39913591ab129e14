-- Passkeys (WebAuthn): a key pair for this portal in somebody's phone, laptop or security key. Only the public half is here.
CREATE TABLE account_passkey (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    credential_id   bytea NOT NULL UNIQUE,
    credential      bytea NOT NULL,            -- the attested credential data of WebAuthn: who made it, its id, its public key
    counter         bigint NOT NULL,           -- of the last signature; a copy of the key gives itself away by falling behind
    backup_eligible boolean NOT NULL,
    name            text NOT NULL,
    made_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    used_at         timestamptz
);
CREATE INDEX account_passkey_account ON account_passkey (account_id);
ALTER TABLE account_passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_passkey FORCE ROW LEVEL SECURITY;
CREATE POLICY own_passkeys ON account_passkey FOR SELECT TO portico_app USING (account_id = (SELECT guard_account()));
CREATE POLICY remove_own_passkeys ON account_passkey FOR DELETE TO portico_app USING (account_id = (SELECT guard_account()));
GRANT SELECT, DELETE ON account_passkey TO portico_app;

-- One more, for an account that is signed in and has just said its password.
CREATE FUNCTION accounts_passkey_add(
        password text, new_id bytea, new_credential bytea, new_counter bigint, new_eligible boolean, new_name text)
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM account WHERE id = guard_account() AND password_hash = password)
       OR (SELECT count(*) FROM account_passkey WHERE account_id = guard_account()) >= 20 THEN
        RETURN false;
    END IF;
    INSERT INTO account_passkey (account_id, credential_id, credential, counter, backup_eligible, name)
    VALUES (guard_account(), new_id, new_credential, new_counter, new_eligible, new_name)
    ON CONFLICT (credential_id) DO NOTHING;
    RETURN FOUND;
END;
$$;

CREATE FUNCTION accounts_passkey_find(wanted bytea)
    RETURNS TABLE (person bigint, handle uuid, credential bytea, counter bigint, backup_eligible boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT a.id, a.public_id, k.credential, k.counter, k.backup_eligible
      FROM account_passkey k JOIN account a ON a.id = k.account_id
     WHERE k.credential_id = wanted
$$;

-- In with a passkey. That the signature is right, the server has computed, and signs for it; that the key is no copy that has
-- fallen behind is seen here, where two servers at once see the same counter.
CREATE FUNCTION accounts_passkey_enter(used bytea, new_counter bigint, mac text, browser text, address text)
    RETURNS TABLE (id bigint, name text, language text, theme text, time_zone text, credentials int, visit uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    owner_id bigint;
BEGIN
    PERFORM accounts_signed('passkey|' || encode(used, 'hex') || '|' || new_counter, mac);
    UPDATE account_passkey k SET counter = new_counter, used_at = clock_timestamp()
      FROM account a
     WHERE k.credential_id = used AND a.id = k.account_id AND a.disabled_at IS NULL
       AND (k.counter < new_counter OR (k.counter = 0 AND new_counter = 0))
    RETURNING k.account_id INTO owner_id;
    IF owner_id IS NOT NULL THEN
        RETURN QUERY SELECT a.id, a.name, a.language, a.theme, a.time_zone, a.credentials,
                accounts_begin_visit(a.id, 'PASSKEY', browser, address)
           FROM account a WHERE a.id = owner_id;
    END IF;
END;
$$;

REVOKE ALL ON FUNCTION accounts_passkey_add(text, bytea, bytea, bigint, boolean, text), accounts_passkey_find(bytea),
    accounts_passkey_enter(bytea, bigint, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_passkey_add(text, bytea, bytea, bigint, boolean, text), accounts_passkey_find(bytea),
    accounts_passkey_enter(bytea, bigint, text, text, text) TO portico_app;
