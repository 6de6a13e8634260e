-- What a search may be narrowed by stands in the index as words of its own, so
-- that a narrow search is as fast as any: all lessons are indexed anew. How
-- often a lesson was used stands beside it.
DELETE FROM lesson_words;
DELETE FROM lesson_seq;
ALTER TABLE lesson_seq ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
