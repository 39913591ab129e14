-- Lines of master files that were taken, by file and business key. The same line again changes nothing, even where
-- people have edited its row since: a file that is sent every night must not undo what a customer corrected by day.
CREATE TABLE imported_line (
    file text NOT NULL,                  -- customers.csv: the kind of file, not its path
    key  text NOT NULL,                  -- the key columns, separated by U+001F
    hash bytea NOT NULL,                 -- SHA-256 over the line's cells
    pass bigint NOT NULL,                -- which reading of a file saw it last
    PRIMARY KEY (file, key)
);
CREATE SEQUENCE import_pass;
ALTER TABLE imported_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE imported_line FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON imported_line TO portico_jobs;
GRANT USAGE ON SEQUENCE import_pass TO portico_jobs;
