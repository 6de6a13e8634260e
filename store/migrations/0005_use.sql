-- What came of wanting to try a lesson. All of it is its owner's alone, but for
-- what they let its author know.
ALTER TABLE lesson_use ADD COLUMN cue    TEXT NOT NULL DEFAULT '';    -- "when …"
ALTER TABLE lesson_use ADD COLUMN action TEXT NOT NULL DEFAULT '';    -- "I will …"
ALTER TABLE lesson_use ADD COLUMN note   TEXT NOT NULL DEFAULT '';    -- how it was used, in a sentence
ALTER TABLE lesson_use ADD COLUMN named  INTEGER NOT NULL DEFAULT 0;  -- the author may know who
ALTER TABLE lesson_use ADD COLUMN reason TEXT NOT NULL DEFAULT '';    -- why it won't be used: no_time, no_fit, no_support, something_else
