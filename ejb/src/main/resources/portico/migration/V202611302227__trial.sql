-- Trials (H9): asked for by mail, opened by a link, furnished with samples, ended by the calendar or by the visitor, and then
-- erased as a whole. What keeps them apart from everybody real lies with those who own it (tenancy_trials, accounts_trials,
-- access_trials, contracts_trials); here is their life.
CREATE TABLE trial (
    operator_id  bigint PRIMARY KEY REFERENCES node,      -- the house
    account_id   bigint UNIQUE REFERENCES account,        -- the visitor; null once he belongs to the real world
    opened_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at      timestamptz NOT NULL,
    furnished_at timestamptz,                             -- since when its invoices are there
    reminded_at  timestamptz
);
CREATE INDEX trial_end ON trial (ends_at);

-- Somebody asks for one. What is asked is written down alike for each address, and answered by mail afterwards.
CREATE TABLE trial_wish (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email      text NOT NULL,
    name       text NOT NULL,
    language   text NOT NULL CHECK (language IN ('de', 'fr', 'it', 'en')),
    asked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    token_hash bytea UNIQUE CHECK (octet_length(token_hash) = 32),   -- once it is answered
    ends_at    timestamptz
);
CREATE INDEX trial_wish_email ON trial_wish (lower(email));

-- Mail that was written inside and did not leave: there the visitor reads how it would look.
CREATE TABLE trial_letter (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operator_id bigint NOT NULL REFERENCES node,
    recipient   text NOT NULL,
    subject     text NOT NULL,
    body_text   text NOT NULL,
    written_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX trial_letter_house ON trial_letter (operator_id, id);

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['trial', 'trial_wish', 'trial_letter'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
END;
$$;
GRANT SELECT ON trial TO portico_jobs;
GRANT UPDATE (furnished_at, reminded_at) ON trial TO portico_jobs;
GRANT SELECT, DELETE, UPDATE (token_hash, ends_at) ON trial_wish TO portico_jobs;

-- Fourteen whole days after today, in the zone of the operator's law: it ends at midnight, whatever the clocks did in between.
CREATE FUNCTION trial_end_of(opened timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE
AS $$
    SELECT ((opened AT TIME ZONE 'Europe/Zurich')::date + 15)::timestamp AT TIME ZONE 'Europe/Zurich'
$$;

-- In the morning, two days before the last one.
CREATE FUNCTION trial_reminder_of(ending timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE
AS $$
    SELECT ((ending AT TIME ZONE 'Europe/Zurich')::date - 3 + time '08:00') AT TIME ZONE 'Europe/Zurich'
$$;

-- Counted like attempts to sign in, by network and by the address that was typed; answers the minutes to be waited, or less
-- than nothing where all of a day's trials are taken.
CREATE FUNCTION trial_ask(wanted text, person text, words text, network text, account_pauses int[], network_pauses int[],
                          a_day int) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    minutes bigint := accounts_wait('trial-address:' || network);
BEGIN
    IF minutes = 0 THEN
        minutes := accounts_wait('trial-account:' || lower(wanted));
    END IF;
    IF minutes = 0 AND a_day <= (SELECT count(*) FROM trial WHERE opened_at > clock_timestamp() - interval '1 day')
                              + (SELECT count(DISTINCT lower(email)) FROM trial_wish WHERE asked_at > clock_timestamp() - interval '1 day') THEN
        RETURN -1;
    END IF;
    IF minutes = 0 THEN
        PERFORM accounts_count('trial-address:' || network, network_pauses);
        PERFORM accounts_count('trial-account:' || lower(wanted), account_pauses);
        INSERT INTO trial_wish (email, name, language) VALUES (wanted, person, words);
    END IF;
    RETURN minutes;
END;
$$;

-- Whose link it is, as long as it is good and nobody has an account under this address.
CREATE FUNCTION trial_holder(token bytea) RETURNS TABLE (name text, email text, language text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT w.name, w.email, w.language
      FROM trial_wish w
     WHERE w.token_hash = sha256(token) AND w.ends_at > clock_timestamp()
       AND NOT EXISTS (SELECT FROM account a WHERE lower(a.email) = lower(w.email))
$$;

-- The samples: every level, with people, helpers, contracts and calls. Everything in it is invented.
CREATE FUNCTION trial_furnish(house bigint, visitor bigint, words text, ending timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    mail text := '@' || accounts_trial_domain(house);
    since date := (date_trunc('month', (clock_timestamp() AT TIME ZONE 'Europe/Zurich')) - interval '4 months')::date;
    today date := (clock_timestamp() AT TIME ZONE 'Europe/Zurich')::date;
    reseller bigint;
    builder bigint;
    trustee bigint;
    cafe bigint;
    yard bigint;
    office bigint;
    place bigint;
    agreed bigint;
    phones bigint;
    bookkeeper bigint;
    technician bigint;
    helper bigint;
    sara bigint;
    luca bigint;
    nadine bigint;
BEGIN
    PERFORM contracts_trial_catalogue();
    PERFORM tenancy_trial_issuer(house);
    reseller := tenancy_trial_node('RESELLER', house, 'Muster Reseller AG', words, 'Musterstrasse', '1', '3011', 'Bern');
    builder := tenancy_trial_node('CUSTOMER', reseller, 'Muster Bau AG', words, 'Beispielweg', '7', '8005', 'Zürich');
    trustee := tenancy_trial_node('CUSTOMER', reseller, 'Beispiel Treuhand GmbH', words, 'Probegasse', '12', '6003', 'Luzern');
    cafe := tenancy_trial_node('CUSTOMER', reseller, 'Café Exemple Sàrl', words, 'Rue du Modèle', '3', '1003', 'Lausanne');
    office := tenancy_trial_node('SITE', builder, 'Büro Zürich', words, 'Beispielweg', '7', '8005', 'Zürich');
    yard := tenancy_trial_node('SITE', builder, 'Werkhof Winterthur', words, 'Werkstrasse', '40', '8400', 'Winterthur');
    PERFORM tenancy_trial_contact(reseller, 'Petra Muster', 'Finanzen', 'petra.muster' || mail, '+41 31 555 01 01');
    PERFORM tenancy_trial_contact(builder, 'Sara Beispiel', 'Einkauf', 'sara.beispiel' || mail, '+41 44 555 01 02');
    PERFORM tenancy_trial_contact(builder, 'Luca Esempio', 'Technik', 'luca.esempio' || mail, '+41 44 555 01 03');
    PERFORM tenancy_trial_contact(trustee, 'Nadine Exemple', NULL, 'nadine.exemple' || mail, '+41 41 555 01 04');

    bookkeeper := accounts_trial_person(house, 'petra.muster' || mail, 'Petra Muster', words, ending, NULL);
    technician := accounts_trial_person(house, 'jonas.probe' || mail, 'Jonas Probe', words, ending, NULL);
    sara := accounts_trial_person(house, 'sara.beispiel' || mail, 'Sara Beispiel', words, ending, NULL);
    luca := accounts_trial_person(house, 'luca.esempio' || mail, 'Luca Esempio', words, ending, NULL);
    nadine := accounts_trial_person(house, 'nadine.exemple' || mail, 'Nadine Exemple', words, ending, NULL);
    helper := accounts_trial_person(house, 'mia.modell' || mail, 'Mia Modell', words, ending, NULL);

    -- The visitor is the reseller's commercial contact: what he may do follows from that as with everybody.
    agreed := contracts_trial_contract(reseller, reseller, words, since);
    PERFORM contracts_trial_service(agreed, 'MUSTER-PLATFORM', reseller, 1, since);
    PERFORM contracts_trial_contact(agreed, 'COMMERCIAL', visitor, ending);
    PERFORM billing_trial_preference(agreed);

    agreed := contracts_trial_contract(builder, builder, words, since);
    PERFORM contracts_trial_service(agreed, 'MUSTER-INTERNET', office, 1, since);
    -- In the middle of last month, so that a part of a month stands on an invoice, with how it was reckoned.
    PERFORM contracts_trial_service(agreed, 'MUSTER-INTERNET', yard, 1, (date_trunc('month', today) - interval '1 month')::date + 14);
    PERFORM contracts_trial_service(agreed, 'MUSTER-NETWORK', builder, 1, since);
    phones := contracts_trial_service(agreed, 'MUSTER-VOICE', builder, 12, since);
    PERFORM contracts_trial_calls(phones, since, today);
    PERFORM contracts_trial_contact(agreed, 'COMMERCIAL', sara, ending);
    PERFORM contracts_trial_contact(agreed, 'TECHNICAL', luca, ending);
    PERFORM billing_trial_preference(agreed);

    place := tenancy_trial_node('SITE', trustee, 'Kanzlei Luzern', words, 'Probegasse', '12', '6003', 'Luzern');
    agreed := contracts_trial_contract(trustee, reseller, words, since);
    PERFORM contracts_trial_service(agreed, 'MUSTER-INTERNET', place, 1, since);
    PERFORM contracts_trial_contact(agreed, 'COMMERCIAL', nadine, ending);
    PERFORM billing_trial_preference(agreed);

    place := tenancy_trial_node('SITE', cafe, 'Lausanne', words, 'Rue du Modèle', '3', '1003', 'Lausanne');
    agreed := contracts_trial_contract(cafe, cafe, words, since);
    PERFORM contracts_trial_service(agreed, 'MUSTER-INTERNET', place, 1, since);
    phones := contracts_trial_service(agreed, 'MUSTER-VOICE', cafe, 3, since);
    PERFORM contracts_trial_calls(phones, since, today);
    PERFORM billing_trial_preference(agreed);

    PERFORM access_trial_grant(ARRAY['Invoicing&Billing'], reseller, bookkeeper, visitor, NULL, NULL);
    PERFORM access_trial_grant(ARRAY['portal-superuser', 'SLA-V2'], reseller, technician, visitor, NULL, NULL);
    PERFORM supporters_trial_help(builder, helper, visitor, ARRAY['SLA-V2', 'Service-Config'], ending);
END;
$$;

-- The link is good once. The visit begins with it; nothing where the link is used, old or never was, or the address is
-- somebody's by now.
CREATE FUNCTION trial_open(token bytea, new_hash text, browser text, address text)
    RETURNS TABLE (id bigint, name text, language text, theme text, time_zone text, credentials int, visit uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    wish trial_wish;
    ending timestamptz := trial_end_of(clock_timestamp());
    house bigint;
    visitor bigint;
BEGIN
    IF new_hash NOT LIKE '$argon2id$v=19$%' THEN
        RAISE EXCEPTION 'portico: no hash of a password' USING ERRCODE = '22023';
    END IF;
    PERFORM access_lock();
    SELECT * INTO wish FROM trial_wish w WHERE w.token_hash = sha256(token) AND w.ends_at > clock_timestamp() FOR UPDATE;
    IF wish.id IS NULL OR EXISTS (SELECT FROM account a WHERE lower(a.email) = lower(wish.email)) THEN
        RETURN;
    END IF;
    DELETE FROM trial_wish w WHERE lower(w.email) = lower(wish.email);
    house := tenancy_trial_node('OPERATOR', NULL, 'Muster Telecom AG ('
        || CASE wish.language WHEN 'fr' THEN 'essai' WHEN 'it' THEN 'prova' WHEN 'en' THEN 'trial' ELSE 'Test' END || ')', wish.language, 'Mustergasse', '5', '3011', 'Bern');
    visitor := accounts_trial_person(house, wish.email, wish.name, wish.language, ending, new_hash);
    INSERT INTO trial (operator_id, account_id, ends_at) VALUES (house, visitor, ending);
    PERFORM trial_furnish(house, visitor, wish.language, ending);
    RETURN QUERY
        SELECT a.id, a.name, a.language, a.theme, a.time_zone, a.credentials,
               accounts_begin_visit(a.id, 'PASSWORD', browser, address)
          FROM account a WHERE a.id = visitor;
END;
$$;

-- The trial that the caller is in: whether he is its visitor, when it ends, and at which addresses its people are.
CREATE FUNCTION trial_mine() RETURNS TABLE (ends_at timestamptz, visitor boolean, addresses text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT t.ends_at, coalesce(t.account_id = a.id, false), accounts_trial_domain(t.operator_id)
      FROM account a JOIN trial t ON t.operator_id = a.trial_id
     WHERE a.id = guard_account()
$$;

-- What is in it, for whoever thinks of ending it.
CREATE FUNCTION trial_contents() RETURNS TABLE (what text, pieces bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    WITH house AS (
        SELECT accounts_trial() AS id,
               array(SELECT n.id FROM node n WHERE n.operator_id = accounts_trial() AND n.level = 'RESELLER') AS resellers)
    SELECT c.what, c.pieces
      FROM house h
     CROSS JOIN LATERAL (VALUES
           ('nodes', (SELECT count(*) FROM node n WHERE n.reseller_id = ANY (h.resellers))),
           ('people', (SELECT count(*) FROM account a WHERE a.trial_id = h.id)),
           ('contracts', (SELECT count(*) FROM contract c WHERE c.reseller_id = ANY (h.resellers))),
           ('invoices', (SELECT count(*) FROM invoice i WHERE i.operator_id = h.id)),
           ('letters', (SELECT count(*) FROM trial_letter l WHERE l.operator_id = h.id))) AS c (what, pieces)
     WHERE h.id IS NOT NULL
$$;

CREATE FUNCTION trial_letters()
    RETURNS TABLE (recipient text, subject text, body_text text, written_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT l.recipient, l.subject, l.body_text, l.written_at
      FROM trial_letter l WHERE l.operator_id = accounts_trial()
     ORDER BY l.id DESC
     LIMIT 50
$$;

-- Mail that somebody in a trial causes, or that would go to one of its invented people, stays inside. The visitor alone is
-- written to.
CREATE FUNCTION trial_keep_inside() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    reader account := (SELECT a FROM account a WHERE lower(a.email) = lower(NEW.recipient) AND a.trial_id IS NOT NULL);
    house bigint := coalesce(accounts_trial(), reader.trial_id);
BEGIN
    IF house IS NULL OR EXISTS (SELECT FROM trial t WHERE t.operator_id = house AND t.account_id = reader.id) THEN
        RETURN NEW;
    END IF;
    INSERT INTO trial_letter (operator_id, recipient, subject, body_text)
    VALUES (house, NEW.recipient, NEW.subject, NEW.body_text);
    RETURN NULL;
END;
$$;
CREATE TRIGGER trial_keep_inside BEFORE INSERT ON outbox_mail FOR EACH ROW EXECUTE FUNCTION trial_keep_inside();

-- From this moment on nobody is in it any more; what there is goes with the next look of the house's keeper.
CREATE FUNCTION trial_over(house bigint) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE trial SET ends_at = clock_timestamp() WHERE operator_id = house AND ends_at > clock_timestamp();
    SELECT access_lock();
    SELECT contracts_trial_over(house);
    SELECT accounts_trial_over(house)
$$;

-- The visitor's own wish.
CREATE FUNCTION trial_end_mine() RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    house bigint := (SELECT t.operator_id FROM trial t WHERE t.account_id = guard_account());
BEGIN
    IF house IS NULL THEN
        RETURN false;
    END IF;
    PERFORM trial_over(house);
    RETURN true;
END;
$$;

-- The visitor became somebody real (accounts_adopt): he keeps his account, and nothing of the trial.
CREATE FUNCTION trial_leave() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    UPDATE trial SET account_id = NULL WHERE operator_id = OLD.trial_id AND account_id = OLD.id;
    PERFORM trial_over(OLD.trial_id);
    RETURN NULL;
END;
$$;
CREATE TRIGGER trial_leave AFTER UPDATE OF trial_id ON account FOR EACH ROW
    WHEN (OLD.trial_id IS NOT NULL AND NEW.trial_id IS NULL) EXECUTE FUNCTION trial_leave();

-- Takes rows away, and first whatever refers to them, by the keys that the tables declare: so that a feature which comes later
-- is erased as well, without being named here.
CREATE FUNCTION trial_take_away(doomed regclass, by_column name, ids bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    link record;
    referred bigint[];
BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN
        RETURN;
    END IF;
    FOR link IN
        SELECT c.conrelid::regclass AS child, f.attname AS child_column, t.attname AS own_column
          FROM pg_constraint c
          JOIN pg_attribute f ON f.attrelid = c.conrelid AND f.attnum = c.conkey[1]
          JOIN pg_attribute t ON t.attrelid = c.confrelid AND t.attnum = c.confkey[1]
         WHERE c.contype = 'f' AND c.confrelid = doomed AND c.conrelid <> doomed AND c.conparentid = 0
         ORDER BY c.conname
    LOOP
        EXECUTE format('SELECT array_agg(DISTINCT %I) FROM %s WHERE %I = ANY ($1)', link.own_column, doomed, by_column)
           INTO referred USING ids;
        PERFORM trial_take_away(link.child, link.child_column, referred);
    END LOOP;
    EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', doomed, by_column) USING ids;
END;
$$;

-- Everything of a trial, in one transaction: all of it or, where that breaks off, nothing, and it is begun again. What was done
-- in it stays in the audit, by numbers, without names.
CREATE FUNCTION trial_erase(house bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    people bigint[] := array(SELECT a.id FROM account a WHERE a.trial_id = house);
    addresses text[] := array(SELECT a.email FROM account a WHERE a.trial_id = house);
    nodes bigint[] := array(SELECT n.id FROM node n WHERE n.operator_id = house);
    agreed bigint[] := array(SELECT c.id FROM contract c WHERE c.holder_id = ANY (nodes));
    services bigint[] := array(SELECT s.id FROM service s WHERE s.contract_id = ANY (agreed));
    helps bigint[] := array(SELECT d.id FROM supporter_delegation d WHERE d.node_id = ANY (nodes));
    loose regclass;
BEGIN
    IF NOT EXISTS (SELECT FROM node n WHERE n.id = house AND n.trial IS NOT NULL) THEN
        RAISE EXCEPTION 'portico: only a trial is erased' USING ERRCODE = '42501';
    END IF;
    PERFORM access_begin_erasure();
    PERFORM access_forget_past('node', 'operator_id', ARRAY[house]);
    PERFORM access_forget_past('account', 'id', people);
    PERFORM access_forget_past('contract', 'id', agreed);
    PERFORM access_forget_past('contract_contact', 'contract_id', agreed);
    PERFORM access_forget_past('service', 'contract_id', agreed);
    PERFORM access_forget_past('service_phase', 'service_id', services);
    PERFORM trial_take_away('run', 'operator_id', ARRAY[house]);
    PERFORM trial_take_away('contract', 'id', agreed);
    -- Before the nodes, because people say to which house they belong; what they did there goes with them.
    PERFORM trial_take_away('account', 'id', people);
    PERFORM trial_take_away('node', 'id', nodes);
    -- Tables that say whose a row is without a key that anything could follow. The audit stays.
    FOR loose IN
        SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'operator_id' AND NOT a.attisdropped
         WHERE c.relnamespace = 'portico'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
           AND c.oid <> 'audit_entry'::regclass
           AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f')
    LOOP
        PERFORM trial_take_away(loose, 'operator_id', ARRAY[house]);
    END LOOP;
    PERFORM outbox_forget(addresses);
    PERFORM accounts_forget_address(addresses);
    PERFORM access_end_erasure(people, helps);
END;
$$;

-- One trial that is over; answers its word for the log, or nothing where there is none. Several servers may ask at once.
CREATE FUNCTION trial_erase_next() RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
DECLARE
    house bigint;
    word text;
BEGIN
    SELECT t.operator_id INTO house FROM trial t WHERE t.ends_at <= clock_timestamp()
     ORDER BY t.ends_at LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF house IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT n.trial INTO word FROM node n WHERE n.id = house;
    PERFORM trial_erase(house);
    RETURN word;
END;
$$;

DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'portico'::regnamespace AND p.proname LIKE 'trial\_%' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END;
$$;
GRANT EXECUTE ON FUNCTION trial_ask(text, text, text, text, int[], int[], int), trial_holder(bytea),
    trial_open(bytea, text, text, text), trial_mine(), trial_contents(), trial_letters(), trial_end_mine() TO portico_app;
GRANT EXECUTE ON FUNCTION trial_erase_next(), trial_reminder_of(timestamptz) TO portico_jobs;
