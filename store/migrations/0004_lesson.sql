-- What came of each aim of a member at an event. It is theirs alone.
CREATE TABLE outcome (
    event   TEXT NOT NULL REFERENCES event (id),
    member  TEXT NOT NULL,
    aim     TEXT NOT NULL,            -- a purpose, meet, learn, come_back
    result  TEXT NOT NULL,            -- met, partly, missed; '' taken back
    updated BIGINT NOT NULL,
    PRIMARY KEY (event, member, aim)
);

-- Forms for lessons that haven't been sent. They are their owners' alone.
CREATE TABLE draft (
    id      TEXT PRIMARY KEY,         -- of the lesson that may come of it
    member  TEXT NOT NULL,
    origin  TEXT NOT NULL,            -- event that the form was opened for, '' for none, id when it began with words
    fields  TEXT NOT NULL,            -- JSON: by name, what each held and since when
    closed  BIGINT NOT NULL,          -- when the form was closed, 0 while it may be open
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    UNIQUE (member, origin)
);
CREATE INDEX draft_updated ON draft (updated);
