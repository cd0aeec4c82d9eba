-- The desk: cases as the queue shows them, notes, accounts, sessions, the audit log; and what has to leave through connector channels.

-- A case of step 1 knew no agents. Where its conversation still waits for one, it goes on as a case of now, in the state as well, for the state is what turns believe.
-- Where nobody waits any more it is kept as done.
CREATE TABLE cases_by_state (
    id              TEXT    NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number          INTEGER NOT NULL,
    status          TEXT    NOT NULL,
    priority        INTEGER NOT NULL,
    opened_at       INTEGER NOT NULL,
    waiting_since   INTEGER NOT NULL,
    status_since    INTEGER NOT NULL,
    first_claim_at  INTEGER,
    agent_id        TEXT,
    topic           TEXT,
    locale          TEXT    NOT NULL,
    channel_id      TEXT    NOT NULL,
    is_verified     INTEGER NOT NULL,
    last_line       TEXT,
    updated_at      INTEGER NOT NULL,
    -- The order of every list: what waits by priority and waiting time, then the others by what changed last. No priority is as far down as that.
    list_rank       INTEGER NOT NULL GENERATED ALWAYS AS (CASE status WHEN 'waiting' THEN -priority ELSE 4294967296 END) VIRTUAL,
    list_time       INTEGER NOT NULL GENERATED ALWAYS AS (CASE status WHEN 'waiting' THEN waiting_since ELSE -updated_at END) VIRTUAL,
    handoff_case    TEXT    NOT NULL,
    facts           TEXT    NOT NULL
) STRICT;

INSERT INTO cases_by_state
    (id, conversation_id, number, status, priority, opened_at, waiting_since, status_since, topic, locale, channel_id, is_verified, updated_at, handoff_case, facts)
WITH old AS (
    SELECT h.*, c.locale, c.channel_id, c.account,
        printf('old%07d', h.id) AS name,
        row_number() OVER (PARTITION BY h.conversation_id ORDER BY h.opened_at, h.id) AS number,
        CASE WHEN h.closed_at IS NULL AND c.owner = 'queue' AND c.is_ended = 0 AND json_valid(c.state) THEN 'waiting' ELSE 'resolved' END AS status
    FROM handoff_cases h
    JOIN conversations c ON c.id = h.conversation_id
), dated AS (
    SELECT *,
        CASE status WHEN 'waiting' THEN opened_at ELSE coalesce(closed_at, opened_at) END AS since,
        strftime('%Y-%m-%dT%H:%M:%fZ', opened_at / 1000.0, 'unixepoch') AS opened
    FROM old
)
SELECT name, conversation_id, number, status, 0, opened_at, opened_at, since,
    CASE WHEN json_valid(facts) THEN facts ->> '$.topic' END,
    locale, channel_id, account IS NOT NULL, since,
    json_object('id', name, 'number', number, 'status', status, 'trigger', 'asked', 'priority', 0, 'openedAt', opened, 'waitingSince', opened,
        'statusSince', strftime('%Y-%m-%dT%H:%M:%fZ', since / 1000.0, 'unixepoch'), 'requeues', 0),
    CASE WHEN json_valid(facts) THEN facts ELSE '{}' END
FROM dated;

UPDATE conversations
SET state = json_set(state, '$.handoff', json((SELECT handoff_case FROM cases_by_state w WHERE w.conversation_id = conversations.id AND w.status = 'waiting')))
WHERE id IN (SELECT conversation_id FROM cases_by_state WHERE status = 'waiting');

DROP TABLE handoff_cases;
ALTER TABLE cases_by_state RENAME TO handoff_cases;

CREATE INDEX handoff_cases_list ON handoff_cases (list_rank, list_time, id, status);
CREATE INDEX handoff_cases_status ON handoff_cases (status, list_rank, list_time, id);
CREATE INDEX handoff_cases_agent ON handoff_cases (agent_id, list_rank, list_time, id) WHERE agent_id IS NOT NULL;
CREATE INDEX handoff_cases_filter ON handoff_cases (status, agent_id, topic, locale);
CREATE INDEX handoff_cases_handled ON handoff_cases (status, status_since, first_claim_at) WHERE first_claim_at IS NOT NULL;
CREATE INDEX handoff_cases_conversation ON handoff_cases (conversation_id, number);

