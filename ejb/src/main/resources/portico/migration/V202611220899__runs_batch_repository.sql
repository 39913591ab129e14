-- The batch runtime's own tables (sql/jberet-postgresql.ddl of jberet-core 3.1.0, unchanged but for layout). They are
-- made here by the owner, because the jobs' role may not create tables; JBeret finds them and makes none.
-- They lie in the jobs' datasource, so that a checkpoint commits with the work it speaks of.
CREATE TABLE job_instance (
    jobinstanceid   bigserial NOT NULL PRIMARY KEY,
    version         integer,
    jobname         varchar(512),
    applicationname varchar(512)
);

CREATE TABLE job_execution (
    jobexecutionid  bigserial NOT NULL PRIMARY KEY,
    jobinstanceid   bigint NOT NULL,
    version         integer,
    createtime      timestamptz,
    starttime       timestamptz,
    endtime         timestamptz,
    lastupdatedtime timestamptz,
    batchstatus     varchar(30),
    exitstatus      varchar(512),
    jobparameters   varchar(3000),
    restartposition varchar(255),
    CONSTRAINT fk_job_execution_job_instance FOREIGN KEY (jobinstanceid)
        REFERENCES job_instance (jobinstanceid) ON DELETE CASCADE
);

CREATE TABLE step_execution (
    stepexecutionid      bigserial NOT NULL PRIMARY KEY,
    jobexecutionid       bigint NOT NULL,
    version              integer,
    stepname             varchar(255),
    starttime            timestamptz,
    endtime              timestamptz,
    batchstatus          varchar(30),
    exitstatus           varchar(512),
    executionexception   varchar(2048),
    persistentuserdata   bytea,
    readcount            integer,
    writecount           integer,
    commitcount          integer,
    rollbackcount        integer,
    readskipcount        integer,
    processskipcount     integer,
    filtercount          integer,
    writeskipcount       integer,
    readercheckpointinfo bytea,
    writercheckpointinfo bytea,
    CONSTRAINT fk_step_exe_job_exe FOREIGN KEY (jobexecutionid)
        REFERENCES job_execution (jobexecutionid) ON DELETE CASCADE
);

CREATE TABLE partition_execution (
    partitionexecutionid integer NOT NULL,
    stepexecutionid      bigint NOT NULL,
    version              integer,
    batchstatus          varchar(30),
    exitstatus           varchar(512),
    executionexception   varchar(2048),
    persistentuserdata   bytea,
    readercheckpointinfo bytea,
    writercheckpointinfo bytea,
    PRIMARY KEY (partitionexecutionid, stepexecutionid),
    CONSTRAINT fk_partition_exe_step_exe FOREIGN KEY (stepexecutionid)
        REFERENCES step_execution (stepexecutionid) ON DELETE CASCADE
);

-- Foreign keys without an index make each purge of a month read these tables whole.
CREATE INDEX job_execution_instance ON job_execution (jobinstanceid);
CREATE INDEX step_execution_job ON step_execution (jobexecutionid);
CREATE INDEX partition_execution_step ON partition_execution (stepexecutionid);

-- The jobs' role only; no portal role reads job parameters. USAGE here because guard_context, which grants it to both
-- roles, comes after.
GRANT USAGE ON SCHEMA portico TO portico_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON job_instance, job_execution, step_execution, partition_execution TO portico_jobs;
GRANT USAGE, SELECT ON SEQUENCE job_instance_jobinstanceid_seq, job_execution_jobexecutionid_seq,
    step_execution_stepexecutionid_seq TO portico_jobs;
