-- The delivery whose message this one replies to, '' for none.
ALTER TABLE delivery ADD COLUMN thread TEXT NOT NULL DEFAULT '';
