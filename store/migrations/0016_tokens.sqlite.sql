-- The index keeps tokens, each matched whole: beginnings of words are tokens of
-- their own, so that no search merges many lists. The words of the takeaway
-- stand beside who may see a lesson, for the order of what is found. All lessons
-- are indexed anew. Words are folded and split in Go; the tokenizer only parts
-- them at blanks.
DROP TABLE lesson_words;
DELETE FROM lesson_seq;
ALTER TABLE lesson_seq ADD COLUMN takeaway TEXT NOT NULL DEFAULT '';
CREATE VIRTUAL TABLE lesson_token USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
