-- Another address to sign in by. It holds once both mailboxes have said yes: who sits at an open screen, or reads the old mail
-- only, takes over no account. One change at a time; of each link there is only the hash, and each says yes once.
CREATE TABLE account_email_change (
    account_id    bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    email         text NOT NULL,
    new_hash      bytea NOT NULL UNIQUE CHECK (octet_length(new_hash) = 32),
    old_hash      bytea UNIQUE CHECK (octet_length(old_hash) = 32),
    new_agreed_at timestamptz,
    old_agreed_at timestamptz,   -- from the beginning where who manages the person asked: the old mailbox may be lost
    ends_at       timestamptz NOT NULL
);
ALTER TABLE account_email_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_email_change FORCE ROW LEVEL SECURITY;
CREATE POLICY own_email_change ON account_email_change FOR SELECT TO portico_app
    USING (account_id = (SELECT guard_account()));
CREATE POLICY withdraw_own_email_change ON account_email_change FOR DELETE TO portico_app
    USING (account_id = (SELECT guard_account()));
GRANT SELECT (account_id, email, new_agreed_at, old_agreed_at, ends_at), DELETE ON account_email_change TO portico_app;

-- The address is by what one signs in, as the password is: where it changes, visits that began before are over.
DROP TRIGGER accounts_raise_credentials ON account;
CREATE TRIGGER accounts_raise_credentials BEFORE UPDATE ON account FOR EACH ROW
    WHEN (OLD.password_hash IS DISTINCT FROM NEW.password_hash OR OLD.disabled_at IS DISTINCT FROM NEW.disabled_at
          OR OLD.email IS DISTINCT FROM NEW.email)
    EXECUTE FUNCTION accounts_raise_credentials();

-- Takes the place of an earlier one. Whether the address is somebody's already decides which letter goes there, and nothing
-- that anybody sees: what is written down is the same.
CREATE FUNCTION accounts_email_begin(person bigint, wanted text, for_new bytea, for_old bytea, hours int) RETURNS boolean
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    DELETE FROM account_email_change WHERE account_id = person;
    INSERT INTO account_email_change (account_id, email, new_hash, old_hash, old_agreed_at, ends_at)
    VALUES (person, wanted, for_new, for_old, CASE WHEN for_old IS NULL THEN clock_timestamp() END,
            clock_timestamp() + hours * interval '1 hour');
    RETURN EXISTS (SELECT FROM account WHERE lower(email) = lower(wanted));
END;
$$;

