-- Words for search are folded and split in Go; the tokenizer only parts them at
-- blanks. Rows of the full-text index are found by seq, which, unlike a rowid,
-- survives VACUUM. Author and channel say who may see a lesson: kept here, next
-- to each other, since a search looks at thousands of them.
CREATE TABLE lesson_seq (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    lesson  TEXT NOT NULL UNIQUE REFERENCES lesson (id),
    author  TEXT NOT NULL,
    channel TEXT NOT NULL
);

-- Without the prefixes, a beginning of many words costs a merge of all of them.
CREATE VIRTUAL TABLE lesson_words USING fts5 (
    takeaway, more,
    content = '', contentless_delete = 1, detail = column,
    prefix = '1 2 3 4 5 6 7 8',
    tokenize = 'ascii'
);
