-- What the topics are of, and since when: the latest with a topic are found at once.
ALTER TABLE topic ADD COLUMN kind    TEXT   NOT NULL DEFAULT '';  -- event, lesson, series
ALTER TABLE topic ADD COLUMN created BIGINT NOT NULL DEFAULT 0;
UPDATE topic SET kind = 'event', created = (SELECT e.created FROM event e WHERE e.id = topic.subject)
    WHERE subject IN (SELECT id FROM event);
UPDATE topic SET kind = 'lesson', created = (SELECT l.created FROM lesson l WHERE l.id = topic.subject)
    WHERE subject IN (SELECT id FROM lesson);
UPDATE topic SET kind = 'series', created = (SELECT s.created FROM series s WHERE s.id = topic.subject)
    WHERE subject IN (SELECT id FROM series);
CREATE INDEX topic_latest ON topic (folded, kind, created);

-- Lessons by how many have used them.
CREATE INDEX lesson_use_used ON lesson_use (lesson) WHERE state = 'used';
