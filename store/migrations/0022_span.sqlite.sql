-- When a lesson was written, beside its place in the index.
ALTER TABLE lesson_seq ADD COLUMN created BIGINT NOT NULL DEFAULT 0;
UPDATE lesson_seq SET created = (SELECT l.created FROM lesson l WHERE l.id = lesson_seq.lesson);
-- From it a search learns between which places the lessons of ninety days stand.
CREATE INDEX lesson_seq_span ON lesson_seq (created / 7776000, seq);
