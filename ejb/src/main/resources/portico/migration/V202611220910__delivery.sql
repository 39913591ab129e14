-- How each invoice left. One row per invoice and recipient; paper has one row and a bundle.
CREATE TABLE print_bundle (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id   uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    run_id      bigint NOT NULL UNIQUE REFERENCES run,
    operator_id bigint NOT NULL,
    invoices    int NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    handed_over_at timestamptz
);
CREATE TABLE delivery (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    invoice_id  bigint NOT NULL REFERENCES invoice,
    operator_id bigint NOT NULL, reseller_id bigint, customer_id bigint,
    channel     text NOT NULL CHECK (channel IN ('EMAIL', 'PAPER')),
    recipient   text NOT NULL DEFAULT '',
    bundle_id   bigint REFERENCES print_bundle,
    mail_key    text,                        -- outbox_mail.natural_key
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (invoice_id, channel, recipient)
);
SELECT billing_protect('delivery');
ALTER TABLE print_bundle ENABLE ROW LEVEL SECURITY;
ALTER TABLE print_bundle FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON print_bundle FOR SELECT TO portico_app USING (operator_id = ANY ((SELECT guard_nodes('billing'))::bigint[]));
GRANT SELECT ON print_bundle TO portico_app;
GRANT SELECT, INSERT, UPDATE ON delivery, print_bundle TO portico_jobs;
