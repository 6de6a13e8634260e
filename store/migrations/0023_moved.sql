-- Channels that have another id since they were offered to another
-- organisation. What still names the old one, a form that was open, a button,
-- is about the new one.
CREATE TABLE moved_channel (
    id      TEXT PRIMARY KEY,         -- that it had
    channel TEXT NOT NULL             -- that it has
);

-- Whose channels, or which channel's members, have changed lately: what a
-- replica remembers of them under another mark is out of date.
CREATE TABLE membership (
    whose   TEXT PRIMARY KEY,         -- a member or a channel
    mark    TEXT NOT NULL,            -- another one each time
    changed BIGINT NOT NULL
);
