-- When it was noticed that somebody's account in Slack is deactivated, 0 while it isn't.
ALTER TABLE member ADD COLUMN left_at BIGINT NOT NULL DEFAULT 0;
-- Messages with what somebody asked to be deleted, until Slack no longer shows them.
CREATE INDEX delivery_kind_erased ON delivery (kind) WHERE kind = 'erased';
