-- Where rights begin. Roots are computed from contracts' contacts and active products; they are not rows that an
-- administrator could edit. The operator's own staff stand here, written by the operator's command line only.
CREATE TABLE operator_staff (
    account_id  bigint NOT NULL REFERENCES account,
    right_code  text NOT NULL CHECK (right_code LIKE 'Operator-%'),
    operator_id bigint NOT NULL REFERENCES node,
    valid_from  timestamptz NOT NULL DEFAULT clock_timestamp(),
    valid_until timestamptz,
    PRIMARY KEY (account_id, right_code, valid_from)
);
ALTER TABLE operator_staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_staff FORCE ROW LEVEL SECURITY;
GRANT SELECT ON operator_staff TO portico_jobs;
