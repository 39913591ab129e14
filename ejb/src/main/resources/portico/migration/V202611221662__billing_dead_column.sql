-- Nobody wrote it: a document knows its invoice.
ALTER TABLE invoice DROP COLUMN document_hash;
