-- Long jobs. The batch runtime is the engine, the truth is here: what lives, at which stage, who may write.
CREATE TABLE run (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id    uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    kind         text NOT NULL,              -- monthly-invoices, import-contracts, import-usage
    operator_id  bigint NOT NULL,
    subject      text NOT NULL,              -- what the run is about: 2026-10, or a file's name
    month        date,                       -- first day of the month, billing only
    invoice_date date,                       -- billing only
    supplementary boolean NOT NULL DEFAULT false,
    stage        text NOT NULL DEFAULT 'STARTED',
    state        text NOT NULL DEFAULT 'LIVE' CHECK (state IN ('LIVE', 'STOPPED', 'FAILED', 'DISCARDED', 'DONE')),
    fence        bigint NOT NULL DEFAULT 1,
    started_by   bigint,                     -- account; NULL: a timer or the operator's command line
    approved_by  bigint,
    approved_at  timestamptz,
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    stage_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at     timestamptz,
    execution_id bigint,                     -- the batch runtime's last execution
    failure      text,                       -- a message key, run.failed.disk-full, and what the cause said
    failure_detail text,
    interrupted_at timestamptz,              -- and how often since without a slice done in between
    interruptions int NOT NULL DEFAULT 0,
    total        bigint NOT NULL DEFAULT 0,  -- what the present stage has to do; done is counted from run_slice
    result       jsonb NOT NULL DEFAULT '{}',
    CHECK (approved_by IS NULL OR started_by IS NULL OR approved_by <> started_by)
);
-- One live run per issuer, kind and subject, whoever starts it and on whichever node.
CREATE UNIQUE INDEX run_live ON run (operator_id, kind, subject) WHERE state IN ('LIVE', 'STOPPED', 'FAILED');

-- Apart from run: a heartbeat must not wait behind a chunk that holds the run's row.
CREATE TABLE run_lease (
    run_id    bigint PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    owner     text NOT NULL,
    heartbeat timestamptz NOT NULL DEFAULT clock_timestamp(),
    stop_wanted boolean NOT NULL DEFAULT false   -- here, because chunks hold the run's row one after another
);

-- When each stage was reached: the desk shows the way of a run.
CREATE TABLE run_stage (
    run_id     bigint NOT NULL REFERENCES run ON DELETE CASCADE,
    stage      text NOT NULL,
    reached_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run_id, stage)
);

-- Progress, one row a finished slice: progress is a sum, and no slice waits for another's counter.
CREATE TABLE run_slice (
    run_id  bigint NOT NULL REFERENCES run ON DELETE CASCADE,
    stage   text NOT NULL,
    from_id bigint NOT NULL,
    to_id   bigint NOT NULL,
    items   bigint NOT NULL,
    done_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run_id, stage, from_id)
);

ALTER TABLE run ENABLE ROW LEVEL SECURITY;
ALTER TABLE run FORCE ROW LEVEL SECURITY;
CREATE POLICY run_read ON run FOR SELECT TO portico_app USING (operator_id = ANY ((SELECT guard_nodes('billing'))::bigint[]));
GRANT SELECT ON run TO portico_app;
ALTER TABLE run_slice ENABLE ROW LEVEL SECURITY;
ALTER TABLE run_slice FORCE ROW LEVEL SECURITY;
CREATE POLICY run_slice_read ON run_slice FOR SELECT TO portico_app USING (run_id IN (SELECT id FROM run));
GRANT SELECT ON run_slice TO portico_app;
ALTER TABLE run_stage ENABLE ROW LEVEL SECURITY;
ALTER TABLE run_stage FORCE ROW LEVEL SECURITY;
CREATE POLICY run_stage_read ON run_stage FOR SELECT TO portico_app USING (run_id IN (SELECT id FROM run));
GRANT SELECT ON run_stage TO portico_app;
ALTER TABLE run_lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE run_lease FORCE ROW LEVEL SECURITY;
CREATE POLICY run_lease_read ON run_lease FOR SELECT TO portico_app USING (run_id IN (SELECT id FROM run));
GRANT SELECT ON run_lease TO portico_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON run, run_lease, run_slice, run_stage TO portico_jobs;
-- A takeover first ends the old owner's database sessions; they run under the same role, so the role suffices.
