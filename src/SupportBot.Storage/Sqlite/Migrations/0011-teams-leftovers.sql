-- Cards in Teams of cases that are no more, until each is replaced by one line that tells nothing. Ids of Teams stand here, and nothing of a customer. Whoever deletes a
-- case, by whatever statement, leaves them behind in the same transaction.
CREATE TABLE teams_leftovers (
    id              INTEGER NOT NULL PRIMARY KEY,
    channel_id      TEXT    NOT NULL REFERENCES teams_channels (id) ON DELETE CASCADE,
    conversation_id TEXT    NOT NULL,
    card_id         TEXT    NOT NULL,
    due_at          INTEGER NOT NULL,
    attempts        INTEGER NOT NULL
) STRICT;

CREATE INDEX teams_leftovers_channel ON teams_leftovers (channel_id, due_at);

CREATE TRIGGER teams_leftovers_begin BEFORE DELETE ON handoff_cases
BEGIN
    INSERT INTO teams_leftovers (channel_id, conversation_id, card_id, due_at, attempts)
    SELECT channel_id, conversation_id, card_id, 0, 0 FROM teams_threads WHERE case_id = OLD.id AND conversation_id IS NOT NULL AND card_id IS NOT NULL;
END;
