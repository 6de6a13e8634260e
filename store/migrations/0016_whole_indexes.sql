-- SQLite prepares a statement anew for each value of a placeholder that it
-- compares with what a partial index is for: most of what is asked of deliveries
-- took twice as long.
DROP INDEX delivery_waits;
DROP INDEX delivery_edition;
CREATE INDEX delivery_waits ON delivery (place, due) WHERE reason <> '';
CREATE INDEX delivery_edition ON delivery (subject, kind);
