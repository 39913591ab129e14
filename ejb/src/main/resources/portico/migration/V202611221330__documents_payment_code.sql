-- The payment part on the screen is drawn from what the document was drawn from: the run's own letterhead, not today's.
-- All of it is printed on each of the run's invoices, so whoever may see invoices at all may read it; the invoice says which.
CREATE POLICY letterhead ON document_issuer FOR SELECT TO portico_app USING (
    cardinality((SELECT guard_nodes('billing'))::bigint[]) > 0);
GRANT SELECT ON document_issuer TO portico_app;
