import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parse, plain } from './mrkdwn.js';

const text = (v) => ({ t: 'text', v });

test('marks format what they hug', () => {
  assert.deepEqual(parse('a *b* _c_ ~d~ `e`'), [
    text('a '),
    { t: 'bold', c: [text('b')] },
    text(' '),
    { t: 'italic', c: [text('c')] },
    text(' '),
    { t: 'strike', c: [text('d')] },
    text(' '),
    { t: 'code', v: 'e' },
  ]);
  assert.deepEqual(parse('*_both_*'), [{ t: 'bold', c: [{ t: 'italic', c: [text('both')] }] }]);
});

test('marks inside words, around spaces or over lines are text', () => {
  for (const source of ['2*3*4', 'snake_case_name', '* no *', '*no', '3 * 4 * 5'])
    assert.deepEqual(parse(source), [text(source)]);
  assert.deepEqual(parse('*a\nb*'), [text('*a'), { t: 'br' }, text('b*')]);
});

test('marks after a word joiner are text, also within other marks', () => {
  for (const source of ['\u2060*no\u2060*', '\u2060_no\u2060_', '\u2060`no\u2060`'])
    assert.deepEqual(parse(source), [text(source)]);
  assert.deepEqual(parse('*a \u2060*b\u2060* c*'), [{ t: 'bold', c: [text('a \u2060*b\u2060* c')] }]);
});

test('an underscore in a link does not end the italics around it', () => {
  assert.deepEqual(parse('_see <https://x.org/a_b|here>_'), [
    { t: 'italic', c: [text('see '), { t: 'link', url: 'https://x.org/a_b', c: [text('here')] }] },
  ]);
});

test('escaped text pings nobody', () => {
  assert.deepEqual(parse('&lt;!channel&gt; R&amp;D &amp;lt;'), [text('<!channel> R&D &lt;')]);
});

test('links, mentions and broadcasts', () => {
  assert.deepEqual(parse('<https://x.org?a=1&amp;b=2>'), [
    { t: 'link', url: 'https://x.org?a=1&b=2', c: [text('https://x.org?a=1&b=2')] },
  ]);
  assert.deepEqual(parse('<mailto:a@b.it>'), [{ t: 'link', url: 'mailto:a@b.it', c: [text('a@b.it')] }]);
  assert.deepEqual(parse('<@U12|ana> <#C9> <!here> <!subteam^S1|@hr>'), [
    { t: 'user', id: 'U12', label: 'ana' },
    text(' '),
    { t: 'channel', id: 'C9', label: '' },
    text(' '),
    { t: 'broadcast', name: 'here' },
    text(' '),
    { t: 'group', id: 'S1', label: '@hr' },
  ]);
});

test('bare addresses become links without the punctuation after them, unless verbatim', () => {
  assert.deepEqual(parse('see https://x.org/a.'), [
    text('see '),
    { t: 'link', url: 'https://x.org/a', c: [text('https://x.org/a')] },
    text('.'),
  ]);
  assert.deepEqual(parse('https://x.org', { verbatim: true }), [text('https://x.org')]);
});

test('an address with a script in it is no address', () => {
  assert.deepEqual(parse('<no scheme>'), [text('<no scheme>')]);
  assert.equal(parse('<javascript:alert(1)|x>')[0].url, 'javascript:alert(1)', 'left for the page to refuse');
});

test('dates carry their format, link and fallback', () => {
  assert.deepEqual(parse('<!date^1392734382^{date} at {time}^https://x.org|Feb 18>'), [
    { t: 'date', ts: 1392734382, format: '{date} at {time}', url: 'https://x.org', fallback: 'Feb 18' },
  ]);
});

test('quotes gather their lines, >>> takes the rest', () => {
  assert.deepEqual(parse('a\n> b\n&gt; c\nd'), [
    text('a'),
    { t: 'quote', c: [text('b'), { t: 'br' }, text('c')] },
    text('d'),
  ]);
  assert.deepEqual(parse('>>>a\nb'), [{ t: 'quote', c: [text('a'), { t: 'br' }, text('b')] }]);
});

test('preformatted text is left as it is, an open fence too', () => {
  assert.deepEqual(parse('x\n```\n*a* &lt;b&gt;\n```\ny'), [text('x'), { t: 'pre', v: '*a* <b>' }, text('y')]);
  assert.deepEqual(parse('```open'), [text('```open')]);
});

test('emoji that we know are drawn, others stay; plain text has nothing else', () => {
  assert.deepEqual(parse(':tada: :no_such_thing: 10:30:00'), [
    { t: 'emoji', name: 'tada' },
    text(' :no_such_thing: 10:30:00'),
  ]);
  assert.deepEqual(plain('*a* :tada:\n&amp;'), [text('*a* '), { t: 'emoji', name: 'tada' }, { t: 'br' }, text('&')]);
  assert.deepEqual(plain(':tada:', false), [text(':tada:')]);
});

test('three thousand marks are read without delay', () => {
  const started = performance.now();
  parse('*a '.repeat(1000) + '_<'.repeat(1000) + '`'.repeat(1000));
  parse('*' + '<@U1> `a` '.repeat(300));
  assert.ok(performance.now() - started < 500);
});
