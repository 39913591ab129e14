-- The second wall: who asks is bound to one transaction of one backend by an HMAC, so that injected SQL
-- cannot widen what it sees (a plain setting could be widened; this cannot).
-- Roles (portico_owner with BYPASSRLS, portico_app, portico_jobs with BYPASSRLS) exist before: config/postgresql/roles.sql.

CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;

GRANT USAGE ON SCHEMA portico TO portico_app, portico_jobs;

-- One row: the key that the application servers hold too (PORTICO_CONTEXT_KEY). Only the owner reads it.
CREATE TABLE guard_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    secret   bytea NOT NULL CHECK (octet_length(secret) >= 32)
);

-- The context is text: 'account=7;base=1,4;billing=4;sla=;tickets=;monitoring=' followed by '|' and the hex HMAC-SHA-256
-- over 'pid|xid|context'. Anything that does not verify reads as nothing at all.
CREATE FUNCTION guard_context() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    stored text := current_setting('portico.context', true);
    context text;
    mac text;
BEGIN
    IF stored IS NULL OR stored = '' THEN
        RETURN NULL;
    END IF;
    context := split_part(stored, '|', 1);
    mac := split_part(stored, '|', 2);
    IF mac = encode(hmac(
            convert_to(pg_backend_pid() || '|' || pg_current_xact_id()::text || '|' || context, 'UTF8'),
            (SELECT secret FROM guard_key), 'sha256'), 'hex') THEN
        RETURN context;
    END IF;
    RETURN NULL;
END;
$$;

-- Entered once per transaction by the door's interceptor; a wrong MAC is a bug or an attack and is refused aloud.
CREATE FUNCTION guard_enter(context text, mac text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM set_config('portico.context', context || '|' || mac, true);
    IF guard_context() IS NULL THEN
        RAISE EXCEPTION 'portico: the database context was refused' USING ERRCODE = '42501';
    END IF;
END;
$$;

-- The nodes on which the caller holds a class of rights (base, billing, sla, tickets, monitoring).
-- Policies call it as (SELECT guard_nodes('billing')), so that it runs once per statement.
CREATE FUNCTION guard_nodes(class text) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY string_to_array(coalesce(guard_context(), ''), ';') LOOP
        IF split_part(part, '=', 1) = class AND split_part(part, '=', 2) <> '' THEN
            RETURN string_to_array(split_part(part, '=', 2), ',')::bigint[];
        END IF;
    END LOOP;
    RETURN ARRAY[]::bigint[];
END;
$$;

CREATE FUNCTION guard_account() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT (guard_nodes('account'))[1]
$$;

REVOKE ALL ON FUNCTION guard_context(), guard_enter(text, text), guard_nodes(text), guard_account() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard_enter(text, text), guard_nodes(text), guard_account() TO portico_app;

-- The level at which this database stands, for the application that checks it when it starts. NULL where the tool that
-- migrates keeps no history (tests that apply the files themselves).
CREATE FUNCTION guard_schema_level() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF to_regclass('portico.flyway_schema_history') IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT max(version) FROM flyway_schema_history WHERE success);
END;
$$;
REVOKE ALL ON FUNCTION guard_schema_level() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard_schema_level() TO portico_app;
