-- A forgotten password. What somebody asks is written down alike for an address that is known and one that is not, so that
-- neither the answer nor its time tells which it was; whom it concerns is looked up afterwards, by a timer.
CREATE TABLE account_forgotten (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email    text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE account_forgotten ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_forgotten FORCE ROW LEVEL SECURITY;

-- Counted like attempts to sign in, by network and by the address that was typed; answers the minutes to be waited.
CREATE FUNCTION accounts_forgotten_ask(wanted text, network text, account_pauses int[], network_pauses int[]) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    minutes bigint := accounts_wait('forgotten-address:' || network);
BEGIN
    IF minutes = 0 THEN
        minutes := accounts_wait('forgotten-account:' || lower(wanted));
    END IF;
    IF minutes = 0 THEN
        PERFORM accounts_count('forgotten-address:' || network, network_pauses);
        PERFORM accounts_count('forgotten-account:' || lower(wanted), account_pauses);
        INSERT INTO account_forgotten (email) VALUES (wanted);
    END IF;
    RETURN minutes;
END;
$$;

CREATE FUNCTION accounts_forgotten_waits() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM account_forgotten)
$$;

-- Some things only the servers themselves may ask for, whoever smuggled SQL into the portal: they sign the question, for
-- this transaction of this backend, with the key that the database has too (as guard_context does).
CREATE FUNCTION accounts_signed(question text, mac text) RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF mac IS DISTINCT FROM encode(hmac(
            convert_to(pg_backend_pid() || '|' || pg_current_xact_id()::text || '|' || question, 'UTF8'),
            (SELECT secret FROM guard_key), 'sha256'), 'hex') THEN
        RAISE EXCEPTION 'portico: this was not asked by the house' USING ERRCODE = '42501';
    END IF;
END;
$$;

-- Answers as many as there are hashes of tokens: each that concerns an account gets a link of its own, two hours long.
CREATE FUNCTION accounts_forgotten_answer(token_hashes bytea[], mac text)
    RETURNS TABLE (place int, account_id bigint, email text, name text, language text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    wish account_forgotten;
    found account;
BEGIN
    PERFORM accounts_signed('forgotten|' || (SELECT string_agg(encode(h, 'hex'), '|') FROM unnest(token_hashes) h), mac);
    FOR i IN 1..cardinality(token_hashes) LOOP
        SELECT * INTO wish FROM account_forgotten f ORDER BY f.id LIMIT 1 FOR UPDATE SKIP LOCKED;
        EXIT WHEN wish.id IS NULL;
        DELETE FROM account_forgotten f WHERE f.id = wish.id;
        SELECT * INTO found FROM account a WHERE lower(a.email) = lower(wish.email) AND a.disabled_at IS NULL;
        CONTINUE WHEN found.id IS NULL;
        PERFORM accounts_link(found.id, token_hashes[i], 2);
        RETURN QUERY SELECT i, found.id, found.email, found.name, found.language;
    END LOOP;
END;
$$;

-- Whose link it is: whoever holds it may know, and a password that is made of one's own name is a weak one.
CREATE FUNCTION accounts_link_holder(token bytea) RETURNS TABLE (name text, email text, language text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT a.name, a.email, a.language
      FROM account_link l JOIN account a ON a.id = l.account_id AND a.disabled_at IS NULL
     WHERE l.hash = sha256(token) AND l.used_at IS NULL AND l.ends_at > clock_timestamp()
$$;

REVOKE ALL ON FUNCTION accounts_forgotten_ask(text, text, int[], int[]), accounts_forgotten_waits(), accounts_signed(text, text),
    accounts_forgotten_answer(bytea[], text), accounts_link_holder(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_forgotten_ask(text, text, int[], int[]), accounts_forgotten_waits(),
    accounts_forgotten_answer(bytea[], text), accounts_link_holder(bytea) TO portico_app;
DROP FUNCTION accounts_link_is_good(bytea);
