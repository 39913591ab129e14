DROP FUNCTION supporters_at(bigint, uuid);

-- The delegations at a node and below it, for who administers it; with the rights that count now. Who invited, granted and
-- revoked is told by number: how they are called to the reader is said by access alone, for every list alike.
CREATE FUNCTION supporters_at(node bigint, wanted uuid)
    RETURNS TABLE (id bigint, public_id uuid, node_id bigint, node_public_id uuid, node_level text, node_name text, account_id bigint, name text,
                   email text, language text, invited_by bigint, invited_at timestamptz, may_use boolean, may_configure boolean,
                   zone text, message text, link_ends_at timestamptz, answered_at timestamptz, accepted boolean, rights text[],
                   counting text[], places text[], begins_at timestamptz, ends_at timestamptz, revoked_at timestamptz,
                   revoked_by bigint, revoked_why text, grantors bigint[], mine boolean, moment timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    now timestamptz := clock_timestamp();
    people bigint[];
BEGIN
    IF NOT access_administers(node) THEN
        RETURN;
    END IF;
    people := array(
        SELECT DISTINCT d.account_id FROM supporter_delegation d JOIN node n ON n.id = d.node_id
         WHERE node IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
           AND (wanted IS NULL OR d.public_id = wanted));
    RETURN QUERY
        WITH counting AS MATERIALIZED (SELECT s.delegation_id, s.right_code FROM access_supports(now, people) s)
        SELECT k.id, k.public_id, n.id, n.public_id, n.level, n.name, k.account_id, a.name, a.email, a.language,
               k.invited_by, k.invited_at, k.may_use, k.may_configure, k.zone, k.message, k.link_ends_at, k.answered_at, k.accepted, k.rights,
               array(SELECT DISTINCT c.right_code FROM counting c WHERE c.delegation_id = k.id ORDER BY 1),
               CASE WHEN k.places <> ARRAY[k.node_id] THEN array(SELECT p.name FROM node p WHERE p.id = ANY (k.places) ORDER BY 1) END,
               k.begins_at, k.ends_at, k.revoked_at,
               k.revoked_by, k.revoked_why, k.grantors, k.grantors = ARRAY[guard_account()], now
          FROM supporters_known k
          JOIN node n ON n.id = k.node_id
          JOIN account a ON a.id = k.account_id
         WHERE node IN (n.operator_id, n.reseller_id, n.customer_id, n.site_id)
           AND (wanted IS NULL OR k.public_id = wanted)
         ORDER BY k.id DESC
         LIMIT 500;
END;
$$;
REVOKE ALL ON FUNCTION supporters_at(bigint, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION supporters_at(bigint, uuid) TO portico_app;
