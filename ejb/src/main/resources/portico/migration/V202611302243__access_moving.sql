-- Moving a node counts as granting (domain text, 2). Customers are put elsewhere by the operator's people who keep contracts, and
-- so decide where rights begin. Whoever moves a site otherwise administers where it stands and where it goes, and could have
-- granted all that anybody comes to hold on it.
CREATE FUNCTION access_move(wanted bigint, under bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    actor bigint := guard_account();
    place node := (SELECT n FROM node n WHERE n.id = wanted);
    mine text[];
    people bigint[];
    before text[];
BEGIN
    PERFORM access_lock();
    IF EXISTS (SELECT FROM access_bound(wanted, under) b WHERE b.kind = 'SERVICE') THEN
        RAISE EXCEPTION 'portico: somebody else''s contract is in use there' USING ERRCODE = '42501';
    END IF;
    IF coalesce(place.operator_id = ANY (guard_nodes('tenancy')), false) THEN
        PERFORM tenancy_move(wanted, under);
        RETURN;
    END IF;
    IF NOT coalesce(place.level = 'SITE' AND access_may_pass_on(actor, 'portal-admin', place.parent_id)
                    AND access_may_pass_on(actor, 'portal-admin', under), false) THEN
        RAISE EXCEPTION 'portico: nodes are moved by who administers both places' USING ERRCODE = '42501';
    END IF;
    people := access_downstream(array(SELECT access_around(wanted) UNION SELECT access_around(under)),
                                tstzrange(clock_timestamp(), NULL));
    mine := array(SELECT DISTINCT h.right_code FROM access_held_on(wanted, ARRAY[actor]) h WHERE h.own);
    before := array(SELECT h::text FROM access_held_on(wanted, people) h);
    PERFORM tenancy_move(wanted, under);
    IF EXISTS (SELECT FROM access_held_on(wanted, people) h WHERE h::text <> ALL (before) AND h.right_code <> ALL (mine)) THEN
        RAISE EXCEPTION 'portico: nobody passes on by moving what he does not hold' USING ERRCODE = '42501';
    END IF;
END;
$$;

-- What these people hold on a node, from wherever it comes; and what of it not as supporters only.
CREATE FUNCTION access_held_on(node bigint, people bigint[]) RETURNS TABLE (account_id bigint, right_code text, own boolean)
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    WITH owned AS MATERIALIZED (
        SELECT o.account_id, o.right_code
          FROM access_owned(clock_timestamp(), access_upstream(people, tstzrange(clock_timestamp(), NULL))) o
          JOIN node n ON n.id = access_held_on.node AND o.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
         WHERE o.account_id = ANY (people))
    SELECT o.account_id, o.right_code, true FROM owned o
    UNION
    SELECT o.account_id, o.right_code, false FROM owned o
    UNION
    SELECT s.account_id, s.right_code, false
      FROM access_supports(clock_timestamp(), people) s
      JOIN node n ON n.id = access_held_on.node AND s.node_id IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
$$;
REVOKE ALL ON FUNCTION access_move(bigint, bigint), access_held_on(bigint, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_move(bigint, bigint) TO portico_app;
