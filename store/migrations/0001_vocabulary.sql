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
CREATE INDEX member_deleted ON member (id) WHERE deleted = 1;

-- What a member chose in the settings; without a row, the usual.
CREATE TABLE preference (
    member     TEXT PRIMARY KEY,
    language   TEXT NOT NULL,         -- 'en', 'it', '' for Slack's
    quiet_from INTEGER NOT NULL,      -- minutes after midnight in the member's zone
    quiet_to   INTEGER NOT NULL,      -- the same as quiet_from: never quiet
    muted      TEXT NOT NULL,         -- kinds of messages that are off
    paused     BIGINT NOT NULL        -- no messages until then
);

-- Who has been shown their Home: the first time it welcomes them.
CREATE TABLE home (
    member TEXT PRIMARY KEY,
    opened BIGINT NOT NULL            -- for the first time
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
    host      TEXT NOT NULL,          -- theirs, ours
    capacity  INTEGER NOT NULL,       -- 0 for no limit
    channel   TEXT NOT NULL,          -- its privacy is the event's
    shared_by TEXT NOT NULL,
    owner     TEXT NOT NULL,          -- looks after it
    series    TEXT NOT NULL,          -- '' for none
    date      TEXT NOT NULL,          -- the series' day for it, '' outside a series
    sequence  INTEGER NOT NULL,       -- how often what stands in calendars has changed
    link_key  TEXT NOT NULL,          -- the link without what tells nothing apart
    title_key TEXT NOT NULL,          -- the folded title
    day       TEXT NOT NULL,          -- on which it starts, where it takes place
    cancelled BIGINT NOT NULL,
    closed    BIGINT NOT NULL,        -- when its end was noticed, 0 before
    created   BIGINT NOT NULL,
    updated   BIGINT NOT NULL
);
CREATE INDEX event_ends ON event ((CASE WHEN ends > 0 THEN ends ELSE starts + 7200 END)) WHERE closed = 0;
CREATE INDEX event_starts ON event (starts, id, ends, cancelled, format, channel, owner, shared_by);
CREATE INDEX event_created ON event (created);
CREATE INDEX event_link ON event (link_key);
CREATE INDEX event_day ON event (day, title_key);
CREATE INDEX event_owner ON event (owner);
CREATE INDEX event_industry ON event (industry, starts);
CREATE UNIQUE INDEX event_series ON event (series, date) WHERE series <> '';

-- Where an event was posted: there it may be seen, besides event.channel.
CREATE TABLE card (
    event     TEXT NOT NULL REFERENCES event (id),
    channel   TEXT NOT NULL,
    posted_by TEXT NOT NULL,
    created   BIGINT NOT NULL,
    PRIMARY KEY (event, channel)
);

-- What repeats, with what its next occurrence will say. Its topics are in topic.
CREATE TABLE series (
    id        TEXT PRIMARY KEY,
    frequency TEXT NOT NULL,          -- weekly, monthly
    every     INTEGER NOT NULL,       -- 2 for every second week or month
    weekday   INTEGER NOT NULL,       -- 0 is Sunday
    week      INTEGER NOT NULL,       -- of a month: 1 to 4, -1 for the last; 0 when weekly
    start     TEXT NOT NULL,          -- 18:30, on the wall in zone
    length    BIGINT NOT NULL,        -- seconds, 0 when no end is given
    zone      TEXT NOT NULL,
    first     TEXT NOT NULL,          -- day of the first occurrence
    until     TEXT NOT NULL,          -- last possible day, '' for none
    remaining INTEGER NOT NULL,       -- occurrences still to come, -1 for no count
    last      TEXT NOT NULL,          -- day of the latest occurrence that was made or skipped
    title     TEXT NOT NULL,
    link      TEXT NOT NULL,
    format    TEXT NOT NULL,
    place     TEXT NOT NULL,
    industry  TEXT NOT NULL,
    benefit   TEXT NOT NULL,
    host      TEXT NOT NULL,
    capacity  INTEGER NOT NULL,
    channel   TEXT NOT NULL,
    shared_by TEXT NOT NULL,
    owner     TEXT NOT NULL,
    next      BIGINT NOT NULL,        -- when the next occurrence is to be made, 0 when ended
    created   BIGINT NOT NULL
);
CREATE INDEX series_next ON series (next) WHERE next > 0;

-- Calendars elsewhere that the bot follows. An address may hold a secret:
-- whoever added it sees it, nobody else.
CREATE TABLE feed (
    id            TEXT PRIMARY KEY,
    address       TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    added_by      TEXT NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    next          BIGINT NOT NULL,    -- when it is read again
    read          BIGINT NOT NULL,    -- when it was last read well
    failing       BIGINT NOT NULL,    -- since when it can't be read, 0 when it can
    told          BIGINT NOT NULL,    -- when that was told
    reason        TEXT NOT NULL,      -- why it can't be read
    created       BIGINT NOT NULL
);
CREATE INDEX feed_next ON feed (next);

-- Events in those calendars, until somebody shares them.
CREATE TABLE found (
    id        TEXT PRIMARY KEY,
    feed      TEXT NOT NULL REFERENCES feed (id),
    uid       TEXT NOT NULL,          -- of the calendar, with the original start of an occurrence
    title     TEXT NOT NULL,
    link      TEXT NOT NULL,
    starts    BIGINT NOT NULL,
    ends      BIGINT NOT NULL,
    clock     TEXT NOT NULL,          -- what starts and ends mean
    zone      TEXT NOT NULL,
    format    TEXT NOT NULL,
    place     TEXT NOT NULL,
    about     TEXT NOT NULL,
    topics    TEXT NOT NULL,          -- a line each
    link_key  TEXT NOT NULL,          -- as in event, as are the next two
    title_key TEXT NOT NULL,
    day       TEXT NOT NULL,
    event     TEXT NOT NULL,          -- as which it was shared for all, '' before
    gone      INTEGER NOT NULL,       -- the calendar has it no longer, or cancelled it
    created   BIGINT NOT NULL,
    UNIQUE (feed, uid)
);
CREATE INDEX found_waiting ON found (starts, title_key, id) WHERE gone = 0;

CREATE TABLE attendance (
    event     TEXT NOT NULL REFERENCES event (id),
    member    TEXT NOT NULL,
    rsvp      TEXT NOT NULL,          -- going, waitlisted, maybe, not_going
    stated    INTEGER NOT NULL,       -- the intention was filled in
    purposes  TEXT NOT NULL,
    meet      INTEGER NOT NULL,
    learn     INTEGER NOT NULL,
    come_back TEXT NOT NULL,          -- "I want to come back with …"
    position  BIGINT NOT NULL,        -- in the line of those who go or wait, 0 for nobody in it
    created   BIGINT NOT NULL,
    updated   BIGINT NOT NULL,
    PRIMARY KEY (event, member)
);
CREATE INDEX attendance_member ON attendance (member);
CREATE UNIQUE INDEX attendance_line ON attendance (event, position) WHERE position > 0;
CREATE INDEX attendance_rsvp ON attendance (event, rsvp, position);

-- Who took an event's calendar file. It outlives their answer: what is in a
-- calendar stays there.
CREATE TABLE calendar_file (
    event    TEXT NOT NULL REFERENCES event (id),
    member   TEXT NOT NULL,
    sequence INTEGER NOT NULL,        -- of the event, when they last took it
    taken    BIGINT NOT NULL,
    PRIMARY KEY (event, member)
);

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
CREATE INDEX lesson_industry ON lesson (industry);

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
    file      TEXT NOT NULL,          -- that it uploads, before the upload is completed
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
