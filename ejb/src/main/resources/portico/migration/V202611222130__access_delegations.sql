-- What a supporter is granted (domain text, 3) is a grant like any other: who gives it holds it himself, and it counts while
-- he does. It differs in three things: it belongs to a delegation, it begins when the supporter has said yes, and nobody
-- passes it on, portal-admin or not.
ALTER TABLE access_grant
    ADD COLUMN delegation_id bigint,
    ADD CONSTRAINT access_grant_support CHECK (
        delegation_id IS NULL
        OR valid_until IS NOT NULL AND right_code <> 'portal-admin' AND right_code NOT LIKE 'Operator-%');
CREATE INDEX access_grant_delegation ON access_grant (delegation_id) WHERE delegation_id IS NOT NULL;

CREATE TABLE access_consent (
    delegation_id bigint PRIMARY KEY,
    consented_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE access_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_consent FORCE ROW LEVEL SECURITY;
CREATE TRIGGER access_keep BEFORE UPDATE OR DELETE ON access_consent FOR EACH STATEMENT EXECUTE FUNCTION access_keep();
SELECT access_watch('access_consent',
    'SELECT g.grantee FROM changed c JOIN access_grant g ON g.delegation_id = c.delegation_id');

CREATE OR REPLACE VIEW access_given AS
SELECT g.id, g.public_id, g.right_code, g.node_id, g.grantee, g.grantor, g.mode, g.valid_from, g.valid_until, g.created_at,
       g.reason, r.revoked_at, r.revoked_by, r.mode AS revoked_how, r.reason AS revoked_why,
       CASE WHEN g.delegation_id IS NULL THEN access_span(g.valid_from, least(g.valid_until, r.revoked_at))
            WHEN c.delegation_id IS NULL THEN 'empty'::tstzrange
            ELSE access_span(greatest(g.valid_from, c.consented_at), least(g.valid_until, r.revoked_at)) END AS during,
       g.delegation_id
  FROM access_grant g
  LEFT JOIN access_revocation r ON r.grant_id = g.id
  LEFT JOIN access_consent c ON c.delegation_id = g.delegation_id;

-- As before, and of each grant whether it is a supporter's.
CREATE OR REPLACE FUNCTION access_facts(accounts bigint[], downwards boolean, asked bigint[], since timestamptz, until timestamptz)
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
        SELECT 'GRANT', g.id, g.public_id, g.grantee, g.right_code, g.node_id, g.grantor, g.mode, g.delegation_id::text,
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

-- What people hold otherwise than as supporters: the fixpoint, step by step until nothing is added. A supporter's grant
-- opens nothing to others, so it has no place in it.
CREATE FUNCTION access_owned(at timestamptz, accounts bigint[] DEFAULT NULL) RETURNS SETOF access_holding
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
             WHERE g.delegation_id IS NULL AND g.during @> at AND g.grantee = ANY (people) AND g.grantee <> ALL (away)
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

-- The supporters' grants that count: valid, said yes to, and their grantor may pass on the right there. Without accounts: of
-- everybody.
CREATE FUNCTION access_supports(at timestamptz, accounts bigint[] DEFAULT NULL)
    RETURNS TABLE (delegation_id bigint, account_id bigint, right_code text, node_id bigint, grantor bigint, ends_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    span tstzrange := tstzrange(at, at, '[]');
    grants bigint[] := array(SELECT g.id FROM access_given g
                              WHERE g.delegation_id IS NOT NULL AND g.during @> at
                                AND (accounts IS NULL OR g.grantee = ANY (accounts)));
    people bigint[];
    away bigint[];
    owned access_holding[];
BEGIN
    IF cardinality(grants) = 0 THEN
        RETURN;
    END IF;
    people := array(SELECT DISTINCT unnest(ARRAY[g.grantee, g.grantor]) FROM access_grant g WHERE g.id = ANY (grants));
    away := array(SELECT a.account_id FROM access_absences(people, span) a WHERE a.during @> at);
    owned := array(SELECT o FROM access_owned(at, access_upstream(people, span)) o);
    RETURN QUERY
        SELECT g.delegation_id, g.grantee, g.right_code, g.node_id, g.grantor, upper(g.during)
          FROM access_given g
          JOIN access_places(array(SELECT x.node_id FROM access_grant x WHERE x.id = ANY (grants)), span) p
            ON p.node_id = g.node_id AND p.during @> at
         WHERE g.id = ANY (grants) AND g.grantee <> ALL (away)
           AND EXISTS (SELECT FROM unnest(owned) h WHERE h.account_id = g.grantor AND h.right_code = 'portal-admin'
                                                     AND h.node_id = ANY (p.above))
           AND EXISTS (SELECT FROM unnest(owned) h WHERE h.account_id = g.grantor AND h.right_code = g.right_code
                                                     AND h.node_id = ANY (p.above));
END;
$$;

-- What the second wall knows: all that people hold.
CREATE OR REPLACE FUNCTION access_closure(at timestamptz, accounts bigint[] DEFAULT NULL) RETURNS SETOF access_holding
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT o.account_id, o.right_code, o.node_id FROM access_owned(at, accounts) o
    UNION
    SELECT s.account_id, s.right_code, s.node_id FROM access_supports(at, accounts) s
$$;

CREATE OR REPLACE FUNCTION access_may_pass_on(actor bigint, wanted text, node bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT count(DISTINCT c.right_code) = cardinality(array(SELECT DISTINCT unnest(ARRAY['portal-admin', wanted])))
      FROM access_owned(clock_timestamp(), access_upstream(ARRAY[actor], tstzrange(clock_timestamp(), NULL))) c
      JOIN node n ON n.id = node AND c.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
     WHERE c.account_id = actor AND c.right_code IN ('portal-admin', wanted)
$$;

-- The one way to write a grant. The grantor is whoever asks, and he passes on nothing that he does not hold.
CREATE FUNCTION access_write(rights text[], nodes bigint[], to_account bigint, delegation bigint, how text, since timestamptz,
                             until timestamptz, why text) RETURNS bigint[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    actor bigint := guard_account();
    moment timestamptz := clock_timestamp();
    given bigint[];
BEGIN
    PERFORM access_lock();
    IF actor IS NULL OR EXISTS (SELECT FROM unnest(rights) r, unnest(nodes) n WHERE NOT access_may_pass_on(actor, r, n)) THEN
        RAISE EXCEPTION 'portico: nobody passes on what he does not hold' USING ERRCODE = '42501';
    END IF;
    WITH written AS (
        INSERT INTO access_grant (right_code, node_id, grantee, grantor, mode, valid_from, valid_until, created_at, reason,
                                  delegation_id)
        SELECT r, n, to_account, actor, how, greatest(since, moment), until, moment, why, delegation
          FROM unnest(rights) r, unnest(nodes) n
        RETURNING id)
    SELECT array_agg(id) INTO given FROM written;
    RETURN given;
END;
$$;

CREATE OR REPLACE FUNCTION access_give(rights text[], node bigint, to_account bigint, how text, since timestamptz,
                                       until timestamptz, why text) RETURNS bigint[]
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT access_write(rights, ARRAY[node], to_account, NULL, how, since, until, why)
$$;

-- The supporter has said yes. Called by whoever keeps the delegations, who has seen that it was he.
CREATE FUNCTION access_agree(delegation bigint) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO access_consent (delegation_id) VALUES (delegation) ON CONFLICT DO NOTHING
$$;

-- Those who only support here are no users of the house: they have a list of their own.
CREATE OR REPLACE FUNCTION access_users(nodes bigint[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH places AS MATERIALIZED (
        SELECT n.id FROM node n
         WHERE access_administers(n.id) AND (n.id = ANY (nodes) OR n.parent_id = ANY (nodes) AND n.level = 'SITE'))
    SELECT r.account_id FROM access_registration r JOIN places p ON p.id = r.node_id
    UNION
    SELECT g.grantee FROM access_grant g JOIN places p ON p.id = g.node_id WHERE g.delegation_id IS NULL
    UNION
    SELECT a FROM access_rooted(array(SELECT id FROM places)) a
$$;

-- As before, but who holds something as a supporter does not manage those who own it; and a supporter's account is his own:
-- who let him in ends the delegation, and has nothing to do with his password.
CREATE OR REPLACE FUNCTION access_may_manage(actor bigint, person bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    span tstzrange := tstzrange(clock_timestamp(), NULL);
    mine access_holding[] := array(
        SELECT c FROM access_owned(clock_timestamp(), access_upstream(ARRAY[actor], span)) c WHERE c.account_id = actor);
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
            SELECT FROM (
                SELECT r.node_id FROM access_registration r WHERE r.account_id = person
                UNION
                SELECT g.node_id FROM access_grant g WHERE g.grantee = person AND g.delegation_id IS NULL
                UNION
                SELECT s.node_id FROM access_root_spans(ARRAY[person], tstzrange('-infinity', NULL)) s) h
              JOIN node n ON n.id = h.node_id
              JOIN unnest(mine) m ON m.right_code = 'portal-admin'
               AND m.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id))
        AND NOT EXISTS (
            SELECT FROM access_given g JOIN node n ON n.id = g.node_id
             WHERE g.grantee = person AND (g.during && span OR g.delegation_id IS NOT NULL AND g.valid_until > lower(span))
               AND NOT EXISTS (SELECT FROM unnest(mine) m
                                WHERE m.right_code = g.right_code
                                  AND m.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)));
END;
$$;

REVOKE ALL ON FUNCTION access_owned(timestamptz, bigint[]), access_supports(timestamptz, bigint[]),
    access_write(text[], bigint[], bigint, bigint, text, timestamptz, timestamptz, text), access_agree(bigint) FROM PUBLIC;
