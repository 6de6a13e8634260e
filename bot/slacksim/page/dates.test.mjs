import { test } from 'node:test';
import assert from 'node:assert/strict';
import { dateText, instant, localDate, localTime } from './dates.js';

const ts = 1392734382;
const english = { zone: 'America/Los_Angeles', locale: 'en-US', now: ts };
const italian = { zone: 'Europe/Rome', locale: 'it-IT', now: ts };
const spaces = (text) => text.replace(/\u202f/g, ' ');
const show = (pattern, env, at = ts) => spaces(dateText(at, pattern, 'then', env));

test('the tokens as Slack documents them', () => {
  const expected = {
    '{date_num}': '2014-02-18',
    '{date}': 'February 18th, 2014',
    '{date_short}': 'Feb 18, 2014',
    '{date_long}': 'Tuesday, February 18th, 2014',
    '{time}': '6:39 AM',
    '{time_secs}': '6:39:42 AM',
  };
  for (const [pattern, wanted] of Object.entries(expected)) assert.equal(show(pattern, english), wanted);
});

test('in the zone and language of whoever reads', () => {
  assert.equal(show('{date_long} {time}', italian), 'martedì 18 febbraio 2014 15:39');
  assert.equal(show('{time}', { ...english, locale: 'en-GB' }), '06:39');
  assert.equal(show('{date_num}', { ...italian, zone: 'Pacific/Auckland' }), '2014-02-19');
});

test("yesterday, today and tomorrow are the reader's", () => {
  assert.equal(show('{date_pretty} at {time}', english), 'Today at 6:39 AM');
  assert.equal(show('on {date_short_pretty}', english, ts + 86400), 'on tomorrow');
  assert.equal(show('{date_long_pretty}', italian, ts - 86400), 'Ieri');
  assert.equal(show('{date_short_pretty}', english, ts + 2 * 86400), 'Feb 20, 2014');
});

test('how long ago', () => {
  assert.equal(show('{ago}', english, ts - 180), '3 minutes ago');
  assert.equal(show('{ago}', italian, ts + 2 * 86400), 'dopodomani');
});

test('unknown tokens stay, no instant gives the fallback', () => {
  assert.equal(show('{dates}', english), '{dates}');
  assert.equal(show('{date}', english, NaN), 'then');
});

test('a local date and time is an instant in its zone, summer and winter', () => {
  for (const [date, time, zone, wanted] of [
    ['2026-07-01', '18:30', 'Europe/Rome', '2026-07-01T16:30:00Z'],
    ['2026-12-01', '18:30', 'Europe/Rome', '2026-12-01T17:30:00Z'],
    ['2026-12-01', '09:00', 'America/New_York', '2026-12-01T14:00:00Z'],
    ['2026-12-01', '00:15', 'Asia/Kolkata', '2026-11-30T18:45:00Z'],
  ]) {
    const at = instant(date, time, zone);
    assert.equal(at, Date.parse(wanted) / 1000);
    assert.deepEqual([localDate(at, zone), localTime(at, zone)], [date, time]);
  }
});

test('a time that the zone skips moves forward', () => {
  assert.equal(localTime(instant('2026-03-29', '02:30', 'Europe/Rome'), 'Europe/Rome'), '03:30');
});
