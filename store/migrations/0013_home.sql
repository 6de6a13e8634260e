-- What Home looks for: the latest lessons of an industry, and those that a member wants to try.
DROP INDEX lesson_industry;
CREATE INDEX lesson_industry ON lesson (industry, created);
CREATE INDEX lesson_use_member ON lesson_use (member, updated);
