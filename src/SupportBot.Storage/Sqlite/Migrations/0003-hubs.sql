-- How far cases got on their way to agent hubs elsewhere. A case has one row, whatever becomes of it, and the row goes with the case.
CREATE TABLE hub_deliveries (
    case_id         TEXT    NOT NULL PRIMARY KEY REFERENCES handoff_cases (id) ON DELETE CASCADE,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    hub             TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    offer           INTEGER NOT NULL,
    offered_at      INTEGER NOT NULL,
    received_at     INTEGER,
    watermark       INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    version         INTEGER NOT NULL
) STRICT;

CREATE INDEX hub_deliveries_open ON hub_deliveries (offered_at, case_id) WHERE status = 'open';
CREATE INDEX hub_deliveries_conversation ON hub_deliveries (conversation_id);
