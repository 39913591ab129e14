-- Mail that must leave. It is written in the transaction of its cause, so that neither can exist without the other;
-- a sender polls with SKIP LOCKED. A mail server that is down loses nothing.
CREATE TABLE outbox_mail (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    natural_key   text NOT NULL UNIQUE,      -- invoice:42:a@b.example: a repetition is harmless
    sender        text,                      -- NULL: the address that the server is set up with
    recipient     text NOT NULL,
    language      text NOT NULL CHECK (language IN ('de', 'fr', 'it', 'en')),
    subject       text NOT NULL,
    body_text     text NOT NULL,
    body_html     text,
    document_hash bytea,                     -- the archived document that is attached
    document_name text,
    state         text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'FAILED')),
    attempts      int NOT NULL DEFAULT 0,
    next_attempt  timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_error    text,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at       timestamptz,
    request_id    text
);
CREATE INDEX outbox_mail_due ON outbox_mail (next_attempt) WHERE state = 'WAITING';
ALTER TABLE outbox_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_mail FORCE ROW LEVEL SECURITY;
-- Archived documents are mailed by jobs only: whoever smuggles in SQL has no letter-box for other people's invoices.
CREATE POLICY outbox_write ON outbox_mail FOR INSERT TO portico_app WITH CHECK (document_hash IS NULL);
GRANT INSERT (natural_key, sender, recipient, language, subject, body_text, body_html, document_hash, document_name, request_id)
    ON outbox_mail TO portico_app;
GRANT SELECT, INSERT, UPDATE ON outbox_mail TO portico_jobs;
