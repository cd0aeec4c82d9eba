-- Words of cases are found by an index of their characters in threes: what stands behind every character, up to two more of the same word. So a word is found from
-- any place within it, and a Chinese one of one or two characters too, as the beginning of a three. The program cuts the text, in case_grams; triggers keep the index
-- in the transaction that writes the case, and no statement is needed for it. Of 110,000 cases it takes 30 MB, and a page some milliseconds; looking through the
-- lines took a second. Whole words and pairs of Chinese characters took a third of the room, but found nothing in the middle of a word.
-- The rows need a number of their own: SQLite may renumber those of a table whose key is a text.
ALTER TABLE handoff_cases ADD COLUMN word_row INTEGER;
ALTER TABLE handoff_cases ADD COLUMN label_words TEXT;
ALTER TABLE handoff_cases ADD COLUMN line_words TEXT;

UPDATE handoff_cases SET
    word_row = rowid,
    line_words = case_grams(last_line),
    label_words = case_grams(concat_ws(' ', id, topic, CASE WHEN json_valid(facts) THEN facts ->> '$.quote' END,
        CASE WHEN json_valid(facts) THEN (SELECT group_concat(value, ' ') FROM json_each(facts, '$.slots')) END));

-- Rows with a common word are counted, and passed over on the way to a page, without a look at the cases themselves.
CREATE INDEX handoff_cases_words ON handoff_cases (word_row, status, agent_id, topic, locale);
DROP INDEX handoff_cases_list;
DROP INDEX handoff_cases_status;
CREATE INDEX handoff_cases_list ON handoff_cases (list_rank, list_time, id, status, word_row);
CREATE INDEX handoff_cases_status ON handoff_cases (status, list_rank, list_time, id, word_row);

-- Every sign is part of a word, for the program parts them by spaces.
CREATE VIRTUAL TABLE case_words USING fts5(label_words, line_words, content = 'handoff_cases', content_rowid = 'word_row',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

INSERT INTO case_words (rowid, label_words, line_words) SELECT word_row, label_words, line_words FROM handoff_cases;

CREATE TRIGGER case_words_begin AFTER INSERT ON handoff_cases WHEN NEW.word_row IS NOT NULL
BEGIN
    INSERT INTO case_words (rowid, label_words, line_words) VALUES (NEW.word_row, NEW.label_words, NEW.line_words);
END;

CREATE TRIGGER case_words_change AFTER UPDATE OF label_words, line_words ON handoff_cases
WHEN NEW.word_row IS NOT NULL AND (OLD.label_words IS NOT NEW.label_words OR OLD.line_words IS NOT NEW.line_words)
BEGIN
    INSERT INTO case_words (case_words, rowid, label_words, line_words) VALUES ('delete', OLD.word_row, OLD.label_words, OLD.line_words);
    INSERT INTO case_words (rowid, label_words, line_words) VALUES (NEW.word_row, NEW.label_words, NEW.line_words);
END;

CREATE TRIGGER case_words_end AFTER DELETE ON handoff_cases WHEN OLD.word_row IS NOT NULL
BEGIN
    INSERT INTO case_words (case_words, rowid, label_words, line_words) VALUES ('delete', OLD.word_row, OLD.label_words, OLD.line_words);
END;
