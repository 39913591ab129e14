-- Operator, resellers, customers, sites: one tree. Every row carries its whole path, so that a right on a node is
-- compared without walking; rows of other features copy the path at creation, because a move never rewrites history.
CREATE TABLE node (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    level       text NOT NULL CHECK (level IN ('OPERATOR', 'RESELLER', 'CUSTOMER', 'SITE')),
    parent_id   bigint REFERENCES node,
    operator_id bigint NOT NULL,
    reseller_id bigint,
    customer_id bigint,
    site_id     bigint,
    number      text NOT NULL UNIQUE,       -- the business's own key: R-0001, K-10001, A-100001
    name        text NOT NULL,
    language    text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'fr', 'it', 'en')),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_on    date,
    version     int NOT NULL DEFAULT 0,
    CHECK ((level = 'OPERATOR') = (parent_id IS NULL))
);
CREATE INDEX node_parent ON node (parent_id, name, id);
CREATE INDEX node_customer ON node (customer_id);
CREATE INDEX node_reseller ON node (reseller_id);

-- Structured addresses only: a combined address cannot be put on a Swiss QR-bill any more (IG 2.3).
CREATE TABLE address (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node_id      bigint NOT NULL REFERENCES node,
    operator_id  bigint NOT NULL, reseller_id bigint, customer_id bigint, site_id bigint,
    kind         text NOT NULL CHECK (kind IN ('MAIN', 'BILLING')),
    name         text NOT NULL,
    street       text,
    house_number text,
    postcode     text NOT NULL,
    town         text NOT NULL,
    country      char(2) NOT NULL DEFAULT 'CH',
    version      int NOT NULL DEFAULT 0,
    UNIQUE (node_id, kind)
);

-- A contact person is not an account; editing one never moves a right.
CREATE TABLE contact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node_id     bigint NOT NULL REFERENCES node,
    operator_id bigint NOT NULL, reseller_id bigint, customer_id bigint, site_id bigint,
    name        text NOT NULL,
    role        text,
    email       text,
    phone       text,
    version     int NOT NULL DEFAULT 0
);
CREATE INDEX contact_node ON contact (node_id);

-- Support's telephone and hours stand on the start page (U47), so everybody may read them.
CREATE TABLE support (
    node_id       bigint PRIMARY KEY REFERENCES node,
    phone         text NOT NULL,
    email         text NOT NULL,
    outage_hours  text NOT NULL,            -- '24x7' or 'Mo-Fr 07:30-18:00'
    office_hours  text NOT NULL,
    host          text UNIQUE               -- the address under which a reseller's portal is reached
);

-- Who issues the invoices: printed on them, and the creditor of their payment part.
CREATE TABLE issuer (
    node_id      bigint PRIMARY KEY REFERENCES node,
    code         text NOT NULL UNIQUE CHECK (code ~ '^[A-Z]{2,4}$'),   -- BT in BT-R-2026-000001
    name         text NOT NULL,
    street       text NOT NULL,
    house_number text,
    postcode     text NOT NULL,
    town         text NOT NULL,
    country      char(2) NOT NULL DEFAULT 'CH',
    vat_number   text NOT NULL,             -- CHE-123.456.788 MWST
    iban         text,
    qr_iban      text,
    mail_from    text NOT NULL,
    website      text
);

CREATE FUNCTION tenancy_protect(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY read_below ON %s FOR SELECT TO portico_app USING ('
        'operator_id = ANY ((SELECT guard_nodes(''base''))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes(''base''))::bigint[])'
        ' OR customer_id = ANY ((SELECT guard_nodes(''base''))::bigint[]) OR site_id = ANY ((SELECT guard_nodes(''base''))::bigint[]))', table_name);
    EXECUTE format('GRANT SELECT ON %s TO portico_app', table_name);
END;
$$;
SELECT tenancy_protect(t) FROM unnest(ARRAY['node', 'address', 'contact']::regclass[]) AS t;
GRANT SELECT ON support, issuer TO portico_app;
GRANT SELECT, INSERT, UPDATE ON node, address, contact, support, issuer TO portico_jobs;
GRANT DELETE ON contact TO portico_jobs;

-- The start page is shown before anybody has signed in, so row-level security would hide the names on it. This answers
-- for one address only: the reseller who owns it, else the operator.
CREATE FUNCTION tenancy_support(wanted text)
    RETURNS TABLE (phone text, email text, outage_hours text, office_hours text,
                   operator_name text, operator_town text, reseller_name text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT s.phone, s.email, s.outage_hours, s.office_hours, o.name, i.town,
           CASE n.level WHEN 'RESELLER' THEN n.name END
      FROM support s
      JOIN node n ON n.id = s.node_id AND n.ended_on IS NULL
      JOIN node o ON o.id = n.operator_id
      LEFT JOIN issuer i ON i.node_id = o.id
     WHERE n.level = 'OPERATOR' OR (n.level = 'RESELLER' AND lower(s.host) = lower(wanted))
     ORDER BY n.level DESC                   -- RESELLER before OPERATOR
     LIMIT 1
$$;
REVOKE ALL ON FUNCTION tenancy_support(text), tenancy_protect(regclass) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenancy_support(text) TO portico_app;
