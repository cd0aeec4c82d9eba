-- Colleagues whom notes call, and cases in which a customer waits for an answer.

CREATE TABLE note_mentions (
    note_id  INTEGER NOT NULL REFERENCES case_notes (id) ON DELETE CASCADE,
    case_id  TEXT    NOT NULL REFERENCES handoff_cases (id) ON DELETE CASCADE,
    agent_id TEXT    NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
    -- As it stands in the note, whatever the account is called later.
    name     TEXT    NOT NULL,
    seen_at  INTEGER,
    PRIMARY KEY (note_id, agent_id)
) STRICT;

CREATE INDEX note_mentions_case ON note_mentions (case_id, note_id, agent_id, name);
CREATE INDEX note_mentions_agent ON note_mentions (agent_id, case_id);
CREATE INDEX note_mentions_unseen ON note_mentions (agent_id, case_id, note_id) WHERE seen_at IS NULL;

-- Nobody has the case, or whoever has it did not answer the customer's last message. Times in the case are of one form, in UTC, so they compare as text.
ALTER TABLE handoff_cases ADD COLUMN is_unanswered INTEGER GENERATED ALWAYS AS (
    CASE
        WHEN status = 'waiting' THEN 1
        WHEN status <> 'assigned' OR handoff_case ->> '$.snoozedUntil' IS NOT NULL THEN 0
        WHEN handoff_case ->> '$.lastAgentAt' IS NULL THEN 1
        ELSE coalesce(handoff_case ->> '$.lastAgentAt' < handoff_case ->> '$.lastCustomerAt', 0)
    END) VIRTUAL;

CREATE INDEX handoff_cases_unanswered ON handoff_cases (list_rank, list_time, id) WHERE is_unanswered = 1;
