-- Contracts that are concluded in the portal (U14, U17-U19, U38, U39).

-- Who concluded it; null for what came in files.
ALTER TABLE contract ADD COLUMN concluded_by bigint REFERENCES account;
ALTER TABLE contract ADD COLUMN concluded_at timestamptz;
-- Who signed, when the commercial contact is somebody else.
ALTER TABLE contract ADD COLUMN holder_person text;
CREATE INDEX contract_reseller ON contract (reseller_id, id) WHERE reseller_id IS NOT NULL;

-- What was typed so far, of whoever typed it: kept here, so that it survives a reload, a closed browser and a dead server.
CREATE TABLE contract_draft (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    account_id  bigint NOT NULL REFERENCES account,
    operator_id bigint NOT NULL REFERENCES node,
    typed       text NOT NULL DEFAULT '{}' CHECK (length(typed) <= 20000),
    changed_at  timestamptz NOT NULL,
    contract_id bigint REFERENCES contract,       -- once it has become one
    version     int NOT NULL DEFAULT 0
);
CREATE INDEX contract_draft_account ON contract_draft (account_id, id);
ALTER TABLE contract_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE contract_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY own_draft ON contract_draft TO portico_app
    USING (account_id = (SELECT guard_account()) AND operator_id = ANY ((SELECT guard_nodes('tenancy'))::bigint[]));
GRANT SELECT, INSERT, DELETE, UPDATE (typed, changed_at, contract_id, version) ON contract_draft TO portico_app;

-- What things cost says what an invoice says: who sees invoices of a node, or makes its contracts, and nobody else (U20).
-- List prices are the operator's; a service's own price is that customer's.
ALTER TABLE price ENABLE ROW LEVEL SECURITY;
ALTER TABLE price FORCE ROW LEVEL SECURITY;
CREATE POLICY read_price ON price FOR SELECT TO portico_app USING (
    CASE WHEN service_id IS NULL
         THEN cardinality((SELECT guard_nodes('billing')) || (SELECT guard_nodes('tenancy'))) > 0
         ELSE EXISTS (SELECT FROM service s
                       WHERE s.id = service_id
                         AND ARRAY[s.operator_id, s.reseller_id, s.customer_id]
                             && ((SELECT guard_nodes('billing')) || (SELECT guard_nodes('tenancy')))) END);
GRANT SELECT ON price TO portico_app;

CREATE TABLE contract_number (
    prefix text PRIMARY KEY,
    last   bigint NOT NULL
);
CREATE FUNCTION contracts_next_number(wanted text) RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    next bigint;
BEGIN
    INSERT INTO contract_number (prefix, last) VALUES (wanted, 0) ON CONFLICT DO NOTHING;
    UPDATE contract_number SET last = last + 1 WHERE prefix = wanted RETURNING last INTO next;
    IF next = 1 OR EXISTS (SELECT FROM contract WHERE number = wanted || '-' || next)
                OR EXISTS (SELECT FROM service WHERE number = wanted || '-' || next) THEN
        next := (SELECT coalesce(max(substring(number FROM '^[A-Z]+-([0-9]{1,12})$')::bigint), 10000) + 1
                   FROM (SELECT number FROM contract UNION ALL SELECT number FROM service) n
                  WHERE number LIKE wanted || '-%');
        UPDATE contract_number SET last = next WHERE prefix = wanted;
    END IF;
    RETURN wanted || '-' || next;
END;
$$;

CREATE FUNCTION contracts_demand(node bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM node n WHERE n.id = node AND n.operator_id = ANY (guard_nodes('tenancy'))) THEN
        RAISE EXCEPTION 'portico: contracts are the operator''s to conclude' USING ERRCODE = '42501';
    END IF;
END;
$$;

