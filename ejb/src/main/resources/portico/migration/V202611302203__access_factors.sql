CREATE FUNCTION access_drop_factors(person bigint, with_passkeys boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM access_demand_management(person);
    PERFORM accounts_drop_factors(person, with_passkeys);
END;
$$;

-- A second factor that is demanded: of everybody whose rights begin at a node or at a site of it, or, with a right, of
-- everybody who holds that right anywhere below the node. A demand is lifted, never deleted.
CREATE TABLE access_factor_demand (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node_id     bigint NOT NULL REFERENCES node,
    right_code  text,
    demanded_by bigint NOT NULL REFERENCES account,
    demanded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_by   bigint REFERENCES account,
    lifted_at   timestamptz
);
CREATE UNIQUE INDEX access_factor_demand_standing ON access_factor_demand (node_id, coalesce(right_code, ''))
    WHERE lifted_at IS NULL;
ALTER TABLE access_factor_demand ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_factor_demand FORCE ROW LEVEL SECURITY;

-- What may concern an account that holds something at these companies: their own demands, and those of rights. The stamp
-- changes with each demand; it is the stamp of nobody (0), which every server counts among those of whom an account's rights
-- depend, so that a demand acts on the next request everywhere.
CREATE FUNCTION access_demands(companies bigint[])
    RETURNS TABLE (stamp bigint, node_id bigint, right_code text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT coalesce((SELECT s.stamp FROM access_stamp s WHERE s.account_id = 0), 0), d.node_id, d.right_code
      FROM (VALUES (1)) AS always (one)
      LEFT JOIN access_factor_demand d
        ON d.lifted_at IS NULL AND (d.right_code IS NOT NULL OR d.node_id = ANY (companies))
$$;

-- Demands, or lifts; false where it was so already. Of a node whoever administers it, of a right the operator's people who
-- keep contracts.
CREATE FUNCTION access_demand_factor(node bigint, wanted text, demanded boolean) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    changed boolean;
BEGIN
    PERFORM access_lock();
    IF NOT (CASE WHEN wanted IS NULL THEN access_administers(node) ELSE node = ANY (guard_nodes('tenancy')) END) THEN
        RAISE EXCEPTION 'portico: another demands here' USING ERRCODE = '42501';
    END IF;
    IF demanded THEN
        INSERT INTO access_factor_demand (node_id, right_code, demanded_by) VALUES (node, wanted, guard_account())
        ON CONFLICT DO NOTHING;
    ELSE
        UPDATE access_factor_demand d SET lifted_by = guard_account(), lifted_at = clock_timestamp()
         WHERE d.node_id = node AND d.right_code IS NOT DISTINCT FROM wanted AND d.lifted_at IS NULL;
    END IF;
    changed := FOUND;
    IF changed THEN
        PERFORM access_bump(ARRAY[0]);
    END IF;
    RETURN changed;
END;
$$;

-- What stands at a node, for who administers it; and which of these people, as far as he administers them, have a second
-- factor.
CREATE FUNCTION access_demand_view(node bigint, accounts bigint[])
    RETURNS TABLE (kind text, account_id bigint, right_code text, at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT 'DEMAND', d.demanded_by, d.right_code, d.demanded_at
      FROM access_factor_demand d
     WHERE d.node_id = access_demand_view.node AND d.lifted_at IS NULL AND access_administers(d.node_id)
    UNION ALL
    SELECT CASE WHEN accounts_has_factor(p.account_id) THEN 'HAS' ELSE 'LACKS' END, p.account_id, NULL, NULL
      FROM access_people(accounts) p
     WHERE p.email IS NOT NULL
$$;

-- How many a demand of a right would concern, sleeping grants included, and how many of them have no second factor: for the
-- operator, who asks before he demands.
CREATE FUNCTION access_demand_count(node bigint, wanted text, OUT people bigint, OUT lacking bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH concerned AS (
        SELECT r.account_id AS account, r.node_id
          FROM access_root_spans(array(SELECT a.id FROM account a), tstzrange(clock_timestamp(), clock_timestamp(), '[]')) r
         WHERE r.right_code = wanted AND r.during @> clock_timestamp()
        UNION
        SELECT g.grantee, g.node_id FROM access_given g WHERE g.right_code = wanted AND g.during @> clock_timestamp()
    ), persons AS (
        SELECT DISTINCT c.account
          FROM concerned c JOIN node n ON n.id = c.node_id AND n.operator_id = access_demand_count.node
          JOIN account a ON a.id = c.account AND a.disabled_at IS NULL)
    SELECT count(*), count(*) FILTER (WHERE NOT accounts_has_factor(p.account))
      FROM persons p
     WHERE access_demand_count.node = ANY (guard_nodes('tenancy'))
$$;

REVOKE ALL ON FUNCTION access_drop_factors(bigint, boolean), access_demands(bigint[]),
    access_demand_factor(bigint, text, boolean), access_demand_view(bigint, bigint[]), access_demand_count(bigint, text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_drop_factors(bigint, boolean), access_demands(bigint[]),
    access_demand_factor(bigint, text, boolean), access_demand_view(bigint, bigint[]), access_demand_count(bigint, text)
    TO portico_app;
