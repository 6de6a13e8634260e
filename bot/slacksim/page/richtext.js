// rich_text blocks and standard Markdown as the same tree that mrkdwn.js makes, with a few nodes more:
// {t: "para", c}, {t: "list", ordered, indent, offset, items: [[nodes]]}, {t: "heading", level, c}, {t: "rule"},
// {t: "underline", c}, {t: "color", v}. Pure.

export function richText(block) {
  return (block.elements ?? []).map((element) => containers[element.type]?.(element) ?? unknown(element));
}

const containers = {
  rich_text_section: (e) => ({ t: 'para', c: leaves(e) }),
  rich_text_quote: (e) => ({ t: 'quote', c: leaves(e) }),
  rich_text_preformatted: (e) => ({
    t: 'pre',
    v: (e.elements ?? []).map((leaf) => leaf.text ?? leaf.url ?? '').join(''),
  }),
  rich_text_list: (e) => ({
    t: 'list',
    ordered: e.style === 'ordered',
    indent: e.indent ?? 0,
    offset: e.offset ?? 0,
    items: (e.elements ?? []).map((item) => leaves(item)),
  }),
};

const unknown = (element) => ({ t: 'text', v: `[${element.type}]` });

const leaves = (element) => (element.elements ?? []).flatMap((leaf) => styled(leaf.style, leafNodes(leaf)));

function leafNodes(leaf) {
  return leafKinds[leaf.type]?.(leaf) ?? [unknown(leaf)];
}

const leafKinds = {
  text: (e) => splitLines(e.text ?? ''),
  link: (e) => [{ t: 'link', url: e.url ?? '', c: [{ t: 'text', v: e.text || e.url || '' }] }],
  emoji: (e) => [{ t: 'emoji', name: e.name }],
  user: (e) => [{ t: 'user', id: e.user_id, label: '' }],
  channel: (e) => [{ t: 'channel', id: e.channel_id, label: '' }],
  usergroup: (e) => [{ t: 'group', id: e.usergroup_id, label: '' }],
  broadcast: (e) => [{ t: 'broadcast', name: e.range }],
  date: (e) => [{ t: 'date', ts: e.timestamp, format: e.format ?? '', url: e.url ?? '', fallback: e.fallback ?? '' }],
  color: (e) => [{ t: 'color', v: e.value ?? '' }],
};

export function splitLines(text) {
  return text
    .split('\n')
    .flatMap((line, i) => [...(i ? [{ t: 'br' }] : []), ...(line ? [{ t: 'text', v: line }] : [])]);
}

const wrappers = [
  ['underline', 'underline'],
  ['strike', 'strike'],
  ['italic', 'italic'],
  ['bold', 'bold'],
];

function styled(style, nodes) {
  if (!style) return nodes;
  const inner = style.code ? nodes.map((node) => (node.t === 'text' ? { t: 'code', v: node.v } : node)) : nodes;
  return wrappers.reduce((c, [key, t]) => (style[key] ? [{ t, c }] : c), inner);
}
