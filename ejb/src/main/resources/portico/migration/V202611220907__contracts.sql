-- The catalogue (public knowledge inside the operator's portal) and the contracts (tenant data).
CREATE TABLE product (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text NOT NULL UNIQUE,
    kind       text NOT NULL CHECK (kind IN ('STANDARD', 'INDIVIDUAL')),
    level      text NOT NULL CHECK (level IN ('RESELLER', 'CUSTOMER', 'SITE')),
    right_code text                         -- U36: the right that comes with the active product; never a built-in one
               CHECK (right_code NOT LIKE 'Operator-%' AND right_code NOT IN (
                   'portal-admin', 'portal-superuser', 'Invoicing&Billing', 'SLA-V2', 'Monitoring', 'Service-Config')),
    name_de    text NOT NULL, name_fr text NOT NULL, name_it text NOT NULL, name_en text NOT NULL
);

CREATE TABLE charge (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id   bigint NOT NULL REFERENCES product,
    code         text NOT NULL UNIQUE,
    kind         text NOT NULL CHECK (kind IN ('RECURRING', 'ONE_OFF', 'USAGE')),
    timing       text NOT NULL CHECK (timing IN ('ADVANCE', 'ARREARS')),   -- one-off and usage: ARREARS
    vat_category text NOT NULL CHECK (vat_category IN ('STANDARD', 'REDUCED', 'SPECIAL', 'ZERO', 'EXPORT', 'EXEMPT')),
    name_de      text NOT NULL, name_fr text NOT NULL, name_it text NOT NULL, name_en text NOT NULL
);
CREATE INDEX charge_product ON charge (product_id);

-- Contract: its holder is a customer or, for the reseller's own, a reseller; the payer is the customer or its reseller.
CREATE TABLE contract (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id     uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    number        text NOT NULL UNIQUE,      -- V-20418
    holder_id     bigint NOT NULL REFERENCES node,
    operator_id   bigint NOT NULL, reseller_id bigint, customer_id bigint,
    payer_id      bigint REFERENCES node,    -- NULL: the contract is parked, not guessed
    currency      char(3) NOT NULL CHECK (currency IN ('CHF', 'EUR')),
    language      text NOT NULL CHECK (language IN ('de', 'fr', 'it', 'en')),
    time_zone     text NOT NULL DEFAULT 'Europe/Zurich',
    billing_day   int NOT NULL DEFAULT 1 CHECK (billing_day BETWEEN 1 AND 28),
    cash_rounding numeric(4,2) NOT NULL DEFAULT 0.05 CHECK (cash_rounding IN (0.01, 0.05)),
    due_days      int NOT NULL DEFAULT 30 CHECK (due_days BETWEEN 0 AND 120),
    starts_on     date NOT NULL,
    ends_on       date,                      -- exclusive
    order_reference text,
    version       int NOT NULL DEFAULT 0,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX contract_holder ON contract (holder_id);
CREATE INDEX contract_customer ON contract (customer_id, id);
CREATE INDEX contract_payer ON contract (payer_id, id);

CREATE TABLE contract_contact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contract_id bigint NOT NULL REFERENCES contract,
    account_id  bigint NOT NULL REFERENCES account,
    role        text NOT NULL CHECK (role IN ('COMMERCIAL', 'TECHNICAL')),
    valid_from  timestamptz NOT NULL DEFAULT clock_timestamp(),
    valid_until timestamptz
);
CREATE INDEX contract_contact_account ON contract_contact (account_id);
CREATE UNIQUE INDEX contract_contact_now ON contract_contact (contract_id, role) WHERE valid_until IS NULL;

CREATE TABLE service (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    number      text NOT NULL UNIQUE,        -- S-300001
    contract_id bigint NOT NULL REFERENCES contract,
    product_id  bigint NOT NULL REFERENCES product,
    node_id     bigint NOT NULL REFERENCES node,   -- where it is used
    operator_id bigint NOT NULL, reseller_id bigint, customer_id bigint, site_id bigint,
    label       text
);
CREATE INDEX service_contract ON service (contract_id, id);

-- When a service is active, how many of it, and whether it is suspended: half-open local dates, never overlapping.
CREATE TABLE service_phase (
    service_id bigint NOT NULL REFERENCES service,
    valid_from date NOT NULL,
    valid_until date,
    quantity   int NOT NULL DEFAULT 1 CHECK (quantity > 0),
    state      text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'SUSPENDED')),
    PRIMARY KEY (service_id, valid_from),
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
);

-- Price versions: the list price, or one service's own (service_id) which goes before it. Half-open local dates.
CREATE TABLE price (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    charge_id   bigint NOT NULL REFERENCES charge,
    service_id  bigint REFERENCES service,
    currency    char(3) NOT NULL CHECK (currency IN ('CHF', 'EUR')),
    valid_from  date NOT NULL,
    valid_until date,
    amount      numeric(14,6) NOT NULL
);
CREATE UNIQUE INDEX price_list ON price (charge_id, currency, valid_from) WHERE service_id IS NULL;
CREATE UNIQUE INDEX price_own ON price (service_id, charge_id, currency, valid_from) WHERE service_id IS NOT NULL;

