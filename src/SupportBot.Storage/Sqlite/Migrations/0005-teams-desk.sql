-- Channels of Teams in which agents work. Of the codes only hashes are kept.
CREATE TABLE teams_codes (
    hash       TEXT    NOT NULL PRIMARY KEY,
    purpose    TEXT    NOT NULL,
    agent_id   TEXT    REFERENCES agents (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE teams_channels (
    id        TEXT    NOT NULL PRIMARY KEY,
    tenant_id TEXT    NOT NULL,
    team_id   TEXT,
    reference TEXT    NOT NULL,
    locale    TEXT    NOT NULL,
    added_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE teams_links (
    tenant_id TEXT    NOT NULL,
    user_id   TEXT    NOT NULL,
    agent_id  TEXT    NOT NULL UNIQUE REFERENCES agents (id) ON DELETE CASCADE,
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) STRICT;

-- One row a case and channel. It goes with the case, and with the channel.
CREATE TABLE teams_threads (
    case_id         TEXT    NOT NULL REFERENCES handoff_cases (id) ON DELETE CASCADE,
    channel_id      TEXT    NOT NULL REFERENCES teams_channels (id) ON DELETE CASCADE,
    conversation_id TEXT,
    card_id         TEXT,
    fingerprint     TEXT,
    watermark       INTEGER NOT NULL,
    note_mark       INTEGER NOT NULL,
    own_sequences   TEXT    NOT NULL,
    own_notes       TEXT    NOT NULL,
    seen_at         INTEGER NOT NULL,
    is_settled      INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    failing_since   INTEGER,
    problem         TEXT,
    is_dead         INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    PRIMARY KEY (case_id, channel_id)
) STRICT;

CREATE INDEX teams_threads_open ON teams_threads (channel_id) WHERE is_settled = 0;
CREATE INDEX teams_threads_conversation ON teams_threads (conversation_id, channel_id);
