-- Trials (H9): each stands in a house of its own, with an operator, a reseller, customers and sites that are all invented. So
-- everything that is kept apart by operator is kept apart here too: rights, lists, searches, runs, invoice numbers, control
-- totals. What marks the house is a word on its uppermost node; with it begin all its numbers, and its people's addresses end.
ALTER TABLE node ADD COLUMN trial text UNIQUE CHECK (trial IS NULL OR level = 'OPERATOR' AND trial ~ '^X[BCDFGHJKLMNPQRSTVWXZ]{3}$');

-- The operator of this installation, whom files, timers and the command line mean. The trials' are none.
CREATE VIEW tenancy_operator AS SELECT * FROM node WHERE level = 'OPERATOR' AND trial IS NULL;
GRANT SELECT ON tenancy_operator TO portico_jobs;

-- The house in which a node stands, by its uppermost node; null for everybody real.
CREATE FUNCTION tenancy_trial_of(wanted bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT o.id FROM node n JOIN node o ON o.id = n.operator_id AND o.trial IS NOT NULL WHERE n.id = wanted
$$;

-- A word that is free, without vowels, so that it says nothing.
CREATE FUNCTION tenancy_trial_word() RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    letters text := 'BCDFGHJKLMNPQRSTVWXZ';
    word text;
BEGIN
    LOOP
        word := 'X' || (SELECT string_agg(substr(letters, 1 + floor(random() * 20)::int, 1), '') FROM generate_series(1, 3));
        EXIT WHEN NOT EXISTS (SELECT FROM node WHERE trial = word) AND NOT EXISTS (SELECT FROM issuer WHERE code = word);
    END LOOP;
    RETURN word;
END;
$$;

-- XBCD-K-3: counted inside the house, so that nobody reads from a trial's numbers how many customers the operator has.
CREATE FUNCTION tenancy_trial_number(house bigint, kind text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT o.trial || '-' || kind || '-'
           || (SELECT coalesce(max(substring(n.number FROM '[0-9]+$')::int), 0) + 1
                 FROM node r JOIN node n ON n.reseller_id = r.id
                WHERE r.operator_id = house AND r.level = 'RESELLER' AND n.number LIKE o.trial || '-' || kind || '-%')
      FROM node o WHERE o.id = house
$$;

-- As before, but who works in a trial gets its own numbers and takes none from the operator.
CREATE OR REPLACE FUNCTION tenancy_next_number(wanted text) RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    next bigint;
    house bigint := (SELECT tenancy_trial_of(held) FROM unnest(guard_nodes('base')) AS held LIMIT 1);
BEGIN
    IF house IS NOT NULL THEN
        RETURN tenancy_trial_number(house, wanted);
    END IF;
    INSERT INTO tenancy_number (prefix, last) VALUES (wanted, 0) ON CONFLICT DO NOTHING;
    UPDATE tenancy_number SET last = last + 1 WHERE prefix = wanted RETURNING last INTO next;
    -- At the first time, and after a file has brought numbers of its own.
    IF next = 1 OR EXISTS (SELECT FROM node WHERE number = wanted || '-' || next) THEN
        next := (SELECT coalesce(max(substring(number FROM '^[A-Z]+-([0-9]{1,12})$')::bigint), 10000) + 1
                   FROM node WHERE number LIKE wanted || '-%');
        UPDATE tenancy_number SET last = next WHERE prefix = wanted;
    END IF;
    RETURN wanted || '-' || next;
END;
$$;

-- A node of a trial with its address. Without a parent it is a new house.
CREATE FUNCTION tenancy_trial_node(kind text, parent bigint, title text, words text, street text, house_number text, code text,
                                   place text) RETURNS bigint
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    made bigint := nextval(pg_get_serial_sequence('portico.node', 'id'));
    above node := (SELECT n FROM node n WHERE n.id = parent);
    word text := CASE WHEN parent IS NULL THEN tenancy_trial_word() END;
BEGIN
    INSERT INTO node AS n (id, level, parent_id, operator_id, reseller_id, customer_id, site_id, number, name, language, trial)
    OVERRIDING SYSTEM VALUE
    VALUES (made, kind, parent, coalesce(above.operator_id, made),
            CASE kind WHEN 'RESELLER' THEN made ELSE above.reseller_id END,
            CASE kind WHEN 'CUSTOMER' THEN made ELSE above.customer_id END,
            CASE kind WHEN 'SITE' THEN made END,
            coalesce(word, tenancy_trial_number(above.operator_id, CASE kind WHEN 'RESELLER' THEN 'R' WHEN 'CUSTOMER' THEN 'K' ELSE 'A' END)),
            title, words, word);
    INSERT INTO address (node_id, operator_id, reseller_id, customer_id, site_id, kind, name, street, house_number, postcode, town)
    SELECT n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id, 'MAIN', title, tenancy_trial_node.street,
           tenancy_trial_node.house_number, code, place
      FROM node n WHERE n.id = made;
    RETURN made;
END;
$$;

CREATE FUNCTION tenancy_trial_contact(place bigint, person text, part text, address text, number text) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO contact (node_id, operator_id, reseller_id, customer_id, site_id, name, role, email, phone)
    SELECT n.id, n.operator_id, n.reseller_id, n.customer_id, n.site_id, person, part, address, number FROM node n WHERE n.id = place
$$;

-- The sample house issues invoices in a series of its own. The accounts are the examples of the Swiss payment standards: what
-- somebody would pay to them reaches nobody.
CREATE FUNCTION tenancy_trial_issuer(house bigint) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO issuer (node_id, code, name, street, house_number, postcode, town, vat_number, iban, qr_iban, mail_from)
    SELECT n.id, n.trial, n.name, a.street, a.house_number, a.postcode, a.town, 'CHE-000.000.000 MWST', 'CH5604835012345678009',
           'CH4431999123000889012', 'rechnung@muster-' || lower(n.trial) || '.example'
      FROM node n JOIN address a ON a.node_id = n.id WHERE n.id = house
$$;

REVOKE ALL ON FUNCTION tenancy_trial_of(bigint), tenancy_trial_word(), tenancy_trial_number(bigint, text),
    tenancy_trial_node(text, bigint, text, text, text, text, text, text),
    tenancy_trial_contact(bigint, text, text, text, text), tenancy_trial_issuer(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenancy_trial_of(bigint) TO portico_jobs;
