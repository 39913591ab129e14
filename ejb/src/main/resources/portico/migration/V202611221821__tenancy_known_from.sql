-- Since when a node stands where it stands; access reads it to tell who could see what on a past day (B10).
ALTER TABLE node ADD COLUMN known_from timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE node ALTER COLUMN known_from SET DEFAULT clock_timestamp();