-- By oneself, with the password as proof. Counted, because each wish sends two letters. Signed by the server: who smuggles SQL
-- in must not ask here which addresses there are.
CREATE FUNCTION accounts_email_ask(
        password text, wanted text, for_new bytea, for_old bytea, hours int, pauses int[], mac text,
        OUT minutes bigint, OUT taken boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM accounts_signed('email|' || guard_account() || '|' || wanted, mac);
    IF NOT EXISTS (SELECT FROM account WHERE id = guard_account() AND password_hash = password) THEN
        RAISE EXCEPTION 'portico: without a password no other address' USING ERRCODE = '42501';
    END IF;
    minutes := accounts_wait('email:' || guard_account());
    IF minutes = 0 THEN
        PERFORM accounts_count('email:' || guard_account(), pauses);
        taken := accounts_email_begin(guard_account(), wanted, for_new, for_old, hours);
    END IF;
END;
$$;

-- Other links for whoever has not said yes; those before lead nowhere. No address where nothing waits.
CREATE FUNCTION accounts_email_again(
        for_new bytea, for_old bytea, hours int, pauses int[], mac text,
        OUT minutes bigint, OUT wanted text, OUT to_new boolean, OUT to_old boolean, OUT taken boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM accounts_signed('email-again|' || guard_account(), mac);
    minutes := accounts_wait('email:' || guard_account());
    IF minutes = 0 THEN
        PERFORM accounts_count('email:' || guard_account(), pauses);
        UPDATE account_email_change c
           SET new_hash = CASE WHEN c.new_agreed_at IS NULL THEN for_new ELSE c.new_hash END,
               old_hash = CASE WHEN c.old_agreed_at IS NULL THEN for_old ELSE c.old_hash END,
               ends_at = clock_timestamp() + hours * interval '1 hour'
         WHERE c.account_id = guard_account() AND c.ends_at > clock_timestamp()
        RETURNING c.email, c.new_agreed_at IS NULL, c.old_agreed_at IS NULL
             INTO wanted, to_new, to_old;
        taken := EXISTS (SELECT FROM account a WHERE lower(a.email) = lower(wanted));
    END IF;
END;
$$;

-- Whose link it is, and what became of it; whoever holds the link may know.
CREATE FUNCTION accounts_email_link(token bytea)
    RETURNS TABLE (person bigint, name text, language text, old_email text, email text, is_new boolean, agreed boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT a.id, a.name, a.language, a.email, c.email, c.new_hash = sha256(token),
           CASE WHEN c.new_hash = sha256(token) THEN c.new_agreed_at ELSE c.old_agreed_at END IS NOT NULL
      FROM account_email_change c JOIN account a ON a.id = c.account_id AND a.disabled_at IS NULL
     WHERE sha256(token) IN (c.new_hash, c.old_hash) AND c.ends_at > clock_timestamp()
$$;

-- One of the two says yes. With the second yes the address is the account's: "number" is then by what a visit of the same
-- account, from which it was said, goes on; all others are over, and so are links for passwords that lie in the old mailbox.
-- Nothing comes back where the link leads nowhere, or where the address has become somebody else's meanwhile.
CREATE FUNCTION accounts_email_agree(token bytea, this_visit uuid, OUT done boolean, OUT number int)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    change account_email_change;
BEGIN
    UPDATE account_email_change c
       SET new_agreed_at = CASE WHEN c.new_hash = sha256(token) THEN coalesce(c.new_agreed_at, clock_timestamp()) ELSE c.new_agreed_at END,
           old_agreed_at = CASE WHEN c.old_hash = sha256(token) THEN coalesce(c.old_agreed_at, clock_timestamp()) ELSE c.old_agreed_at END
      FROM account a
     WHERE sha256(token) IN (c.new_hash, c.old_hash) AND c.ends_at > clock_timestamp()
       AND a.id = c.account_id AND a.disabled_at IS NULL
    RETURNING c.* INTO change;
    IF change.account_id IS NULL THEN
        RETURN;
    END IF;
    done := change.new_agreed_at IS NOT NULL AND change.old_agreed_at IS NOT NULL;
    IF NOT done THEN
        RETURN;
    END IF;
    DELETE FROM account_email_change WHERE account_id = change.account_id;
    IF EXISTS (SELECT FROM account a WHERE lower(a.email) = lower(change.email) AND a.id <> change.account_id) THEN
        done := NULL;
        RETURN;
    END IF;
    UPDATE account SET email = change.email WHERE id = change.account_id RETURNING credentials INTO number;
    UPDATE account_link SET ends_at = clock_timestamp()
     WHERE account_id = change.account_id AND used_at IS NULL AND ends_at > clock_timestamp();
    UPDATE account_visit SET ended_at = NULL
     WHERE id = this_visit AND account_id = change.account_id AND account_id = guard_account();
    IF NOT FOUND THEN
        number := NULL;
    END IF;
END;
$$;

-- Either of the two says no.
CREATE FUNCTION accounts_email_decline(token bytea) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    DELETE FROM account_email_change c
     WHERE sha256(token) IN (c.new_hash, c.old_hash) AND c.ends_at > clock_timestamp();
    RETURN FOUND;
END;
$$;

CREATE OR REPLACE FUNCTION accounts_forget_visits() RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM account_visit WHERE seen_at < clock_timestamp() - interval '720 hours';
    DELETE FROM account_ticket WHERE ends_at < clock_timestamp();
    DELETE FROM account_email_change WHERE ends_at < clock_timestamp();
    DELETE FROM account_totp WHERE confirmed_at IS NULL AND offered_at < clock_timestamp() - interval '24 hours'
$$;

REVOKE ALL ON FUNCTION accounts_email_begin(bigint, text, bytea, bytea, int),
    accounts_email_ask(text, text, bytea, bytea, int, int[], text), accounts_email_again(bytea, bytea, int, int[], text),
    accounts_email_link(bytea), accounts_email_agree(bytea, uuid), accounts_email_decline(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_email_ask(text, text, bytea, bytea, int, int[], text),
    accounts_email_again(bytea, bytea, int, int[], text), accounts_email_link(bytea), accounts_email_agree(bytea, uuid),
    accounts_email_decline(bytea) TO portico_app;
