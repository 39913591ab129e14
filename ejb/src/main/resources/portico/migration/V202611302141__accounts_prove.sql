-- Nobody's password is no password: whoever is not signed in is refused, and not counted.
CREATE OR REPLACE FUNCTION accounts_prove_begin(pauses int[], OUT minutes bigint, OUT salt text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    counter text := (SELECT 'account:' || lower(email) FROM account WHERE id = guard_account());
BEGIN
    IF counter IS NULL THEN
        RAISE EXCEPTION 'portico: only who is signed in proves who he is' USING ERRCODE = '42501';
    END IF;
    minutes := accounts_wait(counter);
    IF minutes = 0 THEN
        PERFORM accounts_count(counter, pauses);
        salt := (SELECT substring(password_hash FROM '^(.*)\$[^$]*$') FROM account WHERE id = guard_account());
    END IF;
END;
$$;
