-- What trials have agreed on (H9): products, prices and contracts of their own, which nobody else sees or sells.

-- Contacts have rights from their contract, so they too stay on their side of the border.
CREATE FUNCTION contracts_stay_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    IF (SELECT a.trial_id FROM account a WHERE a.id = NEW.account_id)
            IS DISTINCT FROM (SELECT tenancy_trial_of(c.holder_id) FROM contract c WHERE c.id = NEW.contract_id) THEN
        RAISE EXCEPTION 'portico: nothing crosses the border of a trial' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER contracts_stay_apart BEFORE INSERT OR UPDATE OF account_id ON contract_contact FOR EACH ROW
    EXECUTE FUNCTION contracts_stay_apart();

-- The samples' catalogue is one for all trials. Who is in a trial sees it and nothing of the operator's; everybody else the
-- other way round.
ALTER TABLE product ADD COLUMN sample boolean NOT NULL DEFAULT false;
ALTER TABLE product ENABLE ROW LEVEL SECURITY;
ALTER TABLE product FORCE ROW LEVEL SECURITY;
CREATE POLICY one_catalogue ON product FOR SELECT TO portico_app USING (sample = (SELECT accounts_trial() IS NOT NULL));
ALTER TABLE charge ENABLE ROW LEVEL SECURITY;
ALTER TABLE charge FORCE ROW LEVEL SECURITY;
CREATE POLICY one_catalogue ON charge FOR SELECT TO portico_app USING (product_id IN (SELECT id FROM product));
CREATE POLICY one_catalogue ON price AS RESTRICTIVE FOR SELECT TO portico_app USING (charge_id IN (SELECT id FROM charge));

-- Made when the first trial is, so that a portal without trials has nothing of theirs.
CREATE FUNCTION contracts_trial_catalogue() RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO product (code, kind, level, right_code, name_de, name_fr, name_it, name_en, sample) VALUES
        ('MUSTER-PLATFORM', 'STANDARD', 'RESELLER', NULL, 'Reseller-Plattform', 'Plateforme revendeur', 'Piattaforma rivenditori', 'Reseller platform', true),
        ('MUSTER-INTERNET', 'STANDARD', 'SITE', NULL, 'Business Internet 1 Gbit/s', 'Business Internet 1 Gbit/s', 'Business Internet 1 Gbit/s', 'Business Internet 1 Gbit/s', true),
        ('MUSTER-VOICE', 'STANDARD', 'CUSTOMER', 'Business Voice Virtual PBX', 'Business Voice Virtual PBX', 'Business Voice Virtual PBX', 'Business Voice Virtual PBX', 'Business Voice Virtual PBX', true),
        ('MUSTER-NETWORK', 'INDIVIDUAL', 'CUSTOMER', NULL, 'Standortvernetzung', 'Interconnexion de sites', 'Interconnessione di sedi', 'Site networking', true)
    ON CONFLICT (code) DO NOTHING;
    INSERT INTO charge (product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en)
    SELECT p.id, c.code, c.kind, c.timing, 'STANDARD', c.de, c.fr, c.it, c.en
      FROM (VALUES
        ('MUSTER-PLATFORM', 'MUSTER-PLATFORM-FEE', 'RECURRING', 'ADVANCE', 'Reseller-Plattform', 'Plateforme revendeur', 'Piattaforma rivenditori', 'Reseller platform'),
        ('MUSTER-INTERNET', 'MUSTER-INTERNET-FEE', 'RECURRING', 'ADVANCE', 'Business Internet', 'Business Internet', 'Business Internet', 'Business Internet'),
        ('MUSTER-INTERNET', 'MUSTER-INTERNET-SETUP', 'ONE_OFF', 'ARREARS', 'Einrichtung', 'Mise en service', 'Attivazione', 'Set-up'),
        ('MUSTER-VOICE', 'MUSTER-VOICE-FEE', 'RECURRING', 'ADVANCE', 'Teilnehmer', 'Abonnés', 'Utenti', 'Seats'),
        ('MUSTER-VOICE', 'MUSTER-VOICE-CALLS', 'USAGE', 'ARREARS', 'Gespräche', 'Communications', 'Chiamate', 'Calls'),
        ('MUSTER-NETWORK', 'MUSTER-NETWORK-FEE', 'RECURRING', 'ADVANCE', 'Standortvernetzung', 'Interconnexion de sites', 'Interconnessione di sedi', 'Site networking'))
        AS c (product, code, kind, timing, de, fr, it, en)
      JOIN product p ON p.code = c.product
    ON CONFLICT (code) DO NOTHING;
    INSERT INTO price (charge_id, currency, valid_from, amount)
    SELECT c.id, 'CHF', '2020-01-01', v.amount
      FROM (VALUES ('MUSTER-PLATFORM-FEE', 290.00), ('MUSTER-INTERNET-FEE', 99.00), ('MUSTER-INTERNET-SETUP', 150.00),
                   ('MUSTER-VOICE-FEE', 12.50), ('MUSTER-NETWORK-FEE', 240.00)) AS v (code, amount)
      JOIN charge c ON c.code = v.code
    ON CONFLICT DO NOTHING;
    INSERT INTO tariff (charge_id, currency, prefix, name, valid_from, per_minute, first_increment, next_increment)
    SELECT c.id, 'CHF', t.prefix, t.name, '2020-01-01', t.minute, 60, 1
      FROM (VALUES ('', 'International', 0.25), ('41', 'CH', 0.035), ('4179', 'CH mobile', 0.19), ('49', 'DE', 0.06)) AS t (prefix, name, minute)
     CROSS JOIN charge c
     WHERE c.code = 'MUSTER-VOICE-CALLS'
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION contracts_trial_contract(holder bigint, payer bigint, words text, since date) RETURNS bigint
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO contract (number, holder_id, operator_id, reseller_id, customer_id, payer_id, currency, language, starts_on)
    SELECT o.trial || '-V-' || (SELECT count(*) + 1 FROM node r JOIN contract c ON c.reseller_id = r.id
                                 WHERE r.operator_id = o.id AND r.level = 'RESELLER'),
           n.id, n.operator_id, n.reseller_id, n.customer_id, payer, 'CHF', words, since
      FROM node n JOIN node o ON o.id = n.operator_id AND o.trial IS NOT NULL
     WHERE n.id = holder
    RETURNING id
