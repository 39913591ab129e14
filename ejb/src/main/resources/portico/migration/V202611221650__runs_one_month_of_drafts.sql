-- While a month has drafts that can still be discarded, no other month of the same operator is rated: both would look for the
-- balance of the same customers, and could take it twice. (Where two are rated already this fails: release or discard one.)
CREATE UNIQUE INDEX run_drafting ON run (operator_id)
    WHERE kind = 'monthly-invoices' AND state IN ('LIVE', 'STOPPED', 'FAILED') AND stage IN ('STARTED', 'RATED');
