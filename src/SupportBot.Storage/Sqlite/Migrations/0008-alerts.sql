-- How agents are called when they do not look at the desk. A browser belongs to the session in which the agent allowed it: whatever ends the session, signing out, another
-- password or a closed account, takes the browser along in the same transaction. Address and keys are sealed; the id is a hash.
CREATE TABLE alert_browsers (
    token_hash TEXT    NOT NULL PRIMARY KEY REFERENCES agent_sessions (token_hash) ON DELETE CASCADE,
    id         TEXT    NOT NULL UNIQUE,
    sealed     TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE alert_addresses (
    agent_id TEXT NOT NULL PRIMARY KEY REFERENCES agents (id) ON DELETE CASCADE,
    address  TEXT NOT NULL
) STRICT;

-- Steps that were taken. A row is written before the step is, so that no step is taken twice.
CREATE TABLE alert_steps (
    alert_key TEXT    NOT NULL,
    agent_id  TEXT    NOT NULL,
    step      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (alert_key, agent_id, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX alert_steps_at ON alert_steps (at);
