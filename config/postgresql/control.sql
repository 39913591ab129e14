-- The control of a billing run: rates its month a second time, from the contracts on, without a line of the program's own
-- rules, and says where a cent (or a word, or a day) differs from what the run wrote. It changes nothing but its own
-- temporary tables. Best right after a run: what was changed since, a price or an address, shows as a difference as well.
--
--   config/bin/portico-admin verify-run 2026-10
--   psql -d portico -U portico_jobs -f config/postgresql/control.sql -c "SELECT * FROM pg_temp.control(12)"     (12: run.id)
--
-- The way of thinking is another one than the program's. That one cuts a period at each day on which something changes and
-- asks what holds in each piece; here prices, phases and tax rates are sets of days that are subtracted and intersected.

SET search_path = portico, public;
-- The plans are for some thousand contracts at a time: neither compiled code nor other processes would pay.
SET jit = off;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '64MB';

-- What is computed, in the columns that the run writes; an invoice is called by its contract.
CREATE TEMP TABLE control_invoice AS
    SELECT id, run_id, operator_id, reseller_id, customer_id, contract_id, payer_id, month, invoice_date, due_date, currency,
           language, net, vat, rounding, total, open_amount, recipient FROM invoice WITH NO DATA;
CREATE TEMP TABLE control_line AS SELECT * FROM invoice_line WITH NO DATA;
CREATE TEMP TABLE control_vat AS SELECT * FROM invoice_vat WITH NO DATA;
CREATE TEMP TABLE control_outcome (contract_id bigint, outcome text, causes text[]);

-- The run in question, and what all contracts share: sets of days on which nothing else holds.
CREATE TEMP TABLE control_run (
    id bigint, operator_id bigint, started_at timestamptz, invoice_date date, before date, month date, next date, digits int);
CREATE TEMP TABLE control_tax (category text, rate numeric, valid daterange);
CREATE TEMP TABLE control_list (charge_id bigint, currency char(3), price_id bigint, amount numeric, shown text, valid daterange);
CREATE TEMP TABLE control_tariff (
    product_id bigint, charge_id bigint, code text, category text, currency char(3), tariff_id bigint, prefix text, name text,
    per_minute numeric, shown text, first_increment bigint, next_increment bigint, valid daterange);
CREATE TEMP TABLE control_offer (
    charge_id bigint, product_id bigint, code text, place int, advance boolean, category text, language text, text text);
CREATE TEMP TABLE control_creditor (currency char(3), fault text);

-- As many decimals as a price needs, two at least.
CREATE FUNCTION pg_temp.control_shown(amount numeric) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN scale(trim_scale(amount)) < 2 THEN round(amount, 2) ELSE trim_scale(amount) END::text
$$;

