-- When a lesson was written and whether its channel is public, beside its place
-- in the index.
ALTER TABLE lesson_seq ADD COLUMN created BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lesson_seq ADD COLUMN public BIGINT NOT NULL DEFAULT 0;
UPDATE lesson_seq SET created = (SELECT l.created FROM lesson l WHERE l.id = lesson_seq.lesson),
    public = CASE WHEN channel = '' OR channel IN (SELECT c.id FROM channel c WHERE c.private = 0) THEN 1 ELSE 0 END;
CREATE INDEX lesson_seq_channel ON lesson_seq (channel);
-- From it a search learns between which places the lessons of a week stand.
CREATE INDEX lesson_seq_week ON lesson_seq (created / 604800, seq);
