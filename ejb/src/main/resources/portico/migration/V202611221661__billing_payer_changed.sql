-- Another payer is another reader: what the old one set stays out of the new one's sight, and no invoice of the new one goes to
-- an address that the old one named. The table of contracts does not know billing, so billing listens.
CREATE FUNCTION billing_payer_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = portico, pg_temp AS $$
DECLARE
    payer node := (SELECT n FROM node n WHERE n.id = coalesce(NEW.payer_id, NEW.holder_id));
BEGIN
    UPDATE billing_recipient SET removed_at = clock_timestamp(), token_hash = NULL, token_until = NULL
     WHERE contract_id = NEW.id AND removed_at IS NULL;
    UPDATE billing_preference
       SET reseller_id = payer.reseller_id, customer_id = payer.customer_id,
           changed_at = clock_timestamp(), changed_by = NULL, version = version + 1
     WHERE contract_id = NEW.id;
    INSERT INTO billing_preference_change (contract_id, operator_id, reseller_id, customer_id, what)
    SELECT contract_id, operator_id, reseller_id, customer_id, 'payer-changed'
      FROM billing_preference WHERE contract_id = NEW.id;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION billing_payer_changed() FROM PUBLIC;
CREATE TRIGGER billing_payer_changed AFTER UPDATE OF payer_id ON contract FOR EACH ROW
    WHEN (coalesce(OLD.payer_id, OLD.holder_id) <> coalesce(NEW.payer_id, NEW.holder_id))
    EXECUTE FUNCTION billing_payer_changed();

-- Who changed it is who is signed in, also where somebody smuggles in SQL.
ALTER POLICY write_preference ON billing_preference WITH CHECK (changed_by = (SELECT guard_account()));

-- How many confirmation mails a person has caused lately.
CREATE INDEX billing_preference_change_account ON billing_preference_change (account_id, at);
