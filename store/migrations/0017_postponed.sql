-- Since when a question has waited for its member's pause, quiet hours or week;
-- 0 for one that waits for nothing but its day. The questions about an ask are
-- found by it.
ALTER TABLE question ADD COLUMN postponed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX question_subject ON question (kind, subject);
