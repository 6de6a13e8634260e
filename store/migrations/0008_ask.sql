-- What members ask colleagues: one who went somewhere, or anybody by the digest.
CREATE TABLE ask (
    id      TEXT PRIMARY KEY,
    member  TEXT NOT NULL,            -- who asks
    text    TEXT NOT NULL,
    event   TEXT NOT NULL,            -- asks one who went there, '' for none
    lesson  TEXT NOT NULL,            -- asks its author, '' for none
    channel TEXT NOT NULL,            -- the private channel in which it stays, '' for none
    state   TEXT NOT NULL,            -- open, answered, closed
    helper  TEXT NOT NULL,            -- who answered first, '' for nobody
    next    BIGINT NOT NULL,          -- when something is to be done about it, 0 for never
    created BIGINT NOT NULL,
    ended   BIGINT NOT NULL           -- when it was answered or closed, 0 while it is open
);
CREATE INDEX ask_next ON ask (next) WHERE next > 0;
CREATE INDEX ask_open ON ask (state, created) WHERE state = 'open';
CREATE INDEX ask_member ON ask (member, state, created);

-- Whether colleagues may ask a member about where they went and what they wrote.
CREATE TABLE consent (
    member  TEXT PRIMARY KEY,
    agreed  INTEGER NOT NULL,         -- 0: was offered it, or took it back
    updated BIGINT NOT NULL
);
