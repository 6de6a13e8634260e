-- When a lesson was written, beside its place in the index.
ALTER TABLE lesson_seq ADD COLUMN created BIGINT NOT NULL DEFAULT 0;
UPDATE lesson_seq SET created = (SELECT l.created FROM lesson l WHERE l.id = lesson_seq.lesson);
