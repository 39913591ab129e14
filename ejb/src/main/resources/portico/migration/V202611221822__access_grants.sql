-- What roots follow from is known to contracts only, whose migration comes next: the functions below call it by name.
SET LOCAL check_function_bodies = off;

-- What people grant each other, on top of the roots. A row is never changed and never deleted: a revocation is a row of its
-- own, so that for each past moment it can be told who could see what (B10). Whether a grant counts is not written anywhere:
-- it counts while its grantor holds the right and portal-admin there, which is computed when somebody asks.
CREATE TABLE access_grant (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    right_code  text NOT NULL,
    node_id     bigint NOT NULL REFERENCES node,
    grantee     bigint NOT NULL REFERENCES account,
    grantor     bigint NOT NULL REFERENCES account,
    mode        text NOT NULL CHECK (mode IN ('AUTO', 'MANUAL')),
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz,
    created_at  timestamptz NOT NULL,
    reason      text,
    CHECK (grantee <> grantor),
    CHECK (valid_from >= created_at),
    CHECK (valid_until > valid_from)
);
CREATE INDEX access_grant_grantee ON access_grant (grantee);
CREATE INDEX access_grant_grantor ON access_grant (grantor);
CREATE INDEX access_grant_node ON access_grant (node_id);

CREATE TABLE access_revocation (
    grant_id   bigint PRIMARY KEY REFERENCES access_grant,
    revoked_at timestamptz NOT NULL,
    revoked_by bigint NOT NULL REFERENCES account,
    mode       text NOT NULL CHECK (mode IN ('RESTRICT', 'CASCADE', 'TAKE_OVER')),
    reason     text
);

-- Who was registered at which node (U43). A person may hold no right at all and still belongs there (U49).
CREATE TABLE access_registration (
    account_id    bigint NOT NULL REFERENCES account,
    node_id       bigint NOT NULL REFERENCES node,
    registered_by bigint NOT NULL REFERENCES account,
    registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (account_id, node_id)
);
CREATE INDEX access_registration_node ON access_registration (node_id);

