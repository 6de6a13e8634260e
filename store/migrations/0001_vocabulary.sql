-- Instants are UTC seconds, 0 for none. Ids are made by the application; those
-- of members and channels are Slack's. Lists of fixed words are joined by commas.

CREATE TABLE member (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    zone    TEXT NOT NULL,            -- IANA, '' when unknown
    locale  TEXT NOT NULL,            -- as Slack writes it: en-US
    admin   INTEGER NOT NULL,         -- admin or owner of the workspace
    bot     INTEGER NOT NULL,
    guest   INTEGER NOT NULL,
    deleted INTEGER NOT NULL
);

CREATE TABLE channel (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    private  INTEGER NOT NULL,
    external INTEGER NOT NULL,        -- shared with another organisation
    allowed  INTEGER NOT NULL,        -- an admin lets content into it though it is external
    archived INTEGER NOT NULL,
    bot      TEXT NOT NULL            -- 'in', 'out', '' when unknown
);

CREATE TABLE event (
    id        TEXT PRIMARY KEY,
    title     TEXT NOT NULL,
    link      TEXT NOT NULL,
    starts    BIGINT NOT NULL,
    ends      BIGINT NOT NULL,
    zone      TEXT NOT NULL,
    format    TEXT NOT NULL,
    place     TEXT NOT NULL,
    industry  TEXT NOT NULL,
    benefit   TEXT NOT NULL,
    channel   TEXT NOT NULL,          -- its privacy is the event's
    shared_by TEXT NOT NULL,
    cancelled BIGINT NOT NULL,
    created   BIGINT NOT NULL,
    updated   BIGINT NOT NULL
);
CREATE INDEX event_starts ON event (starts);
CREATE INDEX event_created ON event (created);

CREATE TABLE attendance (
    event    TEXT NOT NULL REFERENCES event (id),
    member   TEXT NOT NULL,
    rsvp     TEXT NOT NULL,           -- going, maybe, not_going
    stated   INTEGER NOT NULL,        -- the intention was filled in
    purposes TEXT NOT NULL,
    meet     INTEGER NOT NULL,
    learn    INTEGER NOT NULL,
    created  BIGINT NOT NULL,
    updated  BIGINT NOT NULL,
    PRIMARY KEY (event, member)
);
CREATE INDEX attendance_member ON attendance (member);

CREATE TABLE lesson (
    id        TEXT PRIMARY KEY,
    author    TEXT NOT NULL,
    event     TEXT NOT NULL,          -- '' for an encounter
    encounter TEXT NOT NULL,
    takeaway  TEXT NOT NULL,
    story     TEXT NOT NULL,
    try       TEXT NOT NULL,
    audience  TEXT NOT NULL,
    met       INTEGER NOT NULL,       -- -1 when not said
    learned   INTEGER NOT NULL,       -- -1 when not said
    industry  TEXT NOT NULL,
    channel   TEXT NOT NULL,          -- '' for none; its privacy is the lesson's
    withdrawn BIGINT NOT NULL,
    created   BIGINT NOT NULL,
    updated   BIGINT NOT NULL
);
CREATE INDEX lesson_created ON lesson (created);
CREATE INDEX lesson_author ON lesson (author, created);
CREATE INDEX lesson_event ON lesson (event, author);

-- Topics of events and lessons.
CREATE TABLE topic (
    subject  TEXT NOT NULL,           -- id of the event or lesson
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL,
    PRIMARY KEY (subject, position)
);
CREATE INDEX topic_folded ON topic (folded);

CREATE TABLE lesson_use (
    lesson  TEXT NOT NULL REFERENCES lesson (id),
    member  TEXT NOT NULL,
    state   TEXT NOT NULL,            -- will_try
    updated BIGINT NOT NULL,
    PRIMARY KEY (lesson, member)
);

CREATE TABLE digest (
    channel TEXT PRIMARY KEY,
    weekday INTEGER NOT NULL,         -- 0 is Sunday
    hour    INTEGER NOT NULL,
    minute  INTEGER NOT NULL,
    zone    TEXT NOT NULL,
    set_by  TEXT NOT NULL,
    paused  INTEGER NOT NULL,
    next    BIGINT NOT NULL,          -- when the next edition is due
    since   BIGINT NOT NULL,          -- until when the last edition reported
    created BIGINT NOT NULL
);
CREATE INDEX digest_next ON digest (paused, next);

CREATE TABLE edition (
    id      TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    since   BIGINT NOT NULL,          -- it reports lessons after this
    until   BIGINT NOT NULL,          -- up to this
    planned BIGINT NOT NULL           -- and looks ahead from here
);

-- The outbox: each row is something that Slack must show, once.
CREATE TABLE delivery (
    id        TEXT PRIMARY KEY,
    seq       BIGINT NOT NULL,        -- the order of planning, kept within a place
    kind      TEXT NOT NULL,
    key       TEXT NOT NULL UNIQUE,   -- the fact it stands for: digest/C012/2026-W34
    place     TEXT NOT NULL,          -- channel, or member for a direct message
    subject   TEXT NOT NULL,
    args      TEXT NOT NULL,
    member    TEXT NOT NULL,          -- on whose behalf
    state     TEXT NOT NULL,
    tries     INTEGER NOT NULL,
    due       BIGINT NOT NULL,
    claimed   BIGINT NOT NULL,
    nonce     TEXT NOT NULL,          -- in the message's metadata, to find it again
    channel   TEXT NOT NULL,          -- where Slack put it
    ts        TEXT NOT NULL,
    reason    TEXT NOT NULL,
    content   TEXT NOT NULL,          -- a hash of what Slack shows
    touches   BIGINT NOT NULL,        -- how often what it shows has changed
    refresh   BIGINT NOT NULL,        -- when the shown message must be brought up to date; 0 when it is
    refreshed BIGINT NOT NULL,
    created   BIGINT NOT NULL
);
CREATE INDEX delivery_due ON delivery (state, due, seq);
CREATE INDEX delivery_place ON delivery (state, place, seq);
CREATE INDEX delivery_seq ON delivery (seq);
CREATE INDEX delivery_refresh ON delivery (state, refresh) WHERE refresh > 0;

-- What a message shows, in its order, so that it can follow what becomes of it.
CREATE TABLE shown (
    delivery TEXT NOT NULL REFERENCES delivery (id),
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,           -- event, lesson
    subject  TEXT NOT NULL,
    section  TEXT NOT NULL,           -- part of the message it stands in
    PRIMARY KEY (delivery, position)
);
CREATE INDEX shown_subject ON shown (subject);
