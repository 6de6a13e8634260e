// The tree of mrkdwn.js and richtext.js as elements. env knows people, channels, zone, locale and now.
import { h, link } from './dom.js';
import { parse, plain } from './mrkdwn.js';
import { emojiText } from './emoji.js';
import { dateText, fullText } from './dates.js';

export function nodes(tree, env) {
  return tree.map((node) => kinds[node.t](node, env));
}

const wrap = (tag) => (node, env) => h(tag, {}, nodes(node.c, env));

const kinds = {
  text: (node) => node.v,
  br: () => h('br'),
  bold: wrap('strong'),
  italic: wrap('em'),
  strike: wrap('s'),
  underline: wrap('u'),
  quote: wrap('blockquote'),
  para: (node, env) => h('p', { dir: 'auto' }, nodes(node.c, env)),
  code: (node) => h('code', {}, node.v),
  pre: (node) => h('pre', { tabindex: '0' }, node.v),
  rule: () => h('hr'),
  heading: (node, env) => h(`h${Math.min(node.level + 2, 6)}`, { dir: 'auto' }, nodes(node.c, env)),
  emoji: (node) =>
    h(
      'span',
      { class: 'emoji', role: 'img', 'aria-label': node.name.replaceAll('_', ' '), title: `:${node.name}:` },
      emojiText(node.name),
    ),
  link: (node, env) => link(node.url, {}, nodes(node.c, env)),
  user: (node, env) => mention('@' + (env.person(node.id)?.name ?? (node.label || node.id)), node.id === env.me.id),
  group: (node) => mention(node.label || '@group'),
  broadcast: (node) => mention('@' + node.name, true),
  channel: channelMention,
  date: dateNode,
  color: colour,
  list,
};

function mention(text, mine = false) {
  return h('span', { class: mine ? 'mention mine' : 'mention' }, text);
}

function channelMention(node, env) {
  const channel = env.channel(node.id);
  if (!channel) return mention(node.label ? '#' + node.label : 'private channel');
  return h('a', { class: 'mention', href: env.href({ c: channel.id }) }, '#' + channel.name);
}

function dateNode(node, env) {
  const text = dateText(node.ts, node.format, node.fallback, env);
  const time = Number.isFinite(node.ts)
    ? h('time', { datetime: new Date(node.ts * 1000).toISOString(), title: fullText(node.ts, env) }, text)
    : text;
  return node.url ? link(node.url, {}, time) : time;
}

function colour(node) {
  const swatch = h('span', { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.backgroundColor = node.v;
  return h('span', {}, swatch, node.v);
}

function list(node, env) {
  const attrs = { class: `indent-${Math.min(node.indent, 4)}`, ...(node.ordered && { start: node.offset + 1 }) };
  return h(
    node.ordered ? 'ol' : 'ul',
    attrs,
    node.items.map((item) => h('li', { dir: 'auto' }, nodes(item, env))),
  );
}

// text renders a text object of either type.
export function text(object, env) {
  if (!object) return [];
  if (object.type === 'mrkdwn') return mrkdwn(object.text, env, { verbatim: object.verbatim });
  return nodes(plain(object.text, object.emoji !== false), env);
}

export function mrkdwn(source, env, options) {
  return nodes(parse(source ?? '', options), env);
}