-- Somebody asks for a right (B3); the answer is a row of its own.
CREATE TABLE access_request (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id  uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    asker      bigint NOT NULL REFERENCES account,
    right_code text NOT NULL,
    node_id    bigint NOT NULL REFERENCES node,
    message    text,
    asked_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX access_request_node ON access_request (node_id);
CREATE INDEX access_request_asker ON access_request (asker);
CREATE TABLE access_answer (
    request_id  bigint PRIMARY KEY REFERENCES access_request,
    granted     boolean NOT NULL,
    answered_by bigint NOT NULL REFERENCES account,
    answered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason      text
);

-- What the rows that roots follow from said before they were changed.
CREATE TABLE access_past (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      name NOT NULL,
    fact        jsonb NOT NULL,
    known_until timestamptz NOT NULL
);
CREATE INDEX access_past_source ON access_past (source, known_until);

-- Goes up with whatever changes what an account holds by itself. A server compares the sum over an account and those from
-- whom its rights come with the sum it knows: one look into one index, and a change acts on the next request everywhere.
CREATE TABLE access_stamp (
    account_id bigint PRIMARY KEY,
    stamp      bigint NOT NULL
);

ALTER TABLE operator_staff ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE operator_staff ALTER COLUMN known_from SET DEFAULT clock_timestamp();

-- Nobody reads or writes these tables but through the functions below.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['access_grant', 'access_revocation', 'access_registration', 'access_request', 'access_answer', 'access_past', 'access_stamp'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
END;
$$;

CREATE FUNCTION access_keep() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'portico: % is only added to', TG_TABLE_NAME USING ERRCODE = '42501';
END;
$$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['access_grant', 'access_revocation', 'access_registration', 'access_request', 'access_answer', 'access_past'] LOOP
        EXECUTE format('CREATE TRIGGER access_keep BEFORE UPDATE OR DELETE ON %I'
            ' FOR EACH STATEMENT EXECUTE FUNCTION access_keep()', t);
    END LOOP;
END;
$$;

-- Keeps what a row said, in the columns that are named; without them changed there is nothing to keep.
CREATE FUNCTION access_remember() RETURNS trigger
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
    END IF;
    INSERT INTO access_past (source, fact, known_until)
    VALUES (TG_TABLE_NAME, told || jsonb_build_object('known_from', OLD.known_from), moment);
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$;
CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON account FOR EACH ROW
    EXECUTE FUNCTION access_remember('id', 'disabled_at');
CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON node FOR EACH ROW
    EXECUTE FUNCTION access_remember('id', 'operator_id', 'reseller_id', 'customer_id', 'site_id');
CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON operator_staff FOR EACH ROW
    EXECUTE FUNCTION access_remember('account_id', 'right_code', 'operator_id', 'valid_from', 'valid_until');

-- In the order of the accounts, so that two changes never wait for each other crosswise.
CREATE FUNCTION access_bump(accounts bigint[]) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO access_stamp AS s (account_id, stamp)
    SELECT DISTINCT a, 1 FROM unnest(accounts) AS a WHERE a IS NOT NULL ORDER BY a
    ON CONFLICT (account_id) DO UPDATE SET stamp = s.stamp + 1
$$;

-- The argument says which accounts the rows that changed (as "changed") concern.
CREATE FUNCTION access_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    touched bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT account) FROM (%s) AS x (account)', TG_ARGV[0]) INTO touched;
    PERFORM access_bump(touched);
    RETURN NULL;
END;
$$;

-- Once a statement, not once a row: imports write tens of thousands of rows. An update has an old and a new side.
CREATE FUNCTION access_watch(watched regclass, accounts text) RETURNS void
    LANGUAGE plpgsql
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    side text[];
BEGIN
    FOREACH side SLICE 1 IN ARRAY ARRAY[['INSERT', 'NEW'], ['UPDATE', 'OLD'], ['UPDATE', 'NEW'], ['DELETE', 'OLD']] LOOP
        EXECUTE format('CREATE TRIGGER access_%s_%s AFTER %s ON %s REFERENCING %s TABLE AS changed'
            ' FOR EACH STATEMENT EXECUTE FUNCTION access_changed(%L)',
            lower(side[1]), lower(side[2]), side[1], watched, side[2], accounts);
    END LOOP;
END;
$$;
SELECT access_watch('access_grant', 'SELECT grantee FROM changed');
SELECT access_watch('access_revocation', 'SELECT g.grantee FROM changed c JOIN access_grant g ON g.id = c.grant_id');
SELECT access_watch('operator_staff', 'SELECT account_id FROM changed');

-- Of accounts and nodes only what matters here: everybody changes his theme now and then.
CREATE FUNCTION access_account_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_bump(ARRAY[NEW.id]);
    RETURN NULL;
END;
$$;
CREATE TRIGGER access_account_changed AFTER UPDATE ON account FOR EACH ROW
    WHEN (OLD.disabled_at IS DISTINCT FROM NEW.disabled_at) EXECUTE FUNCTION access_account_changed();

-- A grant counts where its grantor holds the right on the node or above it, and above is where the node stands now. Roots
-- stay on their node, wherever it stands.
CREATE FUNCTION access_node_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_bump((SELECT array_agg(grantee) FROM access_grant WHERE node_id = NEW.id));
    RETURN NULL;
END;
$$;
CREATE TRIGGER access_node_moved AFTER UPDATE ON node FOR EACH ROW
    WHEN ((OLD.operator_id, OLD.reseller_id, OLD.customer_id, OLD.site_id)
          IS DISTINCT FROM (NEW.operator_id, NEW.reseller_id, NEW.customer_id, NEW.site_id))
    EXECUTE FUNCTION access_node_moved();

-- A time that is over before it begins is none. In one line, so that it is computed where it stands.
CREATE FUNCTION access_span(since timestamptz, until timestamptz) RETURNS tstzrange
    LANGUAGE sql IMMUTABLE
AS $$ SELECT CASE WHEN until <= since THEN 'empty'::tstzrange ELSE tstzrange(since, until) END $$;

-- When a grant holds by itself: until it ends or was revoked. Whether it counts is another question.
CREATE VIEW access_given AS
SELECT g.*, r.revoked_at, r.revoked_by, r.mode AS revoked_how, r.reason AS revoked_why,
       access_span(g.valid_from, least(g.valid_until, r.revoked_at)) AS during
  FROM access_grant g LEFT JOIN access_revocation r ON r.grant_id = g.id;

-- When an account could not be used at all.
CREATE FUNCTION access_absences(accounts bigint[], span tstzrange) RETURNS TABLE (account_id bigint, during tstzrange)
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT a.id, tstzrange(a.known_from, NULL)
      FROM account a
     WHERE a.disabled_at IS NOT NULL AND a.id = ANY (accounts)
    UNION ALL
    SELECT (p.fact ->> 'id')::bigint, tstzrange((p.fact ->> 'known_from')::timestamptz, p.known_until)
      FROM access_past p
     WHERE p.source = 'account' AND p.known_until > lower(span) AND p.fact ->> 'disabled_at' IS NOT NULL
       AND (p.fact ->> 'id')::bigint = ANY (accounts)
$$;

-- Where a node stood: itself and all above it.
CREATE FUNCTION access_places(nodes bigint[], span tstzrange)
    RETURNS TABLE (node_id bigint, level text, above bigint[], during tstzrange)
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT n.id, n.level, array_remove(ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id], NULL),
           tstzrange(n.known_from, NULL)
      FROM node n
     WHERE n.id = ANY (nodes)
    UNION ALL
    SELECT n.id, m.level, array_remove(ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id], NULL),
           tstzrange((p.fact ->> 'known_from')::timestamptz, p.known_until)
      FROM access_past p CROSS JOIN LATERAL jsonb_populate_record(NULL::node, p.fact) n
      JOIN node m ON m.id = n.id
     WHERE p.source = 'node' AND p.known_until > lower(span) AND n.id = ANY (nodes)
