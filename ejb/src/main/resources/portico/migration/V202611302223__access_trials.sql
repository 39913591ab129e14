-- Nothing is handed over the border of a trial (H9), in neither direction and whoever tries: not even the owner's functions.
CREATE FUNCTION access_stay_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    told jsonb := to_jsonb(NEW);
    person bigint := (told ->> TG_ARGV[0])::bigint;
    place bigint := (told ->> TG_ARGV[1])::bigint;
BEGIN
    IF (SELECT a.trial_id FROM account a WHERE a.id = person) IS DISTINCT FROM tenancy_trial_of(place) THEN
        RAISE EXCEPTION 'portico: nothing crosses the border of a trial' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER access_stay_apart BEFORE INSERT ON access_grant FOR EACH ROW
    EXECUTE FUNCTION access_stay_apart('grantee', 'node_id');
CREATE TRIGGER access_stay_apart_too BEFORE INSERT ON access_grant FOR EACH ROW
    EXECUTE FUNCTION access_stay_apart('grantor', 'node_id');
CREATE TRIGGER access_stay_apart BEFORE INSERT ON access_registration FOR EACH ROW
    EXECUTE FUNCTION access_stay_apart('account_id', 'node_id');
CREATE TRIGGER access_stay_apart BEFORE INSERT ON access_request FOR EACH ROW
    EXECUTE FUNCTION access_stay_apart('asker', 'node_id');
CREATE TRIGGER access_stay_apart BEFORE INSERT OR UPDATE ON operator_staff FOR EACH ROW
    EXECUTE FUNCTION access_stay_apart('account_id', 'operator_id');

-- A trial is the one thing that is taken away as a whole. While that is done, in its transaction and nowhere else, rows that
-- are otherwise only added to may go, and what they said is not kept. Nobody but the owner's functions writes here.
CREATE TABLE access_erasure (
    transaction xid8 PRIMARY KEY
);
ALTER TABLE access_erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_erasure FORCE ROW LEVEL SECURITY;

CREATE FUNCTION access_erases() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM access_erasure WHERE transaction = pg_current_xact_id_if_assigned())
$$;

CREATE OR REPLACE FUNCTION access_keep() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'DELETE' AND access_erases() THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'portico: % is only added to', TG_TABLE_NAME USING ERRCODE = '42501';
END;
$$;

CREATE OR REPLACE FUNCTION access_remember() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    told jsonb := (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (TG_ARGV));
    moment timestamptz := clock_timestamp();
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF told = (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (TG_ARGV)) THEN
            RETURN NEW;
        END IF;
        NEW.known_from := moment;
    ELSIF access_erases() THEN
        RETURN OLD;
    END IF;
    INSERT INTO access_past (source, fact, known_until)
    VALUES (TG_TABLE_NAME, told || jsonb_build_object('known_from', OLD.known_from), moment);
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$;

CREATE FUNCTION access_begin_erasure() RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT access_lock();
    INSERT INTO access_erasure (transaction) VALUES (pg_current_xact_id())
$$;

-- What was kept of rows that are about to go, by one of the columns that were kept.
CREATE FUNCTION access_forget_past(of_table name, by_column text, ids bigint[]) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM access_past WHERE source = of_table AND (fact ->> by_column)::bigint = ANY (ids)
$$;

CREATE FUNCTION access_end_erasure(people bigint[], delegations bigint[]) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    DELETE FROM access_consent WHERE delegation_id = ANY (delegations);
    DELETE FROM access_stamp WHERE account_id = ANY (people);
    DELETE FROM access_erasure WHERE transaction = pg_current_xact_id()
$$;

-- Samples: people who were registered, and what the visitor has handed on to them.
CREATE FUNCTION access_trial_grant(codes text[], place bigint, taker bigint, giver bigint, delegation bigint, until timestamptz)
    RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO access_registration (account_id, node_id, registered_by)
    SELECT taker, place, giver WHERE delegation IS NULL ON CONFLICT DO NOTHING;
    INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, valid_until, created_at, delegation_id)
    SELECT code, place, taker, giver, 'MANUAL', t.moment, until, t.moment, delegation
      FROM unnest(codes) code CROSS JOIN (SELECT clock_timestamp() AS moment) t;
    SELECT access_agree(delegation) WHERE delegation IS NOT NULL
$$;

REVOKE ALL ON FUNCTION access_stay_apart(), access_erases(), access_begin_erasure(),
    access_forget_past(name, text, bigint[]), access_end_erasure(bigint[], bigint[]),
    access_trial_grant(text[], bigint, bigint, bigint, bigint, timestamptz) FROM PUBLIC;
