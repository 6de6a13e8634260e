-- Who is in the public channels that use the bot: the summary says how many of
-- them take part. Slack is asked each day, and doesn't always say.
CREATE TABLE channel_member (
    channel TEXT NOT NULL,
    member  TEXT NOT NULL,
    PRIMARY KEY (channel, member)
);
CREATE INDEX channel_member_member ON channel_member (member);

CREATE TABLE channel_read (
    channel TEXT PRIMARY KEY,
    at      BIGINT NOT NULL,          -- when Slack was asked last who is in it
    said    BIGINT NOT NULL           -- when it said so last, 0 for never
);

-- Which channels use the bot is found without looking at every event and lesson,
-- by indexes that nothing else takes; attendances are counted from theirs alone.
CREATE INDEX event_channel ON event (channel) WHERE channel <> '';
CREATE INDEX lesson_channel ON lesson (channel) WHERE channel <> '';
DROP INDEX attendance_rsvp;
CREATE INDEX attendance_rsvp ON attendance (event, rsvp, position, member, turnout, stated);
