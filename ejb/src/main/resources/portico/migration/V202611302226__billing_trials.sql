-- How a trial's invoices leave, which is not at all; and what became of them (H9).
CREATE FUNCTION billing_trial_preference(agreed bigint) RETURNS void
    LANGUAGE sql VOLATILE
    SET search_path = portico, public, pg_temp
AS $$
    INSERT INTO billing_preference (contract_id, operator_id, reseller_id, customer_id, channel)
    SELECT c.id, n.operator_id, n.reseller_id, n.customer_id, 'PAPER'
      FROM contract c JOIN node n ON n.id = c.payer_id
     WHERE c.id = agreed
$$;

-- As if they had left on the day of their date, and, where it is said, as if they had been paid.
CREATE FUNCTION billing_trial_settle(of_run bigint, paid boolean) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = portico, public, pg_temp
AS $$
    UPDATE invoice i
       SET state = CASE WHEN paid THEN 'PAID' ELSE 'SENT' END, open_amount = CASE WHEN paid THEN 0 ELSE i.open_amount END,
           sent_at = i.invoice_date::timestamp AT TIME ZONE 'Europe/Zurich'
      FROM run r JOIN node o ON o.id = r.operator_id AND o.trial IS NOT NULL
     WHERE r.id = of_run AND i.run_id = r.id AND i.state = 'RELEASED'
$$;
REVOKE ALL ON FUNCTION billing_trial_preference(bigint), billing_trial_settle(bigint, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION billing_trial_settle(bigint, boolean) TO portico_jobs;
