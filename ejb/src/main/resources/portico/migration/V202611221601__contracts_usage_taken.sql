-- When a call was taken in: who rates a month again must know which calls its run could not have seen. No default for what
-- is there already, so that no row is rewritten: nothing is known of it, and it counts as seen.
ALTER TABLE usage_record ADD COLUMN taken_at timestamptz;
ALTER TABLE usage_record ALTER COLUMN taken_at SET DEFAULT now();
