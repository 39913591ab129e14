-- The roots of rights with the time in which they hold, for every past moment too (B10): of each row that a root follows
-- from, access keeps what it said before.
ALTER TABLE contract_contact ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE contract_contact ALTER COLUMN known_from SET DEFAULT clock_timestamp();
ALTER TABLE contract ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE contract ALTER COLUMN known_from SET DEFAULT clock_timestamp();
ALTER TABLE service ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE service ALTER COLUMN known_from SET DEFAULT clock_timestamp();
ALTER TABLE service_phase ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE service_phase ALTER COLUMN known_from SET DEFAULT clock_timestamp();
ALTER TABLE product ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE product ALTER COLUMN known_from SET DEFAULT clock_timestamp();

CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON contract_contact FOR EACH ROW
    EXECUTE FUNCTION access_remember('id', 'contract_id', 'account_id', 'role', 'valid_from', 'valid_until');
CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON contract FOR EACH ROW
    EXECUTE FUNCTION access_remember('id', 'number', 'holder_id', 'time_zone', 'ends_on');
CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON service FOR EACH ROW
    EXECUTE FUNCTION access_remember('id', 'number', 'contract_id', 'product_id');
CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON service_phase FOR EACH ROW
    EXECUTE FUNCTION access_remember('service_id', 'valid_from', 'valid_until', 'state');
CREATE TRIGGER access_remember BEFORE UPDATE OR DELETE ON product FOR EACH ROW
    EXECUTE FUNCTION access_remember('id', 'kind', 'right_code');

SELECT access_watch('contract_contact', 'SELECT account_id FROM changed');
SELECT access_watch('contract',
    'SELECT cc.account_id FROM changed c JOIN contract_contact cc ON cc.contract_id = c.id');
SELECT access_watch('service',
    'SELECT cc.account_id FROM changed c JOIN contract_contact cc ON cc.contract_id = c.contract_id');
