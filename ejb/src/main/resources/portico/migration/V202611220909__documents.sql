-- Archived documents. The bytes of one are prefix || suffix: what all share (fonts, letterhead) is stored once and
-- versioned, what is an invoice's own is small. The hash is SHA-256 over the whole, as downloaded.
CREATE TABLE document_prefix (
    id    int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash  bytea NOT NULL UNIQUE,
    bytes bytea NOT NULL
);
CREATE TABLE document (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash        bytea NOT NULL,
    invoice_id  bigint NOT NULL UNIQUE REFERENCES invoice,
    operator_id bigint NOT NULL, reseller_id bigint, customer_id bigint,
    prefix_id   int REFERENCES document_prefix,
    suffix      bytea NOT NULL,
    length      int NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX document_hash ON document (hash);
SELECT billing_protect('document');
GRANT SELECT ON document_prefix TO portico_app;
GRANT SELECT, INSERT ON document, document_prefix TO portico_jobs;
