-- A contract that is concluded in the portal is billed on paper until its payer chooses otherwise (U4); files bring their own
-- preferences.
CREATE FUNCTION billing_concluded() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    INSERT INTO billing_preference (contract_id, operator_id, reseller_id, customer_id, channel)
    SELECT NEW.id, n.operator_id, n.reseller_id, n.customer_id, 'PAPER' FROM node n WHERE n.id = NEW.payer_id;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION billing_concluded() FROM PUBLIC;
CREATE TRIGGER billing_concluded AFTER INSERT ON contract FOR EACH ROW
    WHEN (NEW.concluded_by IS NOT NULL) EXECUTE FUNCTION billing_concluded();
