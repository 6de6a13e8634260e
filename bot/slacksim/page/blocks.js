// The blocks of Block Kit, by type. Each gets (block, surface) and answers an element.
import { h, icon } from './dom.js';
import { mrkdwn, nodes, text } from './mrkdwn_dom.js';
import { richText } from './richtext.js';
import { markdown } from './markdown.js';
import { image, renderElement } from './elements.js';
import { inputBlock } from './field.js';
import { table } from './table.js';
import { chart } from './chart.js';

const kinds = {
  section,
  header: (block, { env }) =>
    h(
      'div',
      { class: 'header', role: 'heading', 'aria-level': 2 + (block.level ?? 1), dir: 'auto' },
      text(block.text, env),
    ),
  divider: () => h('hr'),
  context,
  actions: (block, surface) =>
    h(
      'div',
      { class: 'actions' },
      block.elements.map((element) => renderElement(element, block, surface)),
    ),
  input: inputBlock,
  image: picture,
  rich_text: (block, { env }) => h('div', { class: 'rich' }, nodes(richText(block), env)),
  markdown: (block, { env }) => h('div', { class: 'rich' }, nodes(markdown(block.text), env)),
  table: (block, { env }) => table(block, env),
  data_visualization: chart,
  alert,
};

export function renderBlock(block, surface) {
  const root = drawn(block, surface) ?? h('div', { class: 'unsupported' }, `Unsupported block: ${block.type}`);
  root.classList.add('block', `block-${block.type}`);
  if (block.block_id) root.dataset.block = block.block_id;
  return root;
}

// One block that cannot be drawn does not take the others with it.
function drawn(block, surface) {
  try {
    return kinds[block.type]?.(block, surface);
  } catch (error) {
    console.error(error);
    return null;
  }
}

export const renderBlocks = (blocks, surface) => blocks.map((block) => renderBlock(block, surface));

function section(block, surface) {
  const fields =
    block.fields &&
    h(
      'div',
      { class: 'fields' },
      block.fields.map((field) => h('div', { dir: 'auto' }, text(field, surface.env))),
    );
  const body = h(
    'div',
    { class: 'section-text' },
    block.text && h('div', { dir: 'auto' }, text(block.text, surface.env)),
    fields,
  );
  const accessory = block.accessory && h('div', { class: 'accessory' }, renderElement(block.accessory, block, surface));
  return h('div', {}, body, accessory);
}

function context(block, { env }) {
  return h(
    'div',
    { class: 'context' },
    block.elements.map((element) =>
      element.type === 'image' ? image(element) : h('span', { dir: 'auto' }, text(element, env)),
    ),
  );
}

function picture(block, { env }) {
  return h(
    'figure',
    {},
    block.title && h('figcaption', { dir: 'auto' }, text(block.title, env)),
    image(block, { small: false }),
  );
}

function alert(block, { env }) {
  const level = ['info', 'warning', 'error', 'success'].includes(block.level) ? block.level : 'default';
  const body = typeof block.text === 'string' ? mrkdwn(block.text, env) : text(block.text, env);
  return h(
    'div',
    { class: `alert alert-${level}`, role: 'note' },
    icon(level === 'success' ? 'check' : 'warning'),
    h('div', { dir: 'auto' }, body),
  );
}
