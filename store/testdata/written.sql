-- What the release before the newest migrations writes, in its words and with
-- its columns; # is another number each time.
INSERT INTO member (id, name, zone, locale, admin, bot, guest, deleted) VALUES ('U#', 'ana', 'Europe/Rome', 'en-GB', 0, 0, 0, 0);
INSERT INTO channel (id, name, private, external, allowed, archived, bot) VALUES ('C#', 'general', 0, 0, 0, 0, 'inside');
INSERT INTO preference (member, language, quiet_from, quiet_to, muted, paused) VALUES ('U#', '', 1260, 480, '', 0);
INSERT INTO event (id, title, link, starts, ends, zone, format, place, industry, benefit,
    host, capacity, channel, shared_by, owner, series, date, sequence, link_key, title_key, day, cancelled, closed, created, updated)
    VALUES ('e#', 'Data & Coffee', 'https://example.com/#', 1795800000, 1795807200, 'Europe/Rome', 'in_person', 'Milan', 'health', '',
    'theirs', 0, 'C#', 'U#', 'U#', '', '', 0, 'example.com/#', 'coffee data', '2026-11-26', 0, 0, 1795500000, 1795500000);
INSERT INTO attendance (event, member, rsvp, stated, purposes, meet, learn, come_back, position, created, updated)
    VALUES ('e#', 'U#', 'going', 0, '', 0, 0, '', 1, 1795500000, 1795500000);
INSERT INTO lesson (id, author, event, encounter, takeaway, story, try, audience, met, learned, industry, channel, withdrawn, created, updated)
    VALUES ('l#', 'U#', 'e#', '', 'Read before you meet', '', '', '', 0, 0, 'health', 'C#', 0, 1795500000, 1795500000);
INSERT INTO lesson_use (lesson, member, state, cue, action, note, named, reason, updated)
    VALUES ('l#', 'U#', 'will_try', '', '', '', 0, '', 1795500000);
INSERT INTO question (id, kind, member, subject, cause, state, due, created, asked, last, answer, answered_at)
    VALUES ('q#', 'turnout', 'U#', 'e#', 'attendance/e#', 'waiting', 1795900000, 1795500000, 0, 0, '', 0);
INSERT INTO follow_up (id, member, what, due, remind, reminded, done, created) VALUES ('f#', 'U#', 'call the museum', 1795900000, 1795900000, 0, 0, 1795500000);
INSERT INTO ask (id, member, text, event, lesson, channel, state, helper, next, created, ended)
    VALUES ('a#', 'U#', 'Who has been there?', 'e#', '', 'C#', 'open', '', 1795900000, 1795500000, 0);
INSERT INTO draft (id, member, origin, fields, closed, created, updated) VALUES ('d#', 'U#', '', '{}', 0, 1795500000, 1795500000);
INSERT INTO digest (channel, weekday, hour, minute, zone, set_by, paused, next, since, created)
    VALUES ('C#', 3, 9, 0, 'Europe/Rome', 'U#', 0, 1795900000, 1795500000, 1795500000);
INSERT INTO edition (id, channel, since, until, planned) VALUES ('i#', 'C#', 1795400000, 1795500000, 1795500000);
INSERT INTO delivery (id, seq, kind, key, place, subject, args, member, state, tries, due, claimed,
    nonce, channel, ts, file, reason, content, touches, refresh, refreshed, thread, created)
    VALUES ('y#', #, 'event_card', 'event_card/e#', 'C#', 'e#', '', '', 'pending', 0, 1795500000, 0, 'n#', '', '', '', '', '', 0, 0, 0, '', 1795500000);
INSERT INTO shown (delivery, position, kind, subject, section) VALUES ('y#', 0, 'event', 'e#', '');
UPDATE attendance SET turnout = 'went' WHERE event = 'e#' AND member = 'U#';
UPDATE digest SET weekday = 4, next = 1796000000 WHERE channel = 'C#';
UPDATE delivery SET state = 'sending', claimed = 1795500001, tries = tries + 1 WHERE id = 'y#' AND state = 'pending';
UPDATE delivery SET state = 'sent', tries = 1, due = 0, channel = 'C#', ts = '1795500001.000100', file = '', reason = '', content = 'c'
    WHERE id = 'y#' AND state = 'sending' AND claimed = 1795500001;
