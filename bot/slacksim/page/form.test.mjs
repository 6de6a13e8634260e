import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Form } from './form.js';

const input = (block_id, action_id, element) => ({
  type: 'input',
  block_id,
  element: { type: 'plain_text_input', action_id, ...element },
});

test('what was typed stays where block and action ids stay the same, an emptied field too', () => {
  const form = new Form();
  form.show([input('a', 'x', { initial_value: 'old' }), input('b', 'y')]);
  form.set('a', 'x', { type: 'plain_text_input', value: null });
  form.set('b', 'y', { type: 'plain_text_input', value: 'typed' });
  form.show([input('a', 'x', { initial_value: 'new' }), input('b', 'other', { initial_value: 'fresh' })]);
  assert.deepEqual(form.state(), {
    a: { x: { type: 'plain_text_input', value: null } },
    b: { other: { type: 'plain_text_input', value: 'fresh' } },
  });
});

test('a field that went away comes back empty', () => {
  const form = new Form();
  form.show([input('a', 'x')]);
  form.set('a', 'x', { type: 'plain_text_input', value: 'typed' });
  form.show([]);
  form.show([input('a', 'x')]);
  assert.equal(form.state().a.x.value, null);
});

test('elements that hold nothing are not in the state', () => {
  const form = new Form();
  form.show([
    {
      type: 'actions',
      block_id: 'a',
      elements: [
        { type: 'button', action_id: 'b' },
        { type: 'checkboxes', action_id: 'c' },
      ],
    },
    { type: 'section', block_id: 's', accessory: { type: 'overflow', action_id: 'o' } },
    { type: 'context', block_id: 'k', elements: [{ type: 'image' }] },
  ]);
  assert.deepEqual(form.state(), { a: { c: { type: 'checkboxes', selected_options: [] } } });
});