-- The payer is the holder, or the reseller above him.
CREATE FUNCTION contracts_conclude(holder bigint, paid_by_reseller boolean, money text, words text, since date, reference text,
                                   person text, OUT id bigint, OUT public_id uuid, OUT number text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM contracts_demand(holder);
    INSERT INTO contract AS c (number, holder_id, operator_id, reseller_id, customer_id, payer_id, currency, language, starts_on,
                               order_reference, holder_person, concluded_by, concluded_at, cash_rounding)
    SELECT contracts_next_number('V'), n.id, n.operator_id, n.reseller_id, n.customer_id,
           CASE WHEN paid_by_reseller THEN n.reseller_id ELSE n.id END, money, words, since, reference, person,
           guard_account(), clock_timestamp(), CASE money WHEN 'CHF' THEN 0.05 ELSE 0.01 END
      FROM node n
     WHERE n.id = holder AND n.level IN ('RESELLER', 'CUSTOMER') AND n.ended_on IS NULL
    RETURNING c.id, c.public_id, c.number INTO id, public_id, number;
END;
$$;

-- In use from the contract's first day, at the site where the product belongs to one, else at the holder's own level.
CREATE FUNCTION contracts_add_service(contract bigint, wanted text, site bigint, pieces int) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    added bigint;
    since date;
BEGIN
    PERFORM contracts_demand((SELECT c.holder_id FROM contract c WHERE c.id = contract));
    INSERT INTO service (number, contract_id, product_id, node_id, operator_id, reseller_id, customer_id, site_id)
    SELECT contracts_next_number('S'), c.id, p.id, n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id
      FROM contract c
      JOIN product p ON p.code = wanted
      JOIN node n ON n.id = CASE p.level WHEN 'SITE' THEN site ELSE c.holder_id END
                 AND c.holder_id IN (n.id, n.customer_id, n.reseller_id)
     WHERE c.id = contract
    RETURNING id INTO STRICT added;
    SELECT c.starts_on INTO since FROM contract c WHERE c.id = contract;
    INSERT INTO service_phase (service_id, valid_from, quantity) VALUES (added, since, pieces);
END;
$$;

-- A contact's account, new or known; who has no password yet gets a link. The account of somebody who is shut out is none.
CREATE FUNCTION contracts_invite(address text, person text, words text, token_hash bytea, hours int,
                                 OUT account_id bigint, OUT invited boolean)
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    account_id := accounts_create(address, person, words);
    invited := (SELECT a.password_hash IS NULL FROM account a WHERE a.id = account_id AND a.disabled_at IS NULL);
    IF invited THEN
        PERFORM accounts_link(account_id, token_hash, hours);
    END IF;
END;
$$;

-- Who is contact from now on. Invited is null where the account is shut: then nothing was done.
CREATE FUNCTION contracts_name_contact(contract bigint, wanted text, address text, person text, words text, token_hash bytea,
                                       hours int, OUT account_id bigint, OUT invited boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    PERFORM contracts_demand((SELECT c.holder_id FROM contract c WHERE c.id = contract));
    PERFORM access_lock();
    SELECT i.account_id, i.invited INTO account_id, invited FROM contracts_invite(address, person, words, token_hash, hours) i;
    IF invited IS NOT NULL THEN
        INSERT INTO contract_contact (contract_id, account_id, role)
        VALUES (contract, contracts_name_contact.account_id, wanted);
    END IF;
END;
$$;

-- The old contact's rights end with the day; until then both are contacts. Null where there is none (any more).
CREATE FUNCTION contracts_end_contact(contract bigint, wanted text, since timestamptz) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    old bigint;
BEGIN
    PERFORM contracts_demand((SELECT c.holder_id FROM contract c WHERE c.id = contract));
    PERFORM access_lock();
    UPDATE contract_contact cc SET valid_until = since
     WHERE cc.contract_id = contract AND cc.role = wanted AND cc.valid_until IS NULL
    RETURNING cc.account_id INTO old;
    RETURN old;
END;
$$;

CREATE FUNCTION contracts_hand_over(contract bigint, giver bigint, taker bigint) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    place bigint := (SELECT c.holder_id FROM contract c WHERE c.id = contract);
BEGIN
    PERFORM contracts_demand(place);
    IF NOT EXISTS (SELECT FROM contract_contact cc WHERE cc.contract_id = contract AND cc.account_id = giver)
            OR NOT EXISTS (SELECT FROM contract_contact cc
                            WHERE cc.contract_id = contract AND cc.account_id = taker AND cc.valid_until IS NULL) THEN
        RAISE EXCEPTION 'portico: rights change hands between contacts only' USING ERRCODE = '42501';
    END IF;
    RETURN cardinality(access_hand_over(giver, taker, place));
END;
$$;

-- What a contact has passed on at the holder and below, for the rehearsal; whether a successor in the role can hold it.
CREATE FUNCTION contracts_passed_on(contract bigint, wanted text)
    RETURNS TABLE (person text, right_code text, place text, until timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    holder bigint := (SELECT c.holder_id FROM contract c WHERE c.id = contract);
BEGIN
    PERFORM contracts_demand(holder);
    RETURN QUERY
        SELECT a.name, p.right_code, n.name, p.until
          FROM contract_contact cc
         CROSS JOIN LATERAL access_passed_on(cc.account_id, holder) p
          JOIN account a ON a.id = p.grantee
          JOIN node n ON n.id = p.node_id
         WHERE cc.contract_id = contract AND cc.role = wanted AND cc.valid_until IS NULL
         ORDER BY a.name, p.right_code;
END;
$$;

-- A contract's contacts of now and of later, for who may know the contract. How one enters is for the operator's eyes.
CREATE FUNCTION contracts_contacts(contract bigint)
    RETURNS TABLE (role text, account_id bigint, person text, email text, words text, valid_until timestamptz, enters boolean,
                   disabled boolean, link_until timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT cc.role, a.id, a.name, CASE WHEN k.keeps THEN a.email END, a.language, cc.valid_until,
           CASE WHEN k.keeps THEN a.password_hash IS NOT NULL END, CASE WHEN k.keeps THEN a.disabled_at IS NOT NULL END,
           CASE WHEN k.keeps THEN (SELECT max(l.ends_at) FROM account_link l
                                    WHERE l.account_id = a.id AND l.used_at IS NULL) END
      FROM contract c
     CROSS JOIN LATERAL (SELECT c.operator_id = ANY (guard_nodes('tenancy')) AS keeps) k
      JOIN contract_contact cc ON cc.contract_id = c.id
      JOIN account a ON a.id = cc.account_id
     WHERE c.id = contract
       AND ARRAY[c.operator_id, c.reseller_id, c.customer_id] && guard_nodes('base')
       AND (cc.valid_until IS NULL OR cc.valid_until > clock_timestamp())
     ORDER BY cc.role, cc.id
$$;

-- Another link for a contact who has not come in yet, or, without hours, none any more. False where he has come in.
CREATE FUNCTION contracts_invite_again(contract bigint, wanted text, token_hash bytea, hours int) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    person bigint;
BEGIN
    PERFORM contracts_demand((SELECT c.holder_id FROM contract c WHERE c.id = contract));
    SELECT a.id INTO person
      FROM contract_contact cc JOIN account a ON a.id = cc.account_id
     WHERE cc.contract_id = contract AND cc.role = wanted AND cc.valid_until IS NULL
       AND a.password_hash IS NULL AND a.disabled_at IS NULL;
    IF person IS NULL THEN
        RETURN false;
    END IF;
    PERFORM accounts_link(person, token_hash, hours);
    RETURN true;
END;
$$;

DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'portico'::regnamespace AND p.proname LIKE 'contracts\_%' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END;
$$;
GRANT EXECUTE ON FUNCTION contracts_conclude(bigint, boolean, text, text, date, text, text),
    contracts_add_service(bigint, text, bigint, int),
    contracts_name_contact(bigint, text, text, text, text, bytea, int), contracts_end_contact(bigint, text, timestamptz),
    contracts_hand_over(bigint, bigint, bigint), contracts_passed_on(bigint, text), contracts_contacts(bigint),
    contracts_invite_again(bigint, text, bytea, int) TO portico_app;
