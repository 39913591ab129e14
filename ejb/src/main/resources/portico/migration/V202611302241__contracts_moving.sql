-- Contracts and services go with their node (see tenancy_move).
ALTER TABLE contract ADD COLUMN moved_at timestamptz;
CREATE INDEX contract_moved ON contract (moved_at) WHERE moved_at IS NOT NULL;

-- What the reseller above has paid, the one above pays from now on; without one, the holder. A service stays with its contract:
-- one that ended under another holder's contract is that holder's history.
CREATE FUNCTION contracts_follow() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    UPDATE contract c
       SET reseller_id = NEW.reseller_id, moved_at = clock_timestamp(),
           payer_id = CASE WHEN contracts_is_paid_above(c, OLD.reseller_id) THEN coalesce(NEW.reseller_id, NEW.id) ELSE c.payer_id END
     WHERE c.holder_id = NEW.id;
    UPDATE service s
       SET reseller_id = NEW.reseller_id, customer_id = NEW.customer_id
      FROM contract c
     WHERE s.node_id = NEW.id AND c.id = s.contract_id AND c.holder_id IN (NEW.id, NEW.customer_id, NEW.reseller_id);
    RETURN NULL;
END;
$$;
CREATE TRIGGER contracts_follow AFTER UPDATE ON node FOR EACH ROW
    WHEN (NEW.level IN ('CUSTOMER', 'SITE')
          AND (OLD.parent_id, OLD.reseller_id) IS DISTINCT FROM (NEW.parent_id, NEW.reseller_id))
    EXECUTE FUNCTION contracts_follow();

-- A contract that is over keeps its payer.
CREATE FUNCTION contracts_is_paid_above(c contract, reseller bigint) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT coalesce(c.payer_id = reseller AND c.holder_id <> reseller
                    AND (c.ends_on IS NULL OR c.ends_on > (clock_timestamp() AT TIME ZONE c.time_zone)::date), false)
$$;

-- What contracts have to do with a move, which access asks before it allows one. SERVICE: in use at the node or below it by a
-- contract that would no longer stand above it, so that one company would pay for what another uses; it has to end first.
-- PAYER: a contract that the reseller above has paid so far.
CREATE FUNCTION access_bound(wanted bigint, under bigint) RETURNS TABLE (kind text, number text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT 'SERVICE', s.number
      FROM node place
      JOIN node target ON target.id = under
      JOIN node n ON n.id = place.id OR place.level = 'CUSTOMER' AND n.customer_id = place.id
      JOIN service s ON s.node_id = n.id
      JOIN contract c ON c.id = s.contract_id
     WHERE place.id = wanted AND access_administers(wanted) AND access_administers(under)
       AND NOT coalesce(c.holder_id IN (n.id, place.id, target.id, target.customer_id, target.reseller_id), false)
       AND EXISTS (SELECT FROM service_phase h
                    WHERE h.service_id = s.id
                      AND (h.valid_until IS NULL OR h.valid_until > (clock_timestamp() AT TIME ZONE c.time_zone)::date))
    UNION ALL
    SELECT 'PAYER', c.number
      FROM node place
      JOIN node target ON target.id = under AND target.reseller_id IS DISTINCT FROM place.reseller_id
      JOIN contract c ON c.holder_id = place.id
     WHERE place.id = wanted AND access_administers(wanted) AND access_administers(under)
       AND contracts_is_paid_above(c, place.reseller_id)
     ORDER BY 1, 2
$$;
REVOKE ALL ON FUNCTION contracts_follow(), contracts_is_paid_above(contract, bigint), access_bound(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_bound(bigint, bigint) TO portico_app;
