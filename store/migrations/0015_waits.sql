-- Deliveries that were tried and wait, and replies by the message they reply to.
CREATE INDEX delivery_waits ON delivery (place, due) WHERE state = 'pending' AND reason <> '';
CREATE INDEX delivery_thread ON delivery (thread) WHERE thread <> '';
