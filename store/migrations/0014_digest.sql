-- A digest comes every week, every two weeks or once a month, on one day or on
-- several, with what its channel follows. days tells the weekdays, unless weekday is not among them:
-- a version from before this sets weekday alone.
ALTER TABLE digest ADD COLUMN cadence TEXT NOT NULL DEFAULT 'weekly'; -- fortnightly, month_first, month_last
ALTER TABLE digest ADD COLUMN days BIGINT NOT NULL DEFAULT 0;         -- a bit for each weekday, 1 for Sunday
ALTER TABLE digest ADD COLUMN phase BIGINT NOT NULL DEFAULT 0;        -- which weeks, when fortnightly
ALTER TABLE digest ADD COLUMN industries TEXT NOT NULL DEFAULT '';    -- a line each, '' for all
ALTER TABLE digest ADD COLUMN topics TEXT NOT NULL DEFAULT '';        -- a line each, '' for all
ALTER TABLE digest ADD COLUMN left_out TEXT NOT NULL DEFAULT '';      -- sections, with commas
ALTER TABLE digest ADD COLUMN says_nothing BIGINT NOT NULL DEFAULT 0; -- says now and then that there is nothing new
ALTER TABLE digest ADD COLUMN until BIGINT NOT NULL DEFAULT 0;        -- no editions before, 0 for no such pause

-- The date in the schedule that an edition is for, 0 for one that somebody sent.
ALTER TABLE edition ADD COLUMN due BIGINT NOT NULL DEFAULT 0;
UPDATE edition SET due = planned;
CREATE INDEX edition_channel ON edition (channel, planned);
CREATE INDEX delivery_edition ON delivery (subject, kind);
