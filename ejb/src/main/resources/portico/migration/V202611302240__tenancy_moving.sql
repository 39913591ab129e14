-- A node is put elsewhere in the tree: a customer under another reseller or directly under the operator, a site under another
-- customer of the same reseller or under the reseller himself (H10–H14). Who may is access's to say, and nobody else calls it.
CREATE FUNCTION tenancy_move(wanted bigint, under bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    place node;
    target node;
BEGIN
    SELECT * INTO STRICT place FROM node n WHERE n.id = wanted FOR UPDATE;
    SELECT * INTO STRICT target FROM node n WHERE n.id = under FOR SHARE;
    IF target.ended_on IS NOT NULL OR target.operator_id <> place.operator_id OR target.id = place.parent_id
            OR NOT (place.level = 'CUSTOMER' AND target.level IN ('OPERATOR', 'RESELLER')
                    OR place.level = 'SITE' AND target.level IN ('RESELLER', 'CUSTOMER')
                       AND target.reseller_id IS NOT DISTINCT FROM place.reseller_id) THEN
        RAISE EXCEPTION 'portico: this node does not go there' USING ERRCODE = '42501';
    END IF;
    UPDATE node n
       SET parent_id = CASE n.id WHEN wanted THEN under ELSE n.parent_id END,
           reseller_id = target.reseller_id,
           customer_id = CASE place.level WHEN 'CUSTOMER' THEN wanted ELSE target.customer_id END,
           version = n.version + 1
     WHERE n.id = wanted OR place.level = 'CUSTOMER' AND n.customer_id = wanted;
END;
$$;

-- What lives on with a node follows it, or those who keep it from now on would not find it: each feature listens and does so for
-- its own rows. What has happened keeps the path on which it happened: invoices, documents, deliveries, the audit.
CREATE FUNCTION tenancy_follow() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    UPDATE address SET reseller_id = NEW.reseller_id, customer_id = NEW.customer_id WHERE node_id = NEW.id;
    UPDATE contact SET reseller_id = NEW.reseller_id, customer_id = NEW.customer_id WHERE node_id = NEW.id;
    RETURN NULL;
END;
$$;
-- Not where a file that was just read in completes the path of its new nodes.
CREATE TRIGGER tenancy_follow AFTER UPDATE ON node FOR EACH ROW
    WHEN (NEW.level IN ('CUSTOMER', 'SITE')
          AND (OLD.parent_id, OLD.reseller_id) IS DISTINCT FROM (NEW.parent_id, NEW.reseller_id))
    EXECUTE FUNCTION tenancy_follow();
REVOKE ALL ON FUNCTION tenancy_move(bigint, bigint), tenancy_follow() FROM PUBLIC;
