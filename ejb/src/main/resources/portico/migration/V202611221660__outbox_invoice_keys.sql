-- The key of an invoice's mail belongs to the jobs: one that was taken before would keep the invoice from leaving.
CREATE POLICY outbox_invoice_keys ON outbox_mail AS RESTRICTIVE FOR INSERT TO portico_app
    WITH CHECK (natural_key NOT LIKE 'invoice:%');
