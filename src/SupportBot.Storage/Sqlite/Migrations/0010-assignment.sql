-- Which languages colleagues write, and how many cases they take; and which cases changed.

-- Locales with a space between them; none: every language.
ALTER TABLE agents ADD COLUMN languages TEXT;
ALTER TABLE agents ADD COLUMN capacity INTEGER;

-- A case that cannot be read has no rating, counts as not answered, and keeps no turn from writing it anew.
DROP INDEX handoff_cases_report;
ALTER TABLE handoff_cases DROP COLUMN rating;
ALTER TABLE handoff_cases ADD COLUMN rating INTEGER GENERATED ALWAYS AS (CASE WHEN json_valid(handoff_case) THEN json_extract(handoff_case, '$.rating') END) VIRTUAL;
CREATE INDEX handoff_cases_report ON handoff_cases (opened_at, first_claim_at, rating);

DROP INDEX handoff_cases_unanswered;
ALTER TABLE handoff_cases DROP COLUMN is_unanswered;
ALTER TABLE handoff_cases ADD COLUMN is_unanswered INTEGER GENERATED ALWAYS AS (
    CASE
        WHEN status = 'waiting' THEN 1
        WHEN status <> 'assigned' THEN 0
        WHEN NOT json_valid(handoff_case) THEN 1
        WHEN handoff_case ->> '$.snoozedUntil' IS NOT NULL THEN 0
        WHEN handoff_case ->> '$.lastAgentAt' IS NULL THEN 1
        ELSE coalesce(handoff_case ->> '$.lastAgentAt' < handoff_case ->> '$.lastCustomerAt', 0)
    END) VIRTUAL;
CREATE INDEX handoff_cases_unanswered ON handoff_cases (list_rank, list_time, id) WHERE is_unanswered = 1;

-- Every write of a case gets the next number, so that whoever knows the cases up to a number reads only what came after it. No number is given twice, also after cases were deleted.
ALTER TABLE handoff_cases ADD COLUMN change_number INTEGER NOT NULL DEFAULT 0;
UPDATE handoff_cases SET change_number = rowid;
CREATE INDEX handoff_cases_changes ON handoff_cases (change_number, status);

CREATE TABLE case_changes (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    -- The last number that a deleted case had.
    last INTEGER NOT NULL,
    -- How many cases were deleted.
    gone INTEGER NOT NULL
) STRICT;

INSERT INTO case_changes (id, last, gone) VALUES (1, 0, 0);

CREATE TRIGGER case_changes_gone AFTER DELETE ON handoff_cases
BEGIN
    UPDATE case_changes SET last = max(last, OLD.change_number), gone = gone + 1 WHERE id = 1;
END;
