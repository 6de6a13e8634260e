-- What a member wants to do later. All of it is its owner's alone.
CREATE TABLE follow_up (
    id       TEXT PRIMARY KEY,
    member   TEXT NOT NULL,
    what     TEXT NOT NULL,
    due      BIGINT NOT NULL,
    remind   BIGINT NOT NULL,         -- when its owner is reminded next, 0 for no more
    reminded BIGINT NOT NULL,         -- when they were last, 0 before
    done     BIGINT NOT NULL,         -- 0 while it is open
    created  BIGINT NOT NULL
);
CREATE INDEX follow_up_remind ON follow_up (remind) WHERE remind > 0;
CREATE INDEX follow_up_open ON follow_up (member, due) WHERE done = 0;
