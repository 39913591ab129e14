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
    pages       int NOT NULL DEFAULT 1,      -- printed sides, for the hand-over list of what goes on paper
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX document_hash ON document (hash);
-- Deflated already: trying to compress it again would only cost time.
ALTER TABLE document ALTER COLUMN suffix SET STORAGE EXTERNAL;
ALTER TABLE document_prefix ALTER COLUMN bytes SET STORAGE EXTERNAL;
SELECT billing_protect('document');
GRANT SELECT ON document_prefix TO portico_app;
GRANT SELECT, INSERT ON document, document_prefix TO portico_jobs;

-- The issuer as it stands on a run's documents, frozen when the first is rendered: a run that is interrupted, while somebody
-- corrects the issuer's address, goes on with the same letterhead. Only jobs read it.
CREATE TABLE document_issuer (
    run_id       bigint PRIMARY KEY REFERENCES run,
    operator_id  bigint NOT NULL,
    name         text NOT NULL,
    street       text,
    house_number text,
    postcode     text NOT NULL,
    town         text NOT NULL,
    country      char(2) NOT NULL,
    vat_number   text NOT NULL,
    iban         text,
    qr_iban      text,
    website      text
);
ALTER TABLE document_issuer ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_issuer FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON document_issuer TO portico_jobs;
