-- Deliveries that were tried and wait, and replies by the message they reply to.
-- What the first is for is not a condition on state: SQLite prepares a statement
-- anew for each value of a placeholder that it compares with such a condition.
CREATE INDEX delivery_waits ON delivery (place, due) WHERE reason <> '';
CREATE INDEX delivery_thread ON delivery (thread) WHERE thread <> '';
