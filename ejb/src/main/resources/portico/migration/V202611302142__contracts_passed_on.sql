-- What a contact has passed on at the holder and below, for the rehearsal of his replacement.
-- To whom it is nobody's business there is nothing: who only reads is not refused, and the page says 403 by its door.
CREATE OR REPLACE FUNCTION contracts_passed_on(contract bigint, wanted text)
    RETURNS TABLE (person text, right_code text, place text, until timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    RETURN QUERY
        SELECT a.name, p.right_code, n.name, p.until
          FROM contract c
          JOIN contract_contact cc ON cc.contract_id = c.id
         CROSS JOIN LATERAL access_passed_on(cc.account_id, c.holder_id) p
          JOIN account a ON a.id = p.grantee
          JOIN node n ON n.id = p.node_id
         WHERE c.id = contract AND c.operator_id = ANY (guard_nodes('tenancy')) AND cc.role = wanted AND cc.valid_until IS NULL
         ORDER BY a.name, p.right_code;
END;
$$;
