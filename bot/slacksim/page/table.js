// The table block: its first row is the heading.
import { h } from './dom.js';
import { nodes } from './mrkdwn_dom.js';
import { richText } from './richtext.js';

export function table(block, env) {
  const [head = [], ...body] = block.rows;
  const cell = (tag) => (content, column) => {
    const { align = 'left', is_wrapped: wrapped } = block.column_settings?.[column] ?? {};
    const attrs = {
      class: `align-${align}${wrapped ? ' wrapped' : ''}`,
      scope: tag === 'th' ? 'col' : undefined,
      dir: 'auto',
    };
    return h(tag, attrs, cellContent(content, env));
  };
  return h(
    'div',
    { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, head.map(cell('th')))),
      h(
        'tbody',
        {},
        body.map((row) => h('tr', {}, row.map(cell('td')))),
      ),
    ),
  );
}

const cells = {
  raw_text: (cell) => cell.text,
  raw_number: (cell, env) => cell.text ?? new Intl.NumberFormat(env.locale).format(cell.value),
  rich_text: (cell, env) => nodes(richText(cell), env),
};

const cellContent = (cell, env) => (cell ? cells[cell.type]?.(cell, env) : null);
