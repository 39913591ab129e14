-- Signing in through narrow functions. Before, the portal's role kept the counters of wrong guesses itself and was handed
-- password hashes: who smuggled SQL into the portal could forget his guesses, or take hashes home and guess there, uncounted.

-- Raised whenever that changes by which one signs in; a visit that began under another number is over.
ALTER TABLE account ADD COLUMN credentials int NOT NULL DEFAULT 0;
GRANT SELECT (credentials) ON account TO portico_app;

CREATE FUNCTION accounts_raise_credentials() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    NEW.credentials := OLD.credentials + 1;
    RETURN NEW;
END;
$$;
CREATE TRIGGER accounts_raise_credentials BEFORE UPDATE ON account FOR EACH ROW
    WHEN (OLD.password_hash IS DISTINCT FROM NEW.password_hash OR OLD.disabled_at IS DISTINCT FROM NEW.disabled_at)
    EXECUTE FUNCTION accounts_raise_credentials();

-- Asked with every request, so it is one look into one index.
CREATE FUNCTION accounts_still(account_id bigint, known int) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT EXISTS (SELECT 1 FROM account a WHERE a.id = account_id AND a.credentials = known AND a.disabled_at IS NULL)
$$;

-- Waits for its turn at a counter and says how many whole minutes are to be waited there; an unknown counter begins at zero.
CREATE FUNCTION accounts_wait(counter text) RETURNS bigint
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    until timestamptz;
BEGIN
    INSERT INTO sign_in_throttle AS t (key, failures, first_failure) VALUES (counter, 0, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET failures = t.failures
    RETURNING blocked_until INTO until;
    RETURN greatest(ceil(extract(epoch FROM until - clock_timestamp()) / 60), 0);
END;
$$;

-- pauses[n]: the seconds that are to be waited after n failures; after a quiet day the count begins anew.
CREATE FUNCTION accounts_count(counter text, pauses int[]) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE sign_in_throttle t
       SET failures = n.failures,
           first_failure = CASE WHEN n.anew THEN clock_timestamp() ELSE t.first_failure END,
           blocked_until = clock_timestamp()
               + nullif(pauses[least(n.failures, cardinality(pauses))], 0) * interval '1 second'
      FROM (SELECT key, first_failure < clock_timestamp() - interval '1 day' AS anew,
                   CASE WHEN first_failure < clock_timestamp() - interval '1 day' THEN 1 ELSE failures + 1 END AS failures
              FROM sign_in_throttle WHERE key = counter) n
     WHERE t.key = n.key
$$;

-- An attempt is counted as a failure before it is made, so that a thousand at once are no more than a thousand one by one;
-- success takes that back. What comes out is enough to compute a hash from a password, and not the hash.
CREATE FUNCTION accounts_attempt(
        wanted text, network text, account_pauses int[], network_pauses int[], OUT minutes bigint, OUT salt text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    -- The network first, always: so two attempts never wait for each other crosswise, and who has to wait there cannot
    -- fill the table with invented accounts.
    minutes := accounts_wait('address:' || network);
    IF minutes = 0 THEN
        minutes := accounts_wait('account:' || lower(wanted));
    END IF;
    IF minutes = 0 THEN
        PERFORM accounts_count('address:' || network, network_pauses);
        PERFORM accounts_count('account:' || lower(wanted), account_pauses);
        salt := (SELECT substring(password_hash FROM '^(.*)\$[^$]*$') FROM account WHERE lower(email) = lower(wanted));
    END IF;
END;
$$;

-- The end of an attempt. The cause is null where the hash is right; then both counters forget this attempt.
CREATE FUNCTION accounts_enter(
        wanted text, network text, hash text,
        OUT id bigint, OUT name text, OUT language text, OUT theme text, OUT time_zone text, OUT credentials int,
        OUT cause text)
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
    END IF;
END;
$$;

-- Guessing at many invented accounts must not fill the table.
CREATE FUNCTION accounts_forget_attempts() RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM sign_in_throttle
     WHERE first_failure < clock_timestamp() - interval '1 day'
       AND (blocked_until IS NULL OR blocked_until < clock_timestamp())
$$;

REVOKE ALL ON FUNCTION accounts_raise_credentials(), accounts_still(bigint, int), accounts_wait(text),
    accounts_count(text, int[]), accounts_attempt(text, text, int[], int[]), accounts_enter(text, text, text),
    accounts_forget_attempts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_still(bigint, int), accounts_attempt(text, text, int[], int[]),
    accounts_enter(text, text, text), accounts_forget_attempts() TO portico_app;

DROP FUNCTION accounts_candidate(text);
REVOKE ALL ON sign_in_throttle FROM portico_app;