$$;

-- Those from whose hands an account's grants come, and theirs, up to the roots; the accounts themselves included.
CREATE FUNCTION access_upstream(accounts bigint[], span tstzrange) RETURNS bigint[]
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    WITH RECURSIVE up (account) AS (
        SELECT unnest(accounts)
        UNION
        SELECT g.grantor FROM up JOIN access_given g ON g.grantee = up.account AND g.during && span)
    SELECT array_agg(account) FROM up
$$;

-- Those who have something through the accounts' hands, and through theirs; the accounts themselves included.
CREATE FUNCTION access_downstream(accounts bigint[], span tstzrange) RETURNS bigint[]
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    WITH RECURSIVE down (account) AS (
        SELECT unnest(accounts)
        UNION
        SELECT g.grantee FROM down JOIN access_given g ON g.grantor = down.account AND g.during && span)
    SELECT array_agg(account) FROM down
$$;

-- All that one must know to tell what these accounts hold at any moment between since (now, where it is null) and until
-- (for ever): of one snapshot, with its stamp. Whose rights come through nobody's hands needs nobody else.
-- Places are told of the nodes that occur, and of those that are asked for.
CREATE FUNCTION access_facts(accounts bigint[], downwards boolean, asked bigint[], since timestamptz, until timestamptz)
    RETURNS TABLE (kind text, id bigint, public_id uuid, account_id bigint, right_code text, node_id bigint, grantor bigint,
                   cause text, reference text, above bigint[], valid_from timestamptz, valid_until timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    span tstzrange := tstzrange(coalesce(since, moment), until, '[]');
    people bigint[] := access_upstream(CASE WHEN downwards THEN access_downstream(accounts, span) ELSE accounts END, span);
    nodes bigint[];
BEGIN
    RETURN QUERY
        SELECT 'STAMP', coalesce(sum(s.stamp), 0)::bigint, NULL::uuid, NULL::bigint, NULL, NULL::bigint, NULL::bigint, NULL, NULL,
               NULL::bigint[], moment, NULL::timestamptz
          FROM access_stamp s WHERE s.account_id = ANY (people);
    RETURN QUERY
        SELECT 'GRANT', g.id, g.public_id, g.grantee, g.right_code, g.node_id, g.grantor, g.mode, NULL,
               NULL::bigint[], lower(g.during), upper(g.during)
          FROM access_given g WHERE g.grantee = ANY (people) AND g.during && span;
    RETURN QUERY
        SELECT 'ROOT', NULL::bigint, NULL::uuid, r.account_id, r.right_code, r.node_id, NULL::bigint, r.cause, r.reference,
               NULL::bigint[], lower(r.during), upper(r.during)
          FROM access_root_spans(people, span) r;
    RETURN QUERY
        SELECT 'OUT', NULL::bigint, NULL::uuid, a.account_id, NULL, NULL::bigint, NULL::bigint, NULL, NULL,
               NULL::bigint[], lower(a.during), upper(a.during)
          FROM access_absences(people, span) a WHERE a.during && span;
    nodes := array(
        SELECT unnest(asked)
        UNION
        SELECT g.node_id FROM access_given g WHERE g.grantee = ANY (people) AND g.during && span
        UNION
        SELECT r.node_id FROM access_root_spans(people, span) r);
    RETURN QUERY
        SELECT 'PLACE', NULL::bigint, NULL::uuid, NULL::bigint, NULL, p.node_id, NULL::bigint, p.level, NULL,
               p.above, lower(p.during), upper(p.during)
          FROM access_places(nodes, span) p WHERE p.during && span;
END;
$$;

-- Asked once with each request: has anything changed for these people, and what time is it?
CREATE FUNCTION access_stamps(people bigint[], OUT moment timestamptz, OUT stamp bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT clock_timestamp(), coalesce(sum(s.stamp), 0)::bigint FROM access_stamp s WHERE s.account_id = ANY (people)
$$;

-- What the second wall knows: the same fixpoint once more, written without looking at the first, step by step until
-- nothing is added. Without accounts: of everybody. With some: only right if access_upstream was asked for them.
CREATE TYPE access_holding AS (account_id bigint, right_code text, node_id bigint);
CREATE FUNCTION access_closure(at timestamptz, accounts bigint[] DEFAULT NULL) RETURNS SETOF access_holding
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    span tstzrange := tstzrange(at, at, '[]');
    people bigint[] := coalesce(accounts, array(SELECT a.id FROM account a));
    away bigint[] := array(SELECT a.account_id FROM access_absences(people, span) a WHERE a.during @> at);
    nodes bigint[] := array(SELECT DISTINCT g.node_id FROM access_grant g WHERE g.grantee = ANY (people));
    held access_holding[];
    more access_holding[];
BEGIN
    held := array(SELECT DISTINCT (r.account_id, r.right_code, r.node_id)::access_holding
                    FROM access_root_spans(people, span) r
                   WHERE r.during @> at AND r.account_id <> ALL (away));
    LOOP
        more := array(
            SELECT (g.grantee, g.right_code, g.node_id)::access_holding
              FROM access_given g
              JOIN access_places(nodes, span) p ON p.node_id = g.node_id AND p.during @> at
             WHERE g.during @> at AND g.grantee = ANY (people) AND g.grantee <> ALL (away)
               AND EXISTS (SELECT FROM unnest(held) h WHERE h.account_id = g.grantor AND h.right_code = 'portal-admin'
                                                        AND h.node_id = ANY (p.above))
               AND EXISTS (SELECT FROM unnest(held) h WHERE h.account_id = g.grantor AND h.right_code = g.right_code
                                                        AND h.node_id = ANY (p.above))
            EXCEPT
            SELECT (h.account_id, h.right_code, h.node_id)::access_holding FROM unnest(held) h);
        EXIT WHEN cardinality(more) = 0;
        held := held || more;
    END LOOP;
    RETURN QUERY SELECT h.account_id, h.right_code, h.node_id FROM unnest(held) h;
END;
$$;

-- Whether somebody holds portal-admin and the right on the node or above it: who does may pass it on.
CREATE FUNCTION access_may_pass_on(actor bigint, wanted text, node bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT count(DISTINCT c.right_code) = cardinality(array(SELECT DISTINCT unnest(ARRAY['portal-admin', wanted])))
      FROM access_closure(clock_timestamp(), access_upstream(ARRAY[actor], tstzrange(clock_timestamp(), NULL))) c
      JOIN node n ON n.id = node AND c.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
     WHERE c.account_id = actor AND c.right_code IN ('portal-admin', wanted)
$$;

-- Changes of rights happen one after the other, in the whole house: they are few and short, and each is decided on what
-- the one before has left.
CREATE FUNCTION access_lock() RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT pg_advisory_xact_lock(hashtext('portico.access'))
$$;

-- The one way to write a grant. The grantor is whoever asks, and he passes on nothing that he does not hold.
CREATE FUNCTION access_give(rights text[], node bigint, to_account bigint, how text, since timestamptz, until timestamptz,
                            why text) RETURNS bigint[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    actor bigint := guard_account();
    moment timestamptz := clock_timestamp();
    given bigint[];
BEGIN
    PERFORM access_lock();
    IF actor IS NULL OR EXISTS (SELECT FROM unnest(rights) r WHERE NOT access_may_pass_on(actor, r, node)) THEN
        RAISE EXCEPTION 'portico: nobody passes on what he does not hold' USING ERRCODE = '42501';
    END IF;
    WITH written AS (
        INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, valid_until, created_at, reason)
        SELECT r, node, to_account, actor, how, greatest(since, moment), until, moment, why FROM unnest(rights) r
        RETURNING id)
    SELECT array_agg(id) INTO given FROM written;
    RETURN given;
END;
$$;

-- The one way to revoke: one's own grants, those of a right that one may pass on there, and what nobody stands behind any
-- more once these are gone.
CREATE FUNCTION access_revoke(grants bigint[], how text, why text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    actor bigint := guard_account();
    others bigint[];
BEGIN
    PERFORM access_lock();
    others := array(SELECT g.id FROM access_grant g
                     WHERE g.id = ANY (grants) AND g.grantor <> actor AND NOT access_may_pass_on(actor, g.right_code, g.node_id));
    INSERT INTO access_revocation (grant_id, revoked_at, revoked_by, mode, reason)
    SELECT g, clock_timestamp(), actor, how, why FROM unnest(grants) g ORDER BY g;
    IF actor IS NULL OR EXISTS (SELECT FROM access_grant g WHERE g.id = ANY (others)
                                   AND access_may_pass_on(g.grantor, g.right_code, g.node_id)) THEN
        RAISE EXCEPTION 'portico: this grant is somebody else''s' USING ERRCODE = '42501';
    END IF;
END;
$$;

-- Where people belong: where they were registered, where they were ever granted something, where their roots are.
CREATE FUNCTION access_homes(accounts bigint[]) RETURNS TABLE (account_id bigint, node_id bigint)
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT r.account_id, r.node_id FROM access_registration r WHERE r.account_id = ANY (accounts)
    UNION
    SELECT g.grantee, g.node_id FROM access_grant g WHERE g.grantee = ANY (accounts)
    UNION
    SELECT s.account_id, s.node_id FROM access_root_spans(accounts, tstzrange('-infinity', NULL)) s
$$;

-- Whether the caller administers the node: the database's own wall before everything below.
CREATE FUNCTION access_administers(node bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM node n
                    WHERE n.id = node
                      AND ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id] && guard_nodes('admin'))
$$;

-- Who belongs to one of these nodes, or to a site of its own. A reseller's customers have their own lists.
CREATE FUNCTION access_users(nodes bigint[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH places AS MATERIALIZED (
        SELECT n.id FROM node n
         WHERE access_administers(n.id) AND (n.id = ANY (nodes) OR n.parent_id = ANY (nodes) AND n.level = 'SITE'))
    SELECT r.account_id FROM access_registration r JOIN places p ON p.id = r.node_id
    UNION
    SELECT g.grantee FROM access_grant g JOIN places p ON p.id = g.node_id
    UNION
    SELECT a FROM access_rooted(array(SELECT id FROM places)) a
$$;

-- Who may hold something on a node or above it: those to ask for a right (U41, U42), and who could see something.
CREATE FUNCTION access_around(node bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH places AS MATERIALIZED (
        SELECT unnest(p.above) AS id FROM access_places(ARRAY[node], tstzrange('-infinity', NULL)) p
         WHERE EXISTS (SELECT FROM node n
                        WHERE n.id = node
                          AND ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id] && guard_nodes('base')))
    SELECT g.grantee FROM access_grant g JOIN places p ON p.id = g.node_id
    UNION
    SELECT a FROM access_rooted(array(SELECT id FROM places)) a
$$;

-- What one may know of people: an administrator of those who belong to his nodes, everybody the names of those who hold
-- something where he does or above.
CREATE FUNCTION access_people(accounts bigint[])
    RETURNS TABLE (account_id bigint, public_id uuid, name text, email text, language text, disabled_at timestamptz,
                   enters boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT a.id, a.public_id, a.name, CASE WHEN k.administered OR a.id = guard_account() THEN a.email END, a.language,
           a.disabled_at, a.password_hash IS NOT NULL
      FROM account a
      JOIN (SELECT h.account_id,
                   bool_or(ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id] && guard_nodes('admin')) AS administered
              FROM access_homes(accounts) h
              JOIN node n ON n.id = h.node_id
             WHERE ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id] && guard_nodes('base')
                OR EXISTS (SELECT FROM node b
                            WHERE b.id = ANY (guard_nodes('base'))
                              AND n.id IN (b.operator_id, b.reseller_id, b.customer_id, b.site_id))
             GROUP BY h.account_id) k ON k.account_id = a.id
     WHERE a.id = ANY (accounts)
$$;

-- Of an address in the browser: only whom the caller administers.
CREATE FUNCTION access_person(wanted uuid) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT p.account_id
      FROM account a CROSS JOIN LATERAL access_people(ARRAY[a.id]) p
     WHERE a.public_id = wanted AND p.email IS NOT NULL
$$;

-- By an address that an administrator writes into the registration; null where there is none such.
CREATE FUNCTION access_register(node bigint, wanted text, person text, words text, token_hash bytea, hours int,
                                OUT account_id bigint, OUT is_new boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_lock();
    IF NOT coalesce(access_may_pass_on(guard_account(), 'portal-admin', node), false) THEN
        RAISE EXCEPTION 'portico: only an administrator registers people' USING ERRCODE = '42501';
    END IF;
    is_new := NOT EXISTS (SELECT FROM account a WHERE lower(a.email) = lower(wanted));
    account_id := accounts_create(wanted, person, words);
    INSERT INTO access_registration (account_id, node_id, registered_by)
    VALUES (access_register.account_id, node, guard_account()) ON CONFLICT DO NOTHING;
    IF is_new THEN
        PERFORM accounts_link(access_register.account_id, token_hash, hours);
    END IF;
END;
$$;

-- Whoever resets a password can become its owner. So he must hold all that the owner holds, will hold, or may hold again;
-- otherwise a technical contact reads invoices with the commercial contact's password. Contracts' contacts are the
-- operator's to change, his staff nobody's in the portal.
CREATE FUNCTION access_may_manage(actor bigint, person bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    span tstzrange := tstzrange(clock_timestamp(), NULL);
    mine access_holding[] := array(
        SELECT c FROM access_closure(clock_timestamp(), access_upstream(ARRAY[actor], span)) c WHERE c.account_id = actor);
BEGIN
    IF actor IS NULL OR actor = person THEN
        RETURN false;
    END IF;
    IF EXISTS (SELECT FROM access_root_spans(ARRAY[person], span)) THEN
        RETURN NOT EXISTS (
            SELECT FROM access_root_spans(ARRAY[person], span) r JOIN node n ON n.id = r.node_id
             WHERE r.cause = 'STAFF'
                OR NOT EXISTS (SELECT FROM unnest(mine) m
                                WHERE m.right_code = 'Operator-Tenancy' AND m.node_id = n.operator_id));
    END IF;
    RETURN EXISTS (
            SELECT FROM access_homes(ARRAY[person]) h JOIN node n ON n.id = h.node_id
              JOIN unnest(mine) m ON m.right_code = 'portal-admin'
               AND m.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id))
        AND NOT EXISTS (
            SELECT FROM access_given g JOIN node n ON n.id = g.node_id
             WHERE g.grantee = person AND g.during && span
               AND NOT EXISTS (SELECT FROM unnest(mine) m
                                WHERE m.right_code = g.right_code
                                  AND m.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)));
END;
$$;

CREATE FUNCTION access_demand_management(person bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_lock();
    IF NOT access_may_manage(guard_account(), person) THEN
        RAISE EXCEPTION 'portico: this person holds more, or is another''s to manage' USING ERRCODE = '42501';
    END IF;
END;
$$;

CREATE FUNCTION access_reset(person bigint, token_hash bytea, hours int) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_demand_management(person);
    PERFORM accounts_forget_password(person);
    PERFORM accounts_link(person, token_hash, hours);
END;
$$;

-- Null where the address is somebody else's.
CREATE FUNCTION access_change_email(person bigint, wanted text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_demand_management(person);
    RETURN accounts_change_email(person, wanted);
END;
$$;

CREATE FUNCTION access_shut(person bigint, away boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_demand_management(person);
    PERFORM accounts_shut(person, away);
END;
$$;

CREATE FUNCTION access_ask(wanted text, node bigint, words text) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    asked uuid;
BEGIN
    IF NOT EXISTS (SELECT FROM node n
                    WHERE n.id = node
                      AND ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id] && guard_nodes('base')) THEN
        RAISE EXCEPTION 'portico: nobody asks for rights where he has none' USING ERRCODE = '42501';
    END IF;
    INSERT INTO access_request (asker, right_code, node_id, message)
    VALUES (guard_account(), wanted, node, words)
    RETURNING public_id INTO asked;
    RETURN asked;
END;
$$;

-- What was asked at a node: an administrator sees all of it, everybody what he asked himself.
CREATE FUNCTION access_requests(node bigint)
    RETURNS TABLE (id bigint, public_id uuid, asker bigint, right_code text, message text, asked_at timestamptz,
                   granted boolean, answered_by bigint, answered_at timestamptz, reason text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT r.id, r.public_id, r.asker, r.right_code, r.message, r.asked_at, a.granted, a.answered_by, a.answered_at, a.reason
      FROM access_request r LEFT JOIN access_answer a ON a.request_id = r.id
     WHERE r.node_id = access_requests.node AND (r.asker = guard_account() OR access_administers(access_requests.node))
     ORDER BY r.id DESC
     LIMIT 200
$$;

CREATE FUNCTION access_answer(request uuid, is_granted boolean, why text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    INSERT INTO access_answer (request_id, granted, answered_by, reason)
    SELECT r.id, is_granted, guard_account(), why
      FROM access_request r
     WHERE r.public_id = request
       AND access_may_pass_on(guard_account(), CASE WHEN is_granted THEN r.right_code ELSE 'portal-admin' END, r.node_id);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'portico: this request is another''s to answer' USING ERRCODE = '42501';
    END IF;
END;
$$;

-- The history of what a person was granted, at the nodes that the caller administers.
CREATE FUNCTION access_history(person bigint)
    RETURNS TABLE (id bigint, public_id uuid, right_code text, node_id bigint, node_public_id uuid, node_name text,
                   grantor bigint, mode text, valid_from timestamptz, valid_until timestamptz, created_at timestamptz,
                   reason text, revoked_at timestamptz, revoked_by bigint, revoked_how text, revoked_why text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT g.id, g.public_id, g.right_code, g.node_id, n.public_id, n.name, g.grantor, g.mode, g.valid_from, g.valid_until,
           g.created_at, g.reason, g.revoked_at, g.revoked_by, g.revoked_how, g.revoked_why
      FROM access_given g JOIN node n ON n.id = g.node_id
     WHERE g.grantee = person
       AND ARRAY[n.operator_id, n.reseller_id, n.customer_id, n.site_id] && guard_nodes('admin')
     ORDER BY g.id DESC
     LIMIT 500
$$;

DO $$
DECLARE
    f regprocedure;
BEGIN
    -- Whatever is not given by name below is the owner's.
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'portico'::regnamespace AND p.proname LIKE 'access\_%' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END;
$$;
GRANT EXECUTE ON FUNCTION
    access_facts(bigint[], boolean, bigint[], timestamptz, timestamptz), access_stamps(bigint[]), access_lock(),
    access_give(text[], bigint, bigint, text, timestamptz, timestamptz, text), access_revoke(bigint[], text, text),
    access_administers(bigint), access_users(bigint[]), access_around(bigint), access_people(bigint[]), access_person(uuid),
    access_register(bigint, text, text, text, bytea, int), access_reset(bigint, bytea, int),
    access_change_email(bigint, text), access_shut(bigint, boolean), access_ask(text, bigint, text),
    access_requests(bigint), access_answer(uuid, boolean, text), access_history(bigint)
    TO portico_app;
