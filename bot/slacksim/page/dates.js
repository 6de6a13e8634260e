// Dates as Slack shows them, in a person's zone and language. Pure: now is an argument.

const day = 86400;

function format(ts, env, options) {
  return new Intl.DateTimeFormat(env.locale, { timeZone: env.zone, ...options }).format(ts * 1000);
}

// parts gives the calendar fields of an instant in a zone, as numbers.
function parts(ts, zone) {
  const all = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ts * 1000);
  return Object.fromEntries(all.map((part) => [part.type, Number(part.value)]));
}

const two = (n) => String(n).padStart(2, '0');

// localDate is YYYY-MM-DD and localTime HH:MM in the zone.
export function localDate(ts, zone) {
  const p = parts(ts, zone);
  return `${String(p.year).padStart(4, '0')}-${two(p.month)}-${two(p.day)}`;
}

export function localTime(ts, zone) {
  const p = parts(ts, zone);
  return `${two(p.hour)}:${two(p.minute)}`;
}

// instant is the reverse: Unix seconds of a local date and time. A time that a zone skips moves forward.
export function instant(date, time, zone) {
  const [y, m, d] = date.split('-').map(Number);
  const [hh, mm] = time.split(':').map(Number);
  const wanted = Date.UTC(y, m - 1, d, hh, mm) / 1000;
  const guess = wanted - offset(wanted, zone);
  const second = wanted - offset(guess, zone);
  return offset(second, zone) === offset(guess, zone) ? second : Math.max(guess, second);
}

function offset(ts, zone) {
  const p = parts(ts, zone);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) / 1000 - ts;
}

function daysFromToday(ts, env) {
  const at = (moment) => Date.parse(localDate(moment, env.zone)) / 1000 / day;
  return at(ts) - at(env.now);
}

function ordinal(n) {
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  return n + suffix[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)];
}

// American English has ordinals here ("February 18th, 2014"), which Intl does not write.
function longDate(ts, env, weekday) {
  const options = { year: 'numeric', month: 'long', day: 'numeric', ...(weekday && { weekday: 'long' }) };
  if (env.locale !== 'en-US') return format(ts, env, options);
  return new Intl.DateTimeFormat('en-US', { timeZone: env.zone, ...options })
    .formatToParts(ts * 1000)
    .map((part) => (part.type === 'day' ? ordinal(Number(part.value)) : part.value))
    .join('');
}

function pretty(ts, env, otherwise) {
  const days = daysFromToday(ts, env);
  if (Math.abs(days) > 1) return otherwise(ts, env);
  return new Intl.RelativeTimeFormat(env.locale, { numeric: 'auto' }).format(days, 'day');
}

const steps = [
  [60, 'second', 1],
  [3600, 'minute', 60],
  [day, 'hour', 3600],
  [30 * day, 'day', day],
  [365 * day, 'month', 30 * day],
  [Infinity, 'year', 365 * day],
];

function ago(ts, env) {
  const seconds = ts - env.now;
  const [, unit, size] = steps.find(([below]) => Math.abs(seconds) < below);
  return new Intl.RelativeTimeFormat(env.locale, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

const numeric = (ts, env) => localDate(ts, env.zone);
const short = (ts, env) => format(ts, env, { year: 'numeric', month: 'short', day: 'numeric' });
const date = (ts, env) => longDate(ts, env, false);
const long = (ts, env) => longDate(ts, env, true);

// hours: "6:39 AM", but "06:39".
export const hours = ({ locale }) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hourCycle === 'h12' ? 'numeric' : '2-digit';

const tokens = {
  date_num: numeric,
  date,
  date_short: short,
  date_long: long,
  date_long_full: long,
  date_pretty: (ts, env) => pretty(ts, env, date),
  date_short_pretty: (ts, env) => pretty(ts, env, short),
  date_long_pretty: (ts, env) => pretty(ts, env, long),
  day_divider_pretty: (ts, env) =>
    pretty(ts, env, (t) => format(t, env, { weekday: 'long', month: 'long', day: 'numeric' })),
  date_slash: (ts, env) => format(ts, env, { year: 'numeric', month: 'numeric', day: 'numeric' }),
  time: (ts, env) => format(ts, env, { hour: hours(env), minute: '2-digit' }),
  time_secs: (ts, env) => format(ts, env, { hour: hours(env), minute: '2-digit', second: '2-digit' }),
  ago,
};

// dateText fills a <!date^…> format. env is {zone, locale, now (Unix seconds)}; what it cannot fill gives the fallback.
export function dateText(ts, pattern, fallback, env) {
  if (!Number.isFinite(ts)) return fallback;
  const filled = pattern.replace(/\{(\w+)\}/g, (whole, name) => tokens[name]?.(ts, env) ?? whole);
  return capital(filled, pattern);
}

// "today" that opens a sentence is written "Today".
function capital(filled, pattern) {
  return /^\{\w*pretty\}/.test(pattern) ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}

export const timeText = (ts, env) => tokens.time(ts, env);
export const dayText = (ts, env) => dateText(ts, '{day_divider_pretty}', '', env);
export const fullText = (ts, env) => format(ts, env, { dateStyle: 'full', timeStyle: 'short' });