-- Conversations in which the assistant answers, by their last turn.
CREATE INDEX conversations_assistant ON conversations (updated_at) WHERE owner = 'assistant' AND is_ended = 0;

-- Agents write them for agents; they are no activities.
CREATE TABLE case_notes (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id     TEXT    NOT NULL REFERENCES handoff_cases (id) ON DELETE CASCADE,
    key         TEXT    NOT NULL,
    author_id   TEXT    NOT NULL,
    author_name TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    UNIQUE (case_id, key)
) STRICT;

CREATE TABLE agents (
    id            TEXT    NOT NULL PRIMARY KEY,
    user_name     TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    password_hash TEXT,
    subject       TEXT    UNIQUE,
    is_disabled   INTEGER NOT NULL,
    settings      TEXT,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE agent_sessions (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    agent_id   TEXT    NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX agent_sessions_agent ON agent_sessions (agent_id);
CREATE INDEX agent_sessions_expiry ON agent_sessions (expires_at);

-- Entries are added at the end, one after the other; each holds a hash over the one before.
CREATE TABLE audit (
    id       INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    agent_id TEXT    NOT NULL,
    action   TEXT    NOT NULL,
    target   TEXT,
    detail   TEXT,
    hash     TEXT    NOT NULL
) STRICT;

CREATE TRIGGER audit_keeps_entries BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'Entries of the audit log are not changed.');
END;

CREATE TRIGGER audit_keeps_all BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'Entries of the audit log are not deleted.');
END;

CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit)
BEGIN
    SELECT RAISE(ABORT, 'Entries of the audit log are added at its end.');
END;

-- What was not understood, for authors.
CREATE TABLE misunderstood (
    id              INTEGER PRIMARY KEY,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    text            TEXT    NOT NULL,
    locale          TEXT    NOT NULL,
    station         TEXT,
    at              INTEGER NOT NULL
) STRICT;

CREATE INDEX misunderstood_at ON misunderstood (at);
CREATE INDEX misunderstood_conversation ON misunderstood (conversation_id);

-- The state holds reminders to the tick of 100 ns, so a row does too: the state knows its reminder by it. Of each kind the last one counts.
ALTER TABLE reminders ADD COLUMN due_ticks INTEGER NOT NULL DEFAULT 0;
DELETE FROM reminders WHERE id NOT IN (SELECT max(id) FROM reminders GROUP BY conversation_id, kind);
DROP INDEX reminders_conversation;
CREATE UNIQUE INDEX reminders_kind ON reminders (conversation_id, kind);

UPDATE conversations
SET state = json_set(state, '$.reminders', json((
    SELECT json_group_array(json_object('kind', kind, 'due', strftime('%Y-%m-%dT%H:%M:%fZ', due_at / 1000.0, 'unixepoch')))
    FROM (SELECT kind, due_at FROM reminders r WHERE r.conversation_id = conversations.id ORDER BY due_at, id))))
WHERE id IN (SELECT conversation_id FROM reminders) AND json_valid(state);

-- A number is never given twice, or a late word about one item would meet another.
CREATE TABLE outbox (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    sequence        INTEGER NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    problem         TEXT,
    is_dead         INTEGER NOT NULL DEFAULT 0,
    UNIQUE (conversation_id, sequence)
) STRICT;

CREATE INDEX outbox_due ON outbox (due_at, id) WHERE is_dead = 0;
CREATE INDEX outbox_waiting ON outbox (conversation_id, sequence) WHERE is_dead = 0;
CREATE INDEX outbox_dead ON outbox (id) WHERE is_dead = 1;

-- How channels call what they were sent.
CREATE TABLE channel_activities (
    conversation_id     TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    sequence            INTEGER NOT NULL,
    channel_activity_id TEXT    NOT NULL,
    UNIQUE (conversation_id, sequence)
) STRICT;
