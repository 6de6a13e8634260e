import assert from 'node:assert/strict';
import test from 'node:test';
import { pause, teller } from './teller.js';

const dispatching = { type: 'input', dispatch_action: true };
const on = (...events) => ({ dispatch_action_config: { trigger_actions_on: events } });

// told counts what the bot hears of while a person types and presses Enter.
function told(t, block, element, gestures) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let times = 0;
  gestures(
    teller(block, element, () => times++),
    (ms) => t.mock.timers.tick(ms),
  );
  t.mock.timers.reset();
  return times;
}

const typeAndEnter = ({ typed, entered }, wait) => {
  typed();
  wait(pause);
  entered();
  wait(pause);
};

test('a field that tells nothing keeps Enter its usual meaning', (t) => {
  assert.equal(told(t, { type: 'input' }, on('on_character_entered'), typeAndEnter), 0);
  assert.equal(teller({ type: 'input' }, {}, assert.fail).entered(), false);
});

test('a text is told at Enter, unless the bot asks for more', (t) => {
  assert.equal(told(t, dispatching, {}, typeAndEnter), 1);
  assert.equal(told(t, dispatching, {}, ({ typed }, wait) => (typed(), wait(pause))), 0);
});

test('characters are told once the typing pauses', (t) => {
  const quickly = ({ typed }, wait) => [1, 2, 3].forEach(() => (typed(), wait(pause - 1)));
  assert.equal(told(t, dispatching, on('on_character_entered'), quickly), 0);
  const thenRest = (it, wait) => (quickly(it, wait), wait(1));
  assert.equal(told(t, dispatching, on('on_character_entered'), thenRest), 1);
});

test('Enter tells at once what was just typed, and once', (t) => {
  const both = on('on_character_entered', 'on_enter_pressed');
  assert.equal(
    told(t, dispatching, both, ({ typed, entered }, wait) => (typed(), entered(), wait(pause))),
    1,
  );
});
