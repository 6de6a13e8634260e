-- What members are asked by direct message. The answers are their own alone.
CREATE TABLE question (
    id          TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,        -- turnout, use, …
    member      TEXT NOT NULL,
    subject     TEXT NOT NULL,        -- id of the event, lesson, … it is about
    cause       TEXT NOT NULL,        -- what led to it: attendance/<event>
    state       TEXT NOT NULL,        -- waiting, asked, answered, dropped
    answer      TEXT NOT NULL,
    due         BIGINT NOT NULL,      -- when it may be asked next, 0 for never again
    asked       INTEGER NOT NULL,     -- how often it was
    last        BIGINT NOT NULL,      -- when it was last asked
    created     BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,      -- or dropped
    UNIQUE (kind, member, subject)
);
CREATE INDEX question_due ON question (due, created, id) WHERE due > 0;
CREATE INDEX question_member ON question (member, state, created);

-- When a member was asked: nobody is asked more than twice in seven days.
CREATE TABLE asking (
    member   TEXT NOT NULL,
    at       BIGINT NOT NULL,
    question TEXT NOT NULL REFERENCES question (id),
    PRIMARY KEY (member, at, question)
);

ALTER TABLE attendance ADD COLUMN turnout TEXT NOT NULL DEFAULT ''; -- went, missed, called_off; '' not said
