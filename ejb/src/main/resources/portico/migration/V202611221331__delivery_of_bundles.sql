-- A bundle is counted, printed and listed by its own invoices, which are few among all that ever left.
CREATE INDEX delivery_bundle ON delivery (bundle_id) WHERE bundle_id IS NOT NULL;
