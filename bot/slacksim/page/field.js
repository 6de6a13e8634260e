// The input block: label, element, hint and what is wrong with it.
import { h, icon, uid } from './dom.js';
import { text } from './mrkdwn_dom.js';
import { renderElement } from './elements.js';

const groups = ['checkboxes', 'radio_buttons'];

export function inputBlock(block, surface) {
  const { element } = block;
  const id = uid('field');
  const error = surface.errors?.[block.block_id];
  const grouped = groups.includes(element.type);
  const label = h(
    grouped ? 'div' : 'label',
    { class: 'label', for: grouped ? undefined : id, id: `${id}-label`, dir: 'auto' },
    text(block.label, surface.env),
    block.optional && h('span', { class: 'optional' }, ' (optional)'),
  );
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  const attrs = {
    id,
    'aria-labelledby': `${id}-label`,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? 'true' : undefined,
    'aria-required': block.optional ? undefined : 'true',
    autofocus: element.focus_on_load,
  };
  return h(
    'div',
    { class: error ? 'field wrong' : 'field' },
    label,
    renderElement(element, block, surface, attrs),
    error && h('p', { class: 'error', id: `${id}-error`, dir: 'auto' }, icon('warning'), h('span', {}, error)),
    block.hint && h('p', { class: 'hint', id: `${id}-hint`, dir: 'auto' }, text(block.hint, surface.env)),
  );
}
