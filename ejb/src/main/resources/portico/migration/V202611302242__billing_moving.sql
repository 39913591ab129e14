-- How the payer's future invoices leave goes with the payer; what he chose in the past stays where it was chosen.
CREATE FUNCTION billing_follow() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    UPDATE billing_preference p SET reseller_id = NEW.reseller_id
      FROM contract c WHERE c.id = p.contract_id AND coalesce(c.payer_id, c.holder_id) = NEW.id;
    UPDATE billing_recipient r SET reseller_id = NEW.reseller_id
      FROM contract c WHERE c.id = r.contract_id AND coalesce(c.payer_id, c.holder_id) = NEW.id AND r.removed_at IS NULL;
    RETURN NULL;
END;
$$;
CREATE TRIGGER billing_follow AFTER UPDATE ON node FOR EACH ROW
    WHEN (NEW.level = 'CUSTOMER' AND OLD.reseller_id IS DISTINCT FROM NEW.reseller_id)
    EXECUTE FUNCTION billing_follow();
REVOKE ALL ON FUNCTION billing_follow() FROM PUBLIC;

-- Invoices stay with the reseller under whom they were made. Whoever may read one may know its contract; asked one by one and
-- of contracts that have moved only, so that no list pays for it.
CREATE POLICY read_billed ON contract FOR SELECT TO portico_app USING (
    moved_at IS NOT NULL AND (SELECT i.id FROM invoice i WHERE i.contract_id = contract.id LIMIT 1) IS NOT NULL);
