-- How often a lesson was used.
ALTER TABLE lesson_seq ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
