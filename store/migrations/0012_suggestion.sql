-- Messages that a colleague would like to see shared as lessons. Their authors decide.
CREATE TABLE suggestion (
    id      TEXT PRIMARY KEY,         -- and of the lesson that may come of it
    author  TEXT NOT NULL,
    asker   TEXT NOT NULL,
    message TEXT NOT NULL,            -- channel/ts
    text    TEXT NOT NULL,            -- '' once it is settled
    why     TEXT NOT NULL,
    created BIGINT NOT NULL,
    sent    BIGINT NOT NULL           -- when the asker asked, 0 as long as they haven't
);
CREATE UNIQUE INDEX suggestion_message ON suggestion (message) WHERE sent > 0;
CREATE INDEX suggestion_author ON suggestion (author, sent);
CREATE INDEX suggestion_open ON suggestion (created) WHERE text <> '';
