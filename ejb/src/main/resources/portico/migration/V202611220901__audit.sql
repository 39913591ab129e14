-- What was done, by whom, for whom. Rows are inserted unchained in the transaction of the change; one sealer
-- chains committed rows within a minute, because a chain written inside each transaction would be a global lock.
CREATE TABLE audit_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    account_id  bigint,                  -- no name: names can be erased, history cannot
    job         text,                    -- instead of an account: which job acted
    operator_id bigint, reseller_id bigint, customer_id bigint, site_id bigint,
    action      text NOT NULL,           -- billing.preference-changed
    object      text,                    -- contract:42
    detail      jsonb NOT NULL DEFAULT '{}',
    request_id  text,
    CHECK (account_id IS NOT NULL OR job IS NOT NULL)
);
CREATE INDEX audit_entry_customer ON audit_entry (customer_id, id);

-- What is not sealed yet: a short list, so that the sealer never searches the long one.
CREATE TABLE audit_pending (
    entry_id bigint PRIMARY KEY REFERENCES audit_entry
);
CREATE FUNCTION audit_note() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
BEGIN
    INSERT INTO audit_pending (entry_id) VALUES (NEW.id);
    RETURN NULL;
END;
$$;
CREATE TRIGGER audit_note AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_note();

CREATE TABLE audit_seal (
    entry_id bigint PRIMARY KEY REFERENCES audit_entry,
    seq      bigint NOT NULL UNIQUE,
    hash     bytea NOT NULL,             -- SHA-256(previous hash || canonical text of the entry)
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The text that is sealed: every column, in one unmistakable form.
CREATE FUNCTION audit_text(entry audit_entry) RETURNS text
    LANGUAGE sql STABLE
    SET search_path = portico, public, pg_temp
AS $$
    SELECT CASE WHEN entry.id IS NOT NULL THEN json_build_array(
        entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.account_id, entry.job,
        entry.operator_id, entry.reseller_id, entry.customer_id, entry.site_id,
        entry.action, entry.object, entry.detail, entry.request_id)::text END
$$;
REVOKE ALL ON FUNCTION audit_text(audit_entry), audit_note() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_text(audit_entry) TO portico_jobs;

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
-- Nobody writes in another's name or about another's company, not even by injected SQL.
CREATE POLICY audit_write ON audit_entry FOR INSERT TO portico_app WITH CHECK (
    account_id = (SELECT guard_account())
    OR (account_id IS NULL AND job = 'anonymous' AND (SELECT guard_account()) IS NULL));
CREATE POLICY audit_write_own ON audit_entry AS RESTRICTIVE FOR INSERT TO portico_app WITH CHECK (
    num_nonnulls(operator_id, reseller_id, customer_id, site_id) = 0
    OR operator_id = ANY ((SELECT guard_nodes('base'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('base'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('base'))::bigint[]) OR site_id = ANY ((SELECT guard_nodes('base'))::bigint[]));
CREATE POLICY audit_read ON audit_entry FOR SELECT TO portico_app USING (
    operator_id = ANY ((SELECT guard_nodes('base'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('base'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('base'))::bigint[]) OR site_id = ANY ((SELECT guard_nodes('base'))::bigint[])
    OR account_id = (SELECT guard_account()));
-- That somebody's invoices go to another address is invoice data too (U20).
CREATE POLICY audit_read_billing ON audit_entry AS RESTRICTIVE FOR SELECT TO portico_app USING (
    action NOT LIKE 'billing.%' OR account_id = (SELECT guard_account())
    OR operator_id = ANY ((SELECT guard_nodes('billing'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('billing'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('billing'))::bigint[]));
GRANT SELECT ON audit_entry TO portico_app;
-- When it was is the database's to say.
GRANT INSERT (account_id, job, operator_id, reseller_id, customer_id, site_id, action, object, detail, request_id)
    ON audit_entry TO portico_app;
GRANT SELECT, INSERT ON audit_entry, audit_seal TO portico_jobs;
GRANT SELECT, DELETE ON audit_pending TO portico_jobs;
