-- Words for search are folded and split in Go. Rows of the full-text index are
-- found by seq, which, unlike a rowid, survives VACUUM.
CREATE TABLE lesson_seq (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    lesson TEXT NOT NULL UNIQUE REFERENCES lesson (id)
);

CREATE VIRTUAL TABLE lesson_words USING fts5 (
    takeaway, more,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 0'
);
