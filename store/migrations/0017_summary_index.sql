-- A year is counted from the indexes alone.
DROP INDEX lesson_event;
DROP INDEX lesson_created;
CREATE INDEX lesson_event ON lesson (event, author, created, channel, withdrawn, hidden, met, learned);
CREATE INDEX lesson_created ON lesson (created, author, event, industry, channel, withdrawn, hidden);
CREATE INDEX topic_subject ON topic (subject, folded, name);