-- 'QR', 'PLAIN', or NULL where it is no account number (ISO 13616; a QR-IBAN's institution is 30000 to 31999).
CREATE FUNCTION pg_temp.control_iban(written text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN left(iban, 2) IN ('CH', 'LI') AND substr(iban, 5, 5) BETWEEN '30000' AND '31999' THEN 'QR' ELSE 'PLAIN' END
      FROM (SELECT upper(replace(written, ' ', '')) AS iban) i
     WHERE iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' AND (left(iban, 2) NOT IN ('CH', 'LI') OR length(iban) = 21)
       AND (SELECT string_agg(CASE WHEN c BETWEEN 'A' AND 'Z' THEN (ascii(c) - 55)::text ELSE c END, '' ORDER BY n)
              FROM regexp_split_to_table(substr(iban, 5) || left(iban, 4), '') WITH ORDINALITY AS letter(c, n))::numeric % 97 = 1
$$;

-- What keeps a payment part from being addressed (IG 2.3: postcode and town apart); NULL where nothing does.
CREATE FUNCTION pg_temp.control_address(name text, street text, house text, postcode text, town text, country text)
    RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN concat_ws('|', street, house, postcode, town) ~ '(\y[0-9]{4,5}\s+[[:alpha:]])|\n' THEN 'combined'
        WHEN concat_ws('', name) !~ '\S' OR concat_ws('', postcode) !~ '\S' OR concat_ws('', town) !~ '\S'
          OR concat_ws('', country) !~ '^[A-Z]{2}$' OR (country = 'CH' AND postcode !~ '^[1-9][0-9]{3}$') THEN 'missing'
        WHEN greatest(length(name), length(street)) > 70 OR greatest(length(house), length(postcode)) > 16 OR length(town) > 35
        THEN 'too-long' END
$$;

-- Looks at one run, and learns what all contracts share.
CREATE FUNCTION pg_temp.control_open(wanted bigint) RETURNS void LANGUAGE plpgsql AS $control$
BEGIN
    TRUNCATE control_run, control_tax, control_list, control_tariff, control_offer, control_creditor,
             control_invoice, control_line, control_vat, control_outcome;
    -- Of two versions the one that began later holds: each keeps its days less those of all younger ones.
    INSERT INTO control_tax
    SELECT category, rate, unnest(datemultirange(days) - coalesce(younger, '{}'))
      FROM (SELECT category, rate, days, range_agg(days) OVER (PARTITION BY category ORDER BY lower(days) DESC
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS younger
              FROM (SELECT category, rate, daterange(valid_from, valid_until) AS days FROM vat_rate) v) w;
    INSERT INTO control_list
    SELECT charge_id, currency, id, amount, pg_temp.control_shown(amount), unnest(datemultirange(days) - coalesce(younger, '{}'))
      FROM (SELECT *, range_agg(days) OVER (PARTITION BY charge_id, currency ORDER BY valid_from DESC
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS younger
              FROM (SELECT *, daterange(valid_from, valid_until) AS days FROM price WHERE service_id IS NULL) v) w;
    INSERT INTO control_tariff
    SELECT c.product_id, c.id, c.code, c.vat_category, t.currency, t.id, t.prefix, t.name, t.per_minute,
           pg_temp.control_shown(t.per_minute), t.first_increment, t.next_increment,
           unnest(datemultirange(t.days) - coalesce(t.younger, '{}'))
      FROM (SELECT *, range_agg(days) OVER (PARTITION BY charge_id, currency, prefix ORDER BY valid_from DESC
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS younger
              FROM (SELECT *, daterange(valid_from, valid_until) AS days FROM tariff) v) t
      JOIN charge c ON c.id = t.charge_id;
    -- A charge that is named after its product needs no second name.
    INSERT INTO control_offer
    SELECT c.id, c.product_id, c.code, array_position(ARRAY['RECURRING', 'ONE_OFF', 'USAGE'], c.kind), c.timing = 'ADVANCE',
           c.vat_category, l.language, CASE WHEN starts_with(l.charge, l.product) THEN l.charge ELSE l.product || ', ' || l.charge END
      FROM charge c
      JOIN product p ON p.id = c.product_id
     CROSS JOIN LATERAL (VALUES ('de', p.name_de, c.name_de), ('fr', p.name_fr, c.name_fr), ('it', p.name_it, c.name_it),
                                ('en', p.name_en, c.name_en)) AS l(language, product, charge);
    INSERT INTO control_run
    SELECT id, operator_id, started_at, invoice_date, (month - interval '1 month')::date, month, (month + interval '1 month')::date,
           (SELECT coalesce(max(length(prefix)), 0) FROM tariff)
      FROM run WHERE id = wanted AND kind = 'monthly-invoices';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no billing run %', wanted;
    END IF;
    INSERT INTO control_creditor
    SELECT w.currency, CASE
               WHEN i.node_id IS NULL
                 OR pg_temp.control_address(i.name, i.street, i.house_number, i.postcode, i.town, i.country) IS NOT NULL
               THEN 'parked.creditor-address'
               WHEN w.currency = 'CHF' AND pg_temp.control_iban(i.qr_iban) IS DISTINCT FROM 'QR' THEN 'parked.creditor-without-qr-iban'
               WHEN w.currency = 'EUR' AND pg_temp.control_iban(i.iban) IS DISTINCT FROM 'PLAIN' THEN 'parked.creditor-without-iban'
           END
      FROM control_run r
     CROSS JOIN (VALUES ('CHF'), ('EUR')) AS w(currency)
      LEFT JOIN issuer i ON i.node_id = r.operator_id;
    ANALYZE control_tax, control_list, control_tariff, control_offer;
END;
$control$;

-- Rates the contracts of a range, both ends included, in one statement. The planner knows nothing of the sizes of its steps, so
-- it may join them by hashing only; what is looked up by an index says so (LATERAL with OFFSET 0).
CREATE FUNCTION pg_temp.control_rate(low bigint, high bigint) RETURNS void LANGUAGE plpgsql SET enable_nestloop = off AS $control$
DECLARE
    r control_run;
BEGIN
    SELECT * INTO STRICT r FROM control_run;
    WITH
    -- The calls as the run found them: waiting, or taken by it. What a later run took it must have seen, if it was here.
    call AS MATERIALIZED (
        SELECT u.contract_id, u.service_id, u.local_day, u.seconds, ltrim(u.dialled, '+') AS digits
          FROM usage_record u
         WHERE u.contract_id BETWEEN low AND high AND u.local_day >= r.before - 90 AND u.local_day < r.next
           AND u.invoice_id IS NULL AND (u.taken_at IS NULL OR u.taken_at < r.started_at)
        UNION ALL
        SELECT i.contract_id, u.service_id, u.local_day, u.seconds, ltrim(u.dialled, '+')
          FROM invoice i
         CROSS JOIN LATERAL (SELECT * FROM usage_record WHERE invoice_id = i.id OFFSET 0) u
         WHERE i.contract_id BETWEEN low AND high AND u.local_day >= r.before - 90 AND u.local_day < r.next
           AND (i.run_id = r.id OR i.run_id > r.id AND (u.taken_at IS NULL OR u.taken_at < r.started_at))),
    due AS MATERIALIZED (
        SELECT c.id AS contract_id, c.currency, c.language, c.cash_rounding, c.due_days, c.payer_id, c.billing_day,
               daterange(c.starts_on, c.ends_on) AS term,
               daterange(r.month + c.billing_day - 1, r.next + c.billing_day - 1) AS in_advance,
               -- Its last day lies in the month.
               CASE WHEN c.billing_day = 1 THEN daterange(r.month, r.next)
                    ELSE daterange(r.before + c.billing_day - 1, r.month + c.billing_day - 1) END AS in_arrears
          FROM contract c
         WHERE c.id BETWEEN low AND high AND c.operator_id = r.operator_id AND c.starts_on < r.next
           AND (c.ends_on IS NULL OR c.ends_on > r.before OR c.id IN (SELECT contract_id FROM call))
           AND NOT EXISTS (SELECT 1 FROM invoice i
                            WHERE i.contract_id = c.id AND i.contract_id BETWEEN low AND high AND i.month = r.month
                              AND i.kind = 'INVOICE' AND i.run_id < r.id)
           -- What no rule can reckon with, sets of days cannot either.
           AND NOT EXISTS (SELECT 1 FROM parked_contract p
                            WHERE p.run_id = r.id AND p.contract_id = c.id AND p.cause = 'parked.fault')),
    svc AS MATERIALIZED (
        SELECT d.contract_id, d.currency, d.language, d.term, d.in_advance, d.in_arrears, s.id AS service_id, s.number,
               s.product_id, s.node_id, n.name AS node_name
          FROM due d
          JOIN service s ON s.contract_id = d.contract_id AND s.contract_id BETWEEN low AND high
         CROSS JOIN LATERAL (SELECT name FROM node WHERE id = s.node_id OFFSET 0) n),
    -- Active days of services, inside their contracts. Where phases overlap, a younger one takes its days from the older.
    booked AS MATERIALIZED (
        SELECT s.service_id, s.term, p.quantity, p.valid_from, s.term * daterange(p.valid_from, p.valid_until) AS days,
               coalesce(p.valid_until, 'infinity') > lead(p.valid_from) OVER (PARTITION BY s.service_id ORDER BY p.valid_from)
                   AS disputed, p.state
          FROM svc s
         CROSS JOIN LATERAL (SELECT * FROM service_phase WHERE service_id = s.service_id OFFSET 0) p),
    phase AS MATERIALIZED (
        SELECT service_id, quantity, days FROM booked WHERE state = 'ACTIVE' AND disputed IS NOT TRUE AND NOT isempty(days)
        UNION ALL
        SELECT b.service_id, b.quantity,
               unnest(datemultirange(b.days) - coalesce((SELECT range_agg(b.term * daterange(y.valid_from, y.valid_until)) FROM service_phase y
                                                          WHERE y.service_id = b.service_id AND y.valid_from > b.valid_from), '{}'))
          FROM booked b WHERE b.state = 'ACTIVE' AND b.disputed),
    -- A service's own prices, and the days that they take away from the list's.
    own AS MATERIALIZED (
        SELECT service_id, charge_id, price_id, amount, pg_temp.control_shown(amount) AS shown,
               unnest(datemultirange(days) - coalesce(younger, '{}')) AS valid
          FROM (SELECT s.service_id, p.charge_id, p.id AS price_id, p.amount, daterange(p.valid_from, p.valid_until) AS days,
                       range_agg(daterange(p.valid_from, p.valid_until)) OVER (PARTITION BY s.service_id, p.charge_id
                           ORDER BY p.valid_from DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS younger
                  FROM svc s
                 CROSS JOIN LATERAL (SELECT * FROM price WHERE service_id = s.service_id AND currency = s.currency OFFSET 0) p) v),
    owned AS MATERIALIZED (
        SELECT service_id, charge_id, range_agg(valid) AS days FROM own GROUP BY service_id, charge_id),
    -- What is to be priced: the active days of a billing period, or the first active day for what is charged once.
    wanted AS MATERIALIZED (
        SELECT s.contract_id, s.service_id, s.currency, o.charge_id, o.place, o.category, o.full_period, o.full_period * p.days AS days,
               p.quantity
          FROM svc s
         CROSS JOIN LATERAL (
               SELECT charge_id, place, category, CASE WHEN advance THEN s.in_advance ELSE s.in_arrears END AS full_period
                 FROM control_offer WHERE product_id = s.product_id AND language = s.language AND place = 1) o
          JOIN phase p ON p.service_id = s.service_id AND p.days && o.full_period
        UNION ALL
        SELECT s.contract_id, s.service_id, s.currency, o.charge_id, o.place, o.category, p.first_day, p.first_day, p.quantity
          FROM svc s
          JOIN control_offer o ON o.product_id = s.product_id AND o.language = s.language AND o.place = 2
          JOIN (SELECT DISTINCT ON (service_id) service_id, quantity, daterange(lower(days), lower(days) + 1) AS first_day
                  FROM phase ORDER BY service_id, days) p ON p.service_id = s.service_id
         WHERE p.first_day <@ CASE WHEN o.advance THEN s.in_advance ELSE s.in_arrears END),
    priced AS MATERIALIZED (
        SELECT w.*, l.price_id, l.amount, l.shown, w.days * l.valid AS priced
          FROM wanted w
          LEFT JOIN owned e ON e.service_id = w.service_id AND e.charge_id = w.charge_id
          JOIN control_list l ON l.charge_id = w.charge_id AND l.currency = w.currency AND l.valid && w.days
         WHERE e.service_id IS NULL
        UNION ALL
        SELECT w.*, p.price_id, p.amount, p.shown, w.days * p.valid
          FROM wanted w
          JOIN own p ON p.service_id = w.service_id AND p.charge_id = w.charge_id AND p.valid && w.days
        UNION ALL
        SELECT w.*, l.price_id, l.amount, l.shown, unnest(datemultirange(w.days * l.valid) - e.days)
          FROM wanted w
          JOIN owned e ON e.service_id = w.service_id AND e.charge_id = w.charge_id
          JOIN control_list l ON l.charge_id = w.charge_id AND l.currency = w.currency AND l.valid && w.days),
    taxed AS MATERIALIZED (
        SELECT p.contract_id, p.service_id, p.charge_id, p.place, p.category, p.full_period, p.quantity, p.price_id, p.amount,
               p.shown, p.currency, t.rate, lower(p.priced * t.valid) AS since, upper(p.priced * t.valid) AS until
          FROM priced p
          JOIN control_tax t ON t.category = p.category AND t.valid && p.priced),
    -- Neighbours that differ in nothing are one part; its price is the first one's.
    part AS (
        SELECT contract_id, service_id, charge_id, place, category, full_period, quantity, price_id, amount, shown, currency, rate, since,
               coalesce(lead(until_before) OVER (PARTITION BY service_id, charge_id ORDER BY since), until_last) AS until
          FROM (SELECT *, lag(until) OVER w AS until_before, max(until) OVER (PARTITION BY service_id, charge_id) AS until_last,
                       lag((until, amount, quantity, rate)) OVER w IS DISTINCT FROM (since, amount, quantity, rate) AS begins
                  FROM taxed
                WINDOW w AS (PARTITION BY service_id, charge_id ORDER BY since)) v
         WHERE begins),
    -- All parts of one price and quantity come to the price of their days together: the last one is the remainder.
    shared AS (
        SELECT *, until - since AS days, upper(full_period) - lower(full_period) AS of_days,
               round(amount * quantity * (until - since) / (upper(full_period) - lower(full_period)), 2) AS alone,
               count(*) OVER same AS parts, row_number() OVER same_by_day AS part,
               sum(until - since) OVER same_by_day AS days_so_far
          FROM part
        WINDOW same AS (PARTITION BY service_id, charge_id, amount, quantity),
               same_by_day AS (PARTITION BY service_id, charge_id, amount, quantity ORDER BY since)),
    split AS (
        SELECT *, parts > 1 AND part = parts AS remains, round(amount * quantity * days_so_far / of_days, 2) AS whole,
               CASE WHEN parts > 1 THEN coalesce(sum(alone) OVER (PARTITION BY service_id, charge_id, amount, quantity ORDER BY since
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) END AS before
          FROM shared),
    -- Calls: the longest beginning of the number that has a tariff on that day, each call by its own increments.
    talk AS MATERIALIZED (
        SELECT k.contract_id, k.service_id, k.local_day, k.seconds, left(k.digits, r.digits) AS digits, k.digits AS dialled,
               s.product_id, d.currency, d.billing_day
          FROM call k
          JOIN due d ON d.contract_id = k.contract_id
          LEFT JOIN svc s ON s.service_id = k.service_id AND s.contract_id = k.contract_id
         WHERE k.local_day >= lower(d.in_arrears) - 90 AND k.local_day < upper(d.in_arrears)),
    hit AS MATERIALIZED (
        SELECT DISTINCT ON (n.product_id, n.currency, n.digits, n.local_day) n.digits, n.local_day, t.*
          FROM (SELECT DISTINCT product_id, currency, digits, local_day FROM talk) n
          JOIN control_tariff t ON t.product_id = n.product_id AND t.currency = n.currency AND starts_with(n.digits, t.prefix)
           AND t.valid @> n.local_day
         ORDER BY n.product_id, n.currency, n.digits, n.local_day, length(t.prefix) DESC, t.code COLLATE "C"),
    spoken AS MATERIALIZED (
        SELECT k.contract_id, k.service_id, k.currency, h.charge_id, h.category, t.rate,
               t.valid * daterange(m.since, (m.since + interval '1 month')::date) AS days,
               h.tariff_id, h.prefix, h.name, h.per_minute, h.shown, count(*) AS calls,
               sum(CASE WHEN k.seconds = 0 THEN 0
                        ELSE h.first_increment + (greatest(k.seconds - h.first_increment, 0) + h.next_increment - 1)
                             / h.next_increment * h.next_increment END) AS seconds
          FROM talk k
          -- The billing period that the day lies in.
         CROSS JOIN LATERAL (
               SELECT (date_trunc('month', k.local_day::timestamp - (k.billing_day - 1) * interval '1 day'))::date
                      + k.billing_day - 1 AS since) m
          JOIN hit h ON h.product_id = k.product_id AND h.currency = k.currency AND h.digits = k.digits AND h.local_day = k.local_day
          JOIN control_tax t ON t.category = h.category AND t.valid @> k.local_day
         GROUP BY k.contract_id, k.service_id, k.currency, h.charge_id, h.category, t.rate, t.valid, m.since, h.tariff_id, h.prefix,
                  h.name, h.per_minute, h.shown),
    bare AS MATERIALIZED (
        SELECT contract_id, service_id, charge_id, place, since, until, quantity::numeric AS quantity, amount AS unit_price,
               CASE WHEN place = 2 THEN round(amount * quantity, 2) WHEN remains THEN whole - before ELSE alone END AS net,
               category, rate,
               CASE WHEN place = 2
                    THEN '{"how":"once","price":' || shown || ',"quantity":' || quantity || ',"priceId":' || price_id
                         || ',"net":' || round(amount * quantity, 2)
                    ELSE '{"how":"' || CASE WHEN remains THEN 'rest' ELSE 'days' END || '","price":' || shown || ',"quantity":' || quantity
                         || ',"days":' || days || ',"of":' || of_days || ',"from":"' || lower(full_period) || '","until":"'
                         || upper(full_period) || '","priceId":' || price_id
                         || CASE WHEN remains THEN ',"whole":' || whole || ',"before":' || before || ',"net":' || whole - before
                                 ELSE ',"net":' || alone END
               END || ',"currency":"' || currency || '"}' AS derivation
          FROM split
        UNION ALL
        SELECT contract_id, service_id, charge_id, 3, lower(days), upper(days), sum(calls), 0, round(sum(per_minute * seconds) / 60, 2),
               category, rate,
               '{"how":"calls","destinations":['
               || string_agg('{"prefix":"' || prefix || '","name":' || to_json(name) || ',"tariffId":' || tariff_id || ',"calls":' || calls
                             || ',"seconds":' || seconds || ',"perMinute":' || shown || '}', ','
                             ORDER BY (prefix || ' ' || tariff_id) COLLATE "C")
               || '],"net":' || round(sum(per_minute * seconds) / 60, 2) || ',"currency":"' || currency || '"}'
          FROM spoken
         GROUP BY contract_id, service_id, charge_id, days, category, rate, currency),
    -- What a person has to answer first.
    fault AS MATERIALIZED (
        SELECT contract_id, array_agg(DISTINCT cause) AS causes
          FROM (SELECT contract_id, 'parked.no-price' AS cause
                  FROM (SELECT contract_id, sum(upper(days) - lower(days)) AS days FROM wanted GROUP BY contract_id) w
                  LEFT JOIN (SELECT contract_id, sum(upper(priced) - lower(priced)) AS days FROM priced GROUP BY contract_id) p
                       USING (contract_id)
                 WHERE w.days > coalesce(p.days, 0)
                UNION ALL
                SELECT contract_id, 'parked.no-vat-rate'
                  FROM (SELECT contract_id, sum(upper(priced) - lower(priced)) AS days FROM priced GROUP BY contract_id) p
                  LEFT JOIN (SELECT contract_id, sum(until - since) AS days FROM taxed GROUP BY contract_id) t USING (contract_id)
                 WHERE p.days > coalesce(t.days, 0)
                UNION ALL
                SELECT k.contract_id, CASE WHEN k.product_id IS NULL THEN 'parked.usage-of-unknown-service'
                                           WHEN h.digits IS NULL THEN 'parked.no-tariff' ELSE 'parked.no-vat-rate' END
                  FROM talk k
                  LEFT JOIN hit h ON h.product_id = k.product_id AND h.currency = k.currency AND h.digits = k.digits
                   AND h.local_day = k.local_day
                 WHERE h.digits IS NULL
                    OR NOT EXISTS (SELECT 1 FROM control_tax t WHERE t.category = h.category AND t.valid @> k.local_day)) v
         GROUP BY contract_id),
    payer AS MATERIALIZED (
        SELECT d.contract_id, n.id AS payer_id, n.operator_id, n.reseller_id, n.customer_id, a.name, a.street, a.house_number, a.postcode,
               a.town, a.country,
               CASE WHEN n.id IS NULL THEN 'parked.no-payer'
                    WHEN a.name IS NULL THEN 'parked.no-address'
                    ELSE coalesce(replace('parked.' || pg_temp.control_address(a.name, a.street, a.house_number, a.postcode, a.town, a.country),
                                          'parked.missing', 'parked.no-address'), c.fault) END AS cause
          FROM due d
          JOIN control_creditor c ON c.currency = d.currency
          LEFT JOIN LATERAL (SELECT * FROM node WHERE id = d.payer_id OFFSET 0) n ON true
          LEFT JOIN LATERAL (
               SELECT * FROM address WHERE node_id = n.id ORDER BY kind = 'BILLING' DESC LIMIT 1) a ON true),
    outcome AS MATERIALIZED (
        SELECT d.contract_id,
               CASE WHEN f.causes IS NOT NULL THEN 'parked' WHEN b.something IS NOT TRUE THEN 'nothing'
                    WHEN p.cause IS NOT NULL OR b.too_large THEN 'parked' ELSE 'invoiced' END AS outcome,
               coalesce(f.causes, ARRAY[CASE p.cause WHEN 'parked.combined' THEN 'parked.combined-address'
                                                     WHEN 'parked.too-long' THEN 'parked.address-too-long'
                                                     ELSE coalesce(p.cause, CASE WHEN b.too_large THEN 'parked.amount-too-large' END)
                                                     END]) AS causes,
               b.lines, b.net
          FROM due d
          JOIN payer p USING (contract_id)
          LEFT JOIN fault f USING (contract_id)
          LEFT JOIN (SELECT contract_id, bool_or(net <> 0) AS something, count(*) AS lines, sum(net) AS net,
                            -- A payment part has room for nine digits; the tax comes on top.
                            bool_or(abs(net) > 900000000) OR abs(sum(net)) > 900000000 AS too_large
                       FROM bare GROUP BY contract_id) b
               USING (contract_id)),
    -- In the customer's favour from earlier invoices: what they passed on, less what was taken since.
    balance AS MATERIALIZED (
        SELECT i.contract_id, -sum(l.net) AS carried
          FROM invoice i
         CROSS JOIN LATERAL (SELECT net FROM invoice_line WHERE invoice_id = i.id AND kind = 'CARRIED' OFFSET 0) l
         WHERE i.contract_id BETWEEN low AND high AND i.run_id < r.id
         GROUP BY i.contract_id
        HAVING sum(l.net) > 0),
    tax AS MATERIALIZED (
        SELECT contract_id, category, rate, sum(net) AS net, round(sum(net) * rate / 100, 2) AS vat
          FROM bare GROUP BY contract_id, category, rate),
    total AS MATERIALIZED (
        SELECT contract_id, lines, carried, net + coalesce(carried, 0) AS net, vat,
               least(net + coalesce(carried, 0) + vat, 0) AS below,
               CASE WHEN d.currency = 'CHF' AND net + coalesce(carried, 0) + vat >= 0
                    THEN round((net + coalesce(carried, 0) + vat) / d.cash_rounding) * d.cash_rounding - (net + coalesce(carried, 0) + vat)
                    ELSE 0 END AS rounding,
               d.currency, d.language, d.due_days, p.payer_id, p.operator_id, p.reseller_id, p.customer_id,
               jsonb_build_object('name', p.name, 'street', p.street, 'houseNumber', p.house_number, 'postcode', p.postcode,
                                  'town', p.town, 'country', p.country) AS recipient
          FROM outcome o
          JOIN due d USING (contract_id)
          JOIN payer p USING (contract_id)
          JOIN (SELECT contract_id, sum(vat) AS vat FROM tax GROUP BY contract_id) t USING (contract_id)
          LEFT JOIN balance b USING (contract_id)
         WHERE o.outcome = 'invoiced'),
    written AS (
        INSERT INTO control_outcome SELECT contract_id, outcome, causes FROM outcome),
    invoices AS (
        INSERT INTO control_invoice (id, run_id, operator_id, reseller_id, customer_id, contract_id, payer_id, month, invoice_date,
               due_date, currency, language, net, vat, rounding, total, open_amount, recipient)
        SELECT contract_id, r.id, operator_id, reseller_id, customer_id, contract_id, payer_id, r.month, r.invoice_date,
               r.invoice_date + due_days, currency, language, net - below, vat, rounding, net - below + vat + rounding,
               net - below + vat + rounding, recipient
          FROM total),
    taxes AS (
        INSERT INTO control_vat (invoice_id, operator_id, reseller_id, customer_id, category, rate, net, vat)
        SELECT t.contract_id, p.operator_id, p.reseller_id, p.customer_id, t.category, t.rate, t.net, t.vat
          FROM tax t JOIN total p ON p.contract_id = t.contract_id)
    INSERT INTO control_line (invoice_id, position, operator_id, reseller_id, customer_id, node_id, node_name, service_id, charge_id,
           kind, text, period_from, period_until, quantity, unit_price, net, vat_category, vat_rate, derivation)
    SELECT b.contract_id,
           row_number() OVER (PARTITION BY b.contract_id ORDER BY s.node_name COLLATE "C", s.node_id, s.number COLLATE "C", b.place,
                              o.code COLLATE "C", b.since),
           t.operator_id, t.reseller_id, t.customer_id, s.node_id, s.node_name, b.service_id, b.charge_id,
           (ARRAY['RECURRING', 'ONE_OFF', 'USAGE'])[b.place], o.text, b.since, b.until, b.quantity, b.unit_price, b.net, b.category,
           b.rate, b.derivation
      FROM bare b
      JOIN total t ON t.contract_id = b.contract_id
      JOIN svc s ON s.service_id = b.service_id
      JOIN control_offer o ON o.charge_id = b.charge_id AND o.language = s.language
    UNION ALL
    -- The balance is taken over, and what would be below zero passed on; tax is in both already.
    SELECT t.contract_id, t.lines + c.place, t.operator_id, t.reseller_id, t.customer_id, NULL, NULL, NULL, NULL, 'CARRIED',
           CASE t.language WHEN 'fr' THEN c.fr WHEN 'it' THEN c.it WHEN 'en' THEN c.en ELSE c.de END, r.month, r.next, 1, c.net, c.net,
           'OUTSIDE', 0, '{"how":"balance","net":' || c.net || ',"currency":"' || t.currency || '"}'
      FROM total t
     CROSS JOIN LATERAL (VALUES
           (1, carried, 'Guthaben aus der letzten Rechnung', 'Solde en votre faveur de la facture précédente',
            'Saldo a vostro favore della fattura precedente', 'Balance in your favour from the last invoice'),
           (CASE WHEN carried IS NULL THEN 1 ELSE 2 END, -below, 'Guthaben, Übertrag auf die nächste Rechnung',
            'Solde en votre faveur, reporté sur la prochaine facture', 'Saldo a vostro favore, riportato sulla prossima fattura',
            'Balance in your favour, carried to the next invoice')) AS c(place, net, de, fr, it, en)
     WHERE c.net <> 0;
END;
$control$;

-- Where the run and its control differ in a range that was rated: contract, place, what, what the run wrote, what the control finds.
CREATE FUNCTION pg_temp.control_differences(low bigint, high bigint)
    RETURNS TABLE (contract text, place text, what text, of_run text, of_control text) LANGUAGE plpgsql AS $control$
DECLARE
    r control_run;
BEGIN
    SELECT * INTO STRICT r FROM control_run;
    RETURN QUERY
    WITH
    seen AS (
        SELECT i.contract_id, 'invoiced' AS outcome, NULL AS cause FROM invoice i WHERE i.run_id = r.id AND i.contract_id BETWEEN low AND high
        UNION ALL
        SELECT n.contract_id, 'nothing', NULL FROM nothing_to_bill n WHERE n.run_id = r.id AND n.contract_id BETWEEN low AND high
        UNION ALL
        SELECT p.contract_id, 'parked', p.cause FROM parked_contract p
         WHERE p.run_id = r.id AND p.contract_id BETWEEN low AND high AND p.cause <> 'parked.fault'),
    different AS (
        SELECT contract_id, '' AS place, 'outcome' AS what, concat_ws(' ', s.outcome, s.cause) AS of_run,
               concat_ws(' ', c.outcome, array_to_string(c.causes, ', ')) AS of_control
          FROM seen s
          FULL JOIN control_outcome c USING (contract_id)
         WHERE s.outcome IS DISTINCT FROM c.outcome OR s.cause <> ALL (c.causes)
        UNION ALL
        SELECT contract_id, '', d.*
          FROM (SELECT run_id, operator_id, reseller_id, customer_id, contract_id, payer_id, month, invoice_date, due_date, currency,
                       language, net, vat, rounding, total, recipient
                  FROM invoice WHERE run_id = r.id AND contract_id BETWEEN low AND high) a
          JOIN (SELECT run_id, operator_id, reseller_id, customer_id, contract_id, payer_id, month, invoice_date, due_date, currency,
                       language, net, vat, rounding, total, recipient FROM control_invoice) b USING (contract_id)
         CROSS JOIN LATERAL pg_temp.control_columns(to_jsonb(a), to_jsonb(b)) d
         WHERE a IS DISTINCT FROM b
        UNION ALL
        SELECT contract_id, 'line ' || position, d.*
          FROM (SELECT i.contract_id, l.position, l.operator_id, l.reseller_id, l.customer_id, l.node_id, l.node_name, l.service_id,
                       l.charge_id, l.kind, l.text, l.period_from, l.period_until, l.quantity, l.unit_price, l.net, l.vat_category,
                       l.vat_rate, l.derivation
                  FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
                 WHERE i.run_id = r.id AND i.contract_id BETWEEN low AND high) a
          FULL JOIN (SELECT invoice_id AS contract_id, position, operator_id, reseller_id, customer_id, node_id, node_name, service_id,
                       charge_id, kind, text, period_from, period_until, quantity, unit_price, net, vat_category,
                       vat_rate, derivation FROM control_line) b USING (contract_id, position)
         CROSS JOIN LATERAL pg_temp.control_columns(to_jsonb(a), to_jsonb(b)) d
         WHERE a IS DISTINCT FROM b
        UNION ALL
        SELECT contract_id, 'tax ' || category || ' ' || rate, d.*
          FROM (SELECT i.contract_id, v.category, v.rate, v.operator_id, v.reseller_id, v.customer_id, v.net, v.vat
                  FROM invoice i JOIN invoice_vat v ON v.invoice_id = i.id
                 WHERE i.run_id = r.id AND i.contract_id BETWEEN low AND high) a
          FULL JOIN (SELECT invoice_id AS contract_id, category, rate, operator_id, reseller_id, customer_id, net, vat
                  FROM control_vat) b USING (contract_id, category, rate)
         CROSS JOIN LATERAL pg_temp.control_columns(to_jsonb(a), to_jsonb(b)) d
         WHERE a IS DISTINCT FROM b)
    SELECT c.number, d.place, d.what, d.of_run, d.of_control
      FROM different d
      JOIN contract c ON c.id = d.contract_id
     ORDER BY c.id, d.place <> '', d.place, d.what;
END;
$control$;

-- The columns in which two rows differ; where one of them is missing, that alone.
CREATE FUNCTION pg_temp.control_columns(a jsonb, b jsonb) RETURNS TABLE (what text, of_run text, of_control text)
    LANGUAGE sql IMMUTABLE AS $$
    SELECT 'row', coalesce(a ->> 'text', a ->> 'net'), coalesce(b ->> 'text', b ->> 'net') WHERE a IS NULL OR b IS NULL
    UNION ALL
    SELECT key, a ->> key, b ->> key FROM jsonb_object_keys(a) AS k(key) WHERE a -> key IS DISTINCT FROM b -> key AND b IS NOT NULL
$$;

-- The whole control of a run, slice by slice; after a thousand differences it has seen enough. What it looked at is a notice.
CREATE FUNCTION pg_temp.control(run bigint)
    RETURNS TABLE (contract text, place text, what text, of_run text, of_control text) LANGUAGE plpgsql AS $control$
DECLARE
    low bigint := 0;
    high bigint;
    found_here bigint;
    found_all bigint := 0;
    looked text;
    counts bigint[] := ARRAY[0, 0, 0];
BEGIN
    PERFORM pg_temp.control_open(run);
    LOOP
        SELECT max(id) INTO high FROM (SELECT id FROM contract WHERE id > low ORDER BY id LIMIT 2000) piece;
        EXIT WHEN high IS NULL OR found_all > 1000;
        TRUNCATE control_invoice, control_line, control_vat, control_outcome;
        PERFORM pg_temp.control_rate(low + 1, high);
        RETURN QUERY SELECT * FROM pg_temp.control_differences(low + 1, high);
        GET DIAGNOSTICS found_here = ROW_COUNT;
        found_all := found_all + found_here;
        SELECT ARRAY[counts[1] + count(*) FILTER (WHERE outcome = 'invoiced'), counts[2] + count(*) FILTER (WHERE outcome = 'nothing'),
                     counts[3] + count(*) FILTER (WHERE outcome = 'parked')]
          INTO counts FROM control_outcome;
        low := high;
    END LOOP;
    RAISE NOTICE '% contracts rated again: % invoiced, % with nothing to bill, % parked; % differences',
        counts[1] + counts[2] + counts[3], counts[1], counts[2], counts[3], found_all;
END;
$control$;

-- Each series of numbers of all invoices ever released: from 1 on without a gap, none twice, written as it counts, and rising
-- with the contracts inside a run, as if it had never been interrupted.
CREATE FUNCTION pg_temp.control_numbers() RETURNS TABLE (series text, fault text) LANGUAGE sql AS $$
    WITH numbered AS (
        SELECT i.id, i.operator_id, i.kind, i.number, i.counter, i.contract_id, i.run_id, i.state, extract(year FROM i.invoice_date)::int AS year,
               s.code || CASE i.kind WHEN 'INVOICE' THEN '-R-' ELSE '-G-' END || extract(year FROM i.invoice_date) AS series
          FROM invoice i JOIN issuer s ON s.node_id = i.operator_id),
    ordered AS (
        SELECT *, lag(counter, 1, 0::bigint) OVER (PARTITION BY series ORDER BY counter) AS before,
               lag(counter, 1, 0::bigint) OVER (PARTITION BY series, run_id ORDER BY contract_id) AS before_in_run
          FROM numbered WHERE state <> 'DRAFT')
    SELECT series, CASE WHEN counter - before = 2 THEN before + 1 || ' is missing' ELSE before + 1 || ' to ' || counter - 1 || ' are missing' END
      FROM ordered WHERE counter > before + 1
    UNION ALL
    SELECT series, counter || ' was given twice' FROM ordered WHERE counter = before
    UNION ALL
    SELECT series, counter || ' is written ' || coalesce(number, 'nowhere') FROM ordered
     WHERE number IS DISTINCT FROM series || '-' || lpad(counter::text, greatest(6, length(counter::text)), '0')
    UNION ALL
    SELECT series, counter || ' stands out of the order of contracts' FROM ordered WHERE counter < before_in_run
    UNION ALL
    SELECT o.series, o.counter || ' is not the number given to its invoice'
      FROM ordered o
      LEFT JOIN invoice_number_given g ON g.operator_id = o.operator_id AND g.kind = o.kind AND g.year = o.year AND g.counter = o.counter
     WHERE o.counter IS NOT NULL AND g.invoice_id IS DISTINCT FROM o.id
    UNION ALL
    SELECT series, 'a released invoice has no number' FROM ordered WHERE counter IS NULL
    UNION ALL
    SELECT series, 'a draft has the number ' || number FROM numbered WHERE state = 'DRAFT' AND (number IS NOT NULL OR counter IS NOT NULL)
    UNION ALL
    SELECT o.series, 'the next number is ' || coalesce(n.next::text, 'unknown') || ', the last one given ' || o.last
      FROM (SELECT series, operator_id, kind, year, max(counter) AS last FROM ordered GROUP BY series, operator_id, kind, year) o
      LEFT JOIN invoice_number n ON n.operator_id = o.operator_id AND n.kind = o.kind AND n.year = o.year
     WHERE n.next IS DISTINCT FROM o.last + 1
     ORDER BY 1, 2
$$;

-- Calls that nobody bills any more after the run that control() looked at: the next month's window begins after them.
CREATE FUNCTION pg_temp.control_too_late() RETURNS TABLE (contract text, calls bigint, seconds numeric, first_day date, last_day date)
    LANGUAGE sql AS $$
    SELECT c.number, count(*), sum(u.seconds), min(u.local_day), max(u.local_day)
      FROM control_run r
      JOIN usage_record u ON u.invoice_id IS NULL AND u.local_day < r.next - 90
      JOIN contract c ON c.id = u.contract_id AND c.operator_id = r.operator_id
     WHERE u.local_day < CASE WHEN c.billing_day = 1 THEN r.next ELSE r.month + c.billing_day - 1 END - 90
     GROUP BY c.id, c.number
     ORDER BY c.id
$$;
