import { test } from 'node:test';
import assert from 'node:assert/strict';
import { markdown } from './markdown.js';
import { richText } from './richtext.js';

const text = (v) => ({ t: 'text', v });

test('headings, lists, rules and code', () => {
  assert.deepEqual(markdown('# Title\n\n- a\n- **b**\n  - c\n\n3. d\n---\n```go\nx := 1\n```'), [
    { t: 'heading', level: 1, c: [text('Title')] },
    { t: 'list', ordered: false, indent: 0, offset: 0, items: [[text('a')], [{ t: 'bold', c: [text('b')] }]] },
    { t: 'list', ordered: false, indent: 1, offset: 0, items: [[text('c')]] },
    { t: 'list', ordered: true, indent: 0, offset: 2, items: [[text('d')]] },
    { t: 'rule' },
    { t: 'pre', v: 'x := 1' },
  ]);
});

test("links are Markdown's, not mrkdwn's", () => {
  assert.deepEqual(markdown('[a](https://x.org) <!channel>'), [
    { t: 'para', c: [{ t: 'link', url: 'https://x.org', c: [text('a')] }, text(' <!channel>')] },
  ]);
});

test('rich text keeps styles, lists and breaks', () => {
  const block = {
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'a\nb', style: { bold: true } },
          { type: 'user', user_id: 'U1' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        offset: 1,
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { code: true } }] }],
      },
    ],
  };
  assert.deepEqual(richText(block), [
    {
      t: 'para',
      c: [
        { t: 'bold', c: [text('a'), { t: 'br' }, text('b')] },
        { t: 'user', id: 'U1', label: '' },
      ],
    },
    { t: 'list', ordered: true, indent: 0, offset: 1, items: [[{ t: 'code', v: 'x' }]] },
  ]);
});
