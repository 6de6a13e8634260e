-- Periods that the summary has counted. What is stored here is all that is ever
-- told of them: it is counted once, and later changes don't reach it.
CREATE TABLE counted (
    period  TEXT PRIMARY KEY,         -- 2026-09, 2026-Q3, 2026
    zone    TEXT NOT NULL,
    home    TEXT NOT NULL,            -- home industry at that time
    at      BIGINT NOT NULL
);

-- The figures of those periods, after what could be about few people was taken out.
CREATE TABLE cell (
    period   TEXT NOT NULL REFERENCES counted (period),
    position INTEGER NOT NULL,
    section  TEXT NOT NULL,
    figure   TEXT NOT NULL,
    item     TEXT NOT NULL,           -- an aim, a reason, a format; '' for none
    grp      TEXT NOT NULL,           -- of whom: a group, '' for everybody
    private  INTEGER NOT NULL,
    state    TEXT NOT NULL,           -- shown, few, nearly_all, between, hidden
    low      BIGINT NOT NULL,         -- the count is at least this
    high     BIGINT NOT NULL,         -- and at most this
    whole    BIGINT NOT NULL,         -- of how many, -1 for none
    base     TEXT NOT NULL,           -- what whole counts, '' when the figure says it
    median   BIGINT NOT NULL,         -- -1 for none
    text     TEXT NOT NULL,
    PRIMARY KEY (period, position)
);

-- Who gets the summary each month: a member, or a channel that an admin chose.
CREATE TABLE summary_reader (
    place   TEXT PRIMARY KEY,
    chosen  TEXT NOT NULL,            -- by whom
    created BIGINT NOT NULL
);

-- Who agreed to be quoted in the summary, without a name: who used a lesson, and its author.
ALTER TABLE lesson_use ADD COLUMN quoted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lesson     ADD COLUMN quoted INTEGER NOT NULL DEFAULT 0;

CREATE INDEX question_kind ON question (kind, created);
CREATE INDEX lesson_use_updated ON lesson_use (updated) WHERE state = 'used';
-- A year is counted from the indexes alone.
DROP INDEX lesson_event;
DROP INDEX lesson_created;
CREATE INDEX lesson_event ON lesson (event, author, created, channel, withdrawn, hidden, met, learned);
CREATE INDEX lesson_created ON lesson (created, author, event, industry, channel, withdrawn, hidden);
CREATE INDEX topic_subject ON topic (subject, folded, name);