-- Usage tariffs by dialled prefix: amount per minute, first and next increment in seconds (60/1).
CREATE TABLE tariff (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    charge_id       bigint NOT NULL REFERENCES charge,
    currency        char(3) NOT NULL CHECK (currency IN ('CHF', 'EUR')),
    prefix          text NOT NULL CHECK (prefix ~ '^[0-9]*$'),    -- E.164 without +; '' is the rest of the world
    name            text NOT NULL,
    valid_from      date NOT NULL,
    valid_until     date,
    per_minute      numeric(14,6) NOT NULL,
    first_increment int NOT NULL CHECK (first_increment > 0),
    next_increment  int NOT NULL CHECK (next_increment > 0),
    UNIQUE (charge_id, currency, prefix, valid_from)
);

-- Unrated usage. local_day is the start day in the contract's zone, fixed at import: it decides the month.
-- invoice_id NULL means not billed yet; a discarded draft sets it back.
CREATE TABLE usage_record (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_hash bytea NOT NULL UNIQUE,
    service_id  bigint NOT NULL REFERENCES service,
    contract_id bigint NOT NULL,
    started_at  timestamptz NOT NULL,
    local_day   date NOT NULL,
    seconds     bigint NOT NULL CHECK (seconds >= 0),
    dialled     text NOT NULL,
    invoice_id  bigint
);
CREATE INDEX usage_record_unbilled ON usage_record (contract_id, local_day) WHERE invoice_id IS NULL;
CREATE INDEX usage_record_billed ON usage_record (invoice_id) WHERE invoice_id IS NOT NULL;

-- What each account's roots are, for the guard: right, and the node on which it begins. One function, because the
-- portal's role may not read everybody's contracts to find out who somebody is.
CREATE FUNCTION access_roots(wanted bigint) RETURNS TABLE (right_code text, node_id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT s.right_code, s.operator_id
      FROM operator_staff s JOIN account a ON a.id = s.account_id AND a.disabled_at IS NULL
     WHERE s.account_id = wanted AND s.valid_from <= now() AND (s.valid_until IS NULL OR s.valid_until > now())
    UNION
    SELECT r.right_code, c.holder_id
      FROM contract_contact cc
      JOIN account a ON a.id = cc.account_id AND a.disabled_at IS NULL
      JOIN contract c ON c.id = cc.contract_id
     CROSS JOIN LATERAL (
            SELECT unnest(CASE cc.role
                WHEN 'COMMERCIAL' THEN ARRAY['portal-admin', 'portal-superuser', 'Invoicing&Billing', 'SLA-V2', 'Service-Config']
                ELSE ARRAY['portal-admin', 'portal-superuser', 'SLA-V2', 'Service-Config'] END) AS right_code
            UNION
            SELECT p.right_code
              FROM service sv
              JOIN product p ON p.id = sv.product_id
              JOIN service_phase ph ON ph.service_id = sv.id AND ph.state = 'ACTIVE'
               AND ph.valid_from <= (now() AT TIME ZONE c.time_zone)::date
               AND (ph.valid_until IS NULL OR ph.valid_until > (now() AT TIME ZONE c.time_zone)::date)
             WHERE sv.contract_id = c.id AND p.right_code IS NOT NULL
            UNION
            SELECT 'Monitoring'
              FROM service sv
              JOIN product p ON p.id = sv.product_id AND p.kind = 'INDIVIDUAL'
              JOIN service_phase ph ON ph.service_id = sv.id AND ph.state = 'ACTIVE'
               AND ph.valid_from <= (now() AT TIME ZONE c.time_zone)::date
               AND (ph.valid_until IS NULL OR ph.valid_until > (now() AT TIME ZONE c.time_zone)::date)
             WHERE sv.contract_id = c.id
          ) r
     WHERE cc.account_id = wanted AND cc.valid_from <= now() AND (cc.valid_until IS NULL OR cc.valid_until > now())
       AND (c.ends_on IS NULL OR c.ends_on > (now() AT TIME ZONE c.time_zone)::date)
$$;
REVOKE ALL ON FUNCTION access_roots(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_roots(bigint) TO portico_app, portico_jobs;

SELECT tenancy_protect(t) FROM unnest(ARRAY['service']::regclass[]) AS t;
ALTER TABLE contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE contract FORCE ROW LEVEL SECURITY;
CREATE POLICY read_below ON contract FOR SELECT TO portico_app USING (
    operator_id = ANY ((SELECT guard_nodes('base'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('base'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('base'))::bigint[]));
GRANT SELECT ON contract TO portico_app;
ALTER TABLE contract_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE contract_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY read_below ON contract_contact FOR SELECT TO portico_app USING (contract_id IN (SELECT id FROM contract));
GRANT SELECT ON contract_contact TO portico_app;
ALTER TABLE service_phase ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_phase FORCE ROW LEVEL SECURITY;
CREATE POLICY read_below ON service_phase FOR SELECT TO portico_app USING (service_id IN (SELECT id FROM service));
GRANT SELECT ON service_phase TO portico_app;
GRANT SELECT ON product, charge TO portico_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON product, charge, contract, contract_contact, service, service_phase, price, tariff,
    usage_record TO portico_jobs;
