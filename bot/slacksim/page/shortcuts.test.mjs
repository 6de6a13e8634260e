import assert from 'node:assert/strict';
import test from 'node:test';
import { anywhere, onMessage } from './shortcuts.js';

const app = {
  name: 'Fieldnotes',
  shortcuts: [
    { name: 'Save as a lesson', type: 'message', callback_id: 'lesson.save', description: 'Makes a lesson of it' },
    { name: 'Write a lesson', type: 'global', callback_id: 'lesson.write', description: 'In sixty seconds' },
  ],
};
const labels = (items) => items.map((item) => item.label);

test('the menu beside the message field has the global shortcuts and what they do', () => {
  assert.deepEqual(anywhere(app), [
    { label: 'Write a lesson', note: 'In sixty seconds', callback_id: 'lesson.write' },
  ]);
});

test("a message's menu has the message shortcuts and whose they are", () => {
  assert.deepEqual(onMessage(app, { ephemeral: false, deleted: false }), [
    { label: 'Save as a lesson', note: 'Fieldnotes', callback_id: 'lesson.save' },
  ]);
});

test('every message has the menu, also an app’s and a file, but not what only I see or what was deleted', () => {
  assert.deepEqual(labels(onMessage(app, { is_bot: true, files: [{}], text: '' })), ['Save as a lesson']);
  assert.deepEqual(onMessage(app, { ephemeral: true }), []);
  assert.deepEqual(onMessage(app, { deleted: true }), []);
});