$$;

-- In use at a place of the contract's holder, from a day on.
CREATE FUNCTION contracts_trial_service(agreed bigint, wanted text, place bigint, pieces int, since date) RETURNS bigint
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO service (number, contract_id, product_id, node_id, operator_id, reseller_id, customer_id, site_id)
    SELECT c.number || '-' || (SELECT count(*) + 1 FROM service s WHERE s.contract_id = c.id), c.id, p.id, n.id, n.operator_id,
           n.reseller_id, n.customer_id, n.site_id
      FROM contract c JOIN product p ON p.code = wanted AND p.sample JOIN node n ON n.id = place
     WHERE c.id = agreed
    RETURNING id INTO STRICT made;
    INSERT INTO service_phase (service_id, valid_from, quantity) VALUES (made, since, pieces);
    RETURN made;
END;
$$;

-- A few calls a day, here and abroad.
CREATE FUNCTION contracts_trial_calls(used bigint, since date, until date) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO usage_record (source_hash, service_id, contract_id, started_at, local_day, seconds, dialled)
    SELECT sha256((used || '|' || day::date || '|' || nr)::bytea), s.id, s.contract_id,
           (day::date + make_interval(hours => 8 + 2 * nr, mins => (7 * extract(day FROM day)::int) % 60)) AT TIME ZONE 'Europe/Zurich',
           day::date, 35 + (47 * nr + 13 * extract(day FROM day)::int) % 600,
           (ARRAY['41315550101', '41795550102', '4989555010', '41445550103'])[1 + (nr + extract(day FROM day)::int) % 4]
      FROM service s, generate_series(since, until - 1, interval '1 day') AS day, generate_series(0, 3) AS nr
     WHERE s.id = used AND extract(isodow FROM day) < 6
$$;

-- Until the trial ends, and not a moment longer.
CREATE FUNCTION contracts_trial_contact(agreed bigint, part text, person bigint, until timestamptz) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO contract_contact (contract_id, account_id, role, valid_until) VALUES (agreed, person, part, until)
$$;

CREATE FUNCTION contracts_trial_over(house bigint) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE contract_contact cc SET valid_until = clock_timestamp()
      FROM contract c
     WHERE c.id = cc.contract_id
       AND c.reseller_id IN (SELECT n.id FROM node n WHERE n.operator_id = house AND n.level = 'RESELLER')
       AND cc.valid_until > clock_timestamp()
$$;

REVOKE ALL ON FUNCTION contracts_stay_apart(), contracts_trial_catalogue(), contracts_trial_contract(bigint, bigint, text, date),
    contracts_trial_service(bigint, text, bigint, int, date), contracts_trial_calls(bigint, date, date),
    contracts_trial_contact(bigint, text, bigint, timestamptz), contracts_trial_over(bigint) FROM PUBLIC;
