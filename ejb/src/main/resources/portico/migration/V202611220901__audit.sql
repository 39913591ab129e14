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

CREATE TABLE audit_seal (
    entry_id bigint PRIMARY KEY REFERENCES audit_entry,
    seq      bigint NOT NULL UNIQUE,
    hash     bytea NOT NULL,             -- SHA-256(previous hash || canonical text of the entry)
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_write ON audit_entry FOR INSERT TO portico_app WITH CHECK (true);
CREATE POLICY audit_read ON audit_entry FOR SELECT TO portico_app USING (
    operator_id = ANY ((SELECT guard_nodes('base'))::bigint[]) OR reseller_id = ANY ((SELECT guard_nodes('base'))::bigint[])
    OR customer_id = ANY ((SELECT guard_nodes('base'))::bigint[]) OR site_id = ANY ((SELECT guard_nodes('base'))::bigint[])
    OR account_id = (SELECT guard_account()));
GRANT SELECT, INSERT ON audit_entry TO portico_app;
GRANT SELECT, INSERT ON audit_entry, audit_seal TO portico_jobs;
