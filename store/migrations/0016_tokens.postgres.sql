-- The tokens of lessons, each matched whole, and the words of the takeaway
-- beside who may see a lesson, for the order of what is found. Words are folded
-- and split in Go: the vectors have no language, positions or weights.
DELETE FROM lesson_seq;
ALTER TABLE lesson_seq ADD COLUMN takeaway TEXT NOT NULL DEFAULT '';
CREATE TABLE lesson_token (
    rowid  BIGINT PRIMARY KEY,
    tokens tsvector NOT NULL
);
CREATE INDEX lesson_token_tokens ON lesson_token USING gin (tokens) WITH (fastupdate = off);
