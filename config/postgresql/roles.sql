-- The three roles and the schema; run once by a superuser inside the new database, harmless when run again:
--   createdb portico
--   psql -d portico -v owner_password=… -v app_password=… -v jobs_password=… -f config/postgresql/roles.sql
-- Passwords are set on each run, so this is also how they are changed.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portico_owner') THEN CREATE ROLE portico_owner; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portico_app') THEN CREATE ROLE portico_app; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portico_jobs') THEN CREATE ROLE portico_jobs; END IF;
END;
$$;

-- The owner migrates and works through portico-admin; its functions read under FORCE ROW LEVEL SECURITY.
ALTER ROLE portico_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'owner_password';
-- The portal owns nothing, bypasses nothing and is member of nothing.
ALTER ROLE portico_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
-- COPY FROM is refused under row-level security, so the jobs bypass it; their grants are narrow instead.
ALTER ROLE portico_jobs LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'jobs_password';

ALTER ROLE portico_owner SET search_path = portico, public;
ALTER ROLE portico_app SET search_path = portico, public;
ALTER ROLE portico_jobs SET search_path = portico, public;
-- A page that needs longer than this is a fault; a run may take its time.
ALTER ROLE portico_app SET statement_timeout = '30s';
ALTER ROLE portico_app SET idle_in_transaction_session_timeout = '60s';
-- Between two statements a job only reckons. A server that is frozen there holds a mail or an approval no longer than this;
-- a run's own sessions are ended sooner, by whoever takes it over.
ALTER ROLE portico_jobs SET idle_in_transaction_session_timeout = '5min';

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO portico_owner', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO portico_app, portico_jobs', current_database());
    -- Imports look at a slice of lines in a temporary table before they take it.
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO portico_jobs', current_database());
END;
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;
CREATE SCHEMA IF NOT EXISTS portico AUTHORIZATION portico_owner;