SELECT access_watch('service_phase',
    'SELECT cc.account_id FROM changed c JOIN service s ON s.id = c.service_id
       JOIN contract_contact cc ON cc.contract_id = s.contract_id');
SELECT access_watch('product',
    'SELECT cc.account_id FROM changed c JOIN service s ON s.product_id = c.id
       JOIN contract_contact cc ON cc.contract_id = s.contract_id');
CREATE INDEX contract_contact_contract ON contract_contact (contract_id);
CREATE INDEX service_product ON service (product_id);

-- The rows, and what they said before, with the time in which that was known. Of the past only what lies in the span.
CREATE FUNCTION contracts_said(wanted name, span tstzrange) RETURNS TABLE (fact jsonb, known tstzrange)
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT p.fact, tstzrange((p.fact ->> 'known_from')::timestamptz, p.known_until)
      FROM access_past p
     WHERE p.source = wanted AND p.known_until > lower(span)
$$;

-- From when till when a contract's contact, its active products and the operator's staff give which right where, and why.
-- A suspended product's right is dormant (state), Monitoring comes with individual solutions only (U35).
CREATE FUNCTION access_root_spans(accounts bigint[], span tstzrange)
    RETURNS TABLE (account_id bigint, right_code text, node_id bigint, cause text, reference text, during tstzrange)
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    WITH contacts AS (
        SELECT cc.account_id, cc.role, cc.contract_id,
               access_span(cc.valid_from, cc.valid_until) * tstzrange(cc.known_from, NULL) AS during
          FROM contract_contact cc
         WHERE cc.account_id = ANY (accounts)
        UNION ALL
        SELECT cc.account_id, cc.role, cc.contract_id,
               access_span(cc.valid_from, cc.valid_until) * s.known
          FROM contracts_said('contract_contact', span) s
         CROSS JOIN LATERAL jsonb_populate_record(NULL::contract_contact, s.fact) cc
         WHERE cc.account_id = ANY (accounts)
    ), agreed AS (
        SELECT x.account_id, x.role, x.contract_id, c.number, c.holder_id, c.time_zone,
               x.during * tstzrange(NULL, c.ends_on::timestamp AT TIME ZONE c.time_zone) * c.known AS during
          FROM contacts x
         CROSS JOIN LATERAL (
                SELECT n.number, n.holder_id, n.time_zone, n.ends_on, tstzrange(n.known_from, NULL) AS known
                  FROM contract n WHERE n.id = x.contract_id
                UNION ALL
                SELECT o.number, o.holder_id, o.time_zone, o.ends_on, s.known
                  FROM contracts_said('contract', span) s
                 CROSS JOIN LATERAL jsonb_populate_record(NULL::contract, s.fact) o
                 WHERE o.id = x.contract_id) c
         WHERE x.during && span
    ), bought AS (
        SELECT a.account_id, a.holder_id, v.number, p.kind, p.right_code,
               a.during * v.known * p.known * h.known
                   * access_span(h.valid_from::timestamp AT TIME ZONE a.time_zone,
                                 h.valid_until::timestamp AT TIME ZONE a.time_zone) AS during
          FROM agreed a
         CROSS JOIN LATERAL (
                SELECT n.id, n.number, n.product_id, tstzrange(n.known_from, NULL) AS known
                  FROM service n WHERE n.contract_id = a.contract_id
                UNION ALL
                SELECT o.id, o.number, o.product_id, s.known
                  FROM contracts_said('service', span) s
                 CROSS JOIN LATERAL jsonb_populate_record(NULL::service, s.fact) o
                 WHERE o.contract_id = a.contract_id) v
         CROSS JOIN LATERAL (
                SELECT n.kind, n.right_code, tstzrange(n.known_from, NULL) AS known
                  FROM product n WHERE n.id = v.product_id
                UNION ALL
                SELECT o.kind, o.right_code, s.known
                  FROM contracts_said('product', span) s
                 CROSS JOIN LATERAL jsonb_populate_record(NULL::product, s.fact) o
                 WHERE o.id = v.product_id) p
         CROSS JOIN LATERAL (
                SELECT n.valid_from, n.valid_until, n.state, tstzrange(n.known_from, NULL) AS known
                  FROM service_phase n WHERE n.service_id = v.id
                UNION ALL
                SELECT o.valid_from, o.valid_until, o.state, s.known
                  FROM contracts_said('service_phase', span) s
                 CROSS JOIN LATERAL jsonb_populate_record(NULL::service_phase, s.fact) o
                 WHERE o.service_id = v.id) h
         WHERE h.state = 'ACTIVE' AND (p.right_code IS NOT NULL OR p.kind = 'INDIVIDUAL')
    ), employed AS (
        SELECT s.account_id, s.right_code, s.operator_id,
               access_span(s.valid_from, s.valid_until) * tstzrange(s.known_from, NULL) AS during
          FROM operator_staff s
         WHERE s.account_id = ANY (accounts)
        UNION ALL
        SELECT s.account_id, s.right_code, s.operator_id,
               access_span(s.valid_from, s.valid_until) * p.known
          FROM contracts_said('operator_staff', span) p
         CROSS JOIN LATERAL jsonb_populate_record(NULL::operator_staff, p.fact) s
         WHERE s.account_id = ANY (accounts)
    )
    SELECT e.account_id, e.right_code, e.operator_id, 'STAFF', NULL, e.during FROM employed e WHERE e.during && span
    UNION ALL
    SELECT a.account_id, r, a.holder_id, a.role, a.number, a.during
      FROM agreed a
     CROSS JOIN LATERAL unnest(CASE a.role
           WHEN 'COMMERCIAL' THEN ARRAY['portal-admin', 'portal-superuser', 'Invoicing&Billing', 'SLA-V2', 'Service-Config']
           ELSE ARRAY['portal-admin', 'portal-superuser', 'SLA-V2', 'Service-Config'] END) AS r
     WHERE a.during && span
    UNION ALL
    SELECT b.account_id, r, b.holder_id, 'PRODUCT', b.number, b.during
      FROM bought b
     CROSS JOIN LATERAL unnest(ARRAY[b.right_code, CASE b.kind WHEN 'INDIVIDUAL' THEN 'Monitoring' END]) AS r
     WHERE r IS NOT NULL AND b.during && span
$$;

-- Who has, or ever had, a root on one of these nodes.
CREATE FUNCTION access_rooted(nodes bigint[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT cc.account_id FROM contract c JOIN contract_contact cc ON cc.contract_id = c.id WHERE c.holder_id = ANY (nodes)
    UNION
    SELECT s.account_id FROM operator_staff s WHERE s.operator_id = ANY (nodes)
    UNION
    SELECT (p.fact ->> 'account_id')::bigint
      FROM access_past p LEFT JOIN contract c ON c.id = (p.fact ->> 'contract_id')::bigint
     WHERE p.source IN ('contract_contact', 'operator_staff')
       AND coalesce(c.holder_id, (p.fact ->> 'operator_id')::bigint) = ANY (nodes)
$$;

-- The roots of one account at this moment; the operator's command line asks, and who needs a list of staff.
CREATE OR REPLACE FUNCTION access_roots(wanted bigint) RETURNS TABLE (right_code text, node_id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    SELECT DISTINCT r.right_code, r.node_id
      FROM (SELECT clock_timestamp() AS moment) t
     CROSS JOIN LATERAL access_root_spans(ARRAY[wanted], tstzrange(t.moment, t.moment, '[]')) r
     WHERE r.during @> t.moment AND NOT EXISTS (SELECT FROM account a WHERE a.id = wanted AND a.disabled_at IS NOT NULL)
$$;
REVOKE ALL ON FUNCTION contracts_said(name, tstzrange), access_root_spans(bigint[], tstzrange), access_rooted(bigint[]) FROM PUBLIC;
