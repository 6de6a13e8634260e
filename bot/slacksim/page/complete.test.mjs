import { test } from 'node:test';
import assert from 'node:assert/strict';
import { suggestions } from './complete.js';

const workspace = {
  commands: [
    { command: '/event', usage_hint: '[share|list]', description: 'Events' },
    { command: '/lessons', usage_hint: '[submit|search]', description: 'Lessons' },
  ],
  people: [
    { name: 'ana', real_name: 'Ana Ruiz' },
    { name: 'ben', real_name: 'Ben Okafor' },
    { name: 'rut', real_name: 'Rut Old', deleted: true },
  ],
};
const labels = (text) => suggestions(text, workspace).items.map((item) => item.label);

test('a slash offers the commands that begin so', () => {
  assert.deepEqual(labels('/'), ['/event', '/lessons']);
  assert.deepEqual(labels('/LE'), ['/lessons']);
  assert.deepEqual(labels('see /le'), []);
});

test('after a command its usage is shown', () => {
  assert.deepEqual(suggestions('/event sh', workspace).hint, { command: '/event', usage: '[share|list]' });
});

test('an @ offers people by either name, not those who left', () => {
  assert.deepEqual(labels('hello @oka'), ['Ben Okafor']);
  assert.deepEqual(labels('@r'), ['Ana Ruiz']);
  assert.equal(suggestions('hello @oka', workspace).from, 6);
  assert.deepEqual(labels('ana@b'), []);
});
