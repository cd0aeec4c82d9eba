-- The end of the audit log: how many entries there are, the hash of the last one, and a seal over all of them. Whoever only deletes entries leaves it behind.

CREATE TABLE audit_head (
    id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL,
    hash  TEXT    NOT NULL,
    seal  TEXT    NOT NULL
) STRICT;

-- A log of an earlier program has no seal yet; it is sealed when it is opened.
INSERT INTO audit_head (id, count, hash, seal)
SELECT 1, coalesce(max(id), 0), coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), ''), '' FROM audit;

CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'The end of the audit log is not deleted.');
END;

CREATE TRIGGER audit_head_is_one BEFORE INSERT ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'The end of the audit log is not put in its place.');
END;

CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head WHEN NEW.count < OLD.count
BEGIN
    SELECT RAISE(ABORT, 'The end of the audit log does not go back.');
END;

-- After entries were cut off, the next one keeps the number that it would have had: the gap stays for everybody to see, and agents can go on working.
DROP TRIGGER audit_grows_at_its_end;

CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit WHEN NEW.id <> max((SELECT coalesce(max(id), 0) FROM audit), (SELECT coalesce(max(count), 0) FROM audit_head)) + 1
BEGIN
    SELECT RAISE(ABORT, 'Entries of the audit log are added at its end.');
END;
