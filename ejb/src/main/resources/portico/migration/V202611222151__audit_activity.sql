-- What was done for a level within a period, newest first; the customers' index of old knows no moment.
DROP INDEX audit_entry_customer;
CREATE INDEX audit_entry_customer ON audit_entry (customer_id, at, id) WHERE customer_id IS NOT NULL;
CREATE INDEX audit_entry_reseller ON audit_entry (reseller_id, at, id) WHERE reseller_id IS NOT NULL;
CREATE INDEX audit_entry_site ON audit_entry (site_id, at, id) WHERE site_id IS NOT NULL;
CREATE INDEX audit_entry_operator ON audit_entry (operator_id, at, id) WHERE operator_id IS NOT NULL;
