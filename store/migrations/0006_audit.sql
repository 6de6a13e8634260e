-- What an admin has hidden: its author sees it, nobody else.
ALTER TABLE lesson ADD COLUMN hidden        BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lesson ADD COLUMN hidden_by     TEXT NOT NULL DEFAULT '';
ALTER TABLE lesson ADD COLUMN hidden_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX lesson_hidden ON lesson (hidden) WHERE hidden > 0;

-- Who changed what, and when; never what it said.
CREATE TABLE audit (
    id      TEXT PRIMARY KEY,
    at      BIGINT NOT NULL,
    actor   TEXT NOT NULL,           -- member
    action  TEXT NOT NULL,           -- written, edited, withdrawn, hidden, shown
    kind    TEXT NOT NULL,           -- of the subject: lesson
    subject TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, at);
