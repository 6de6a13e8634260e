// Slack's mrkdwn as a tree. Pure: mrkdwn_dom.js turns the tree into elements.
//
// Nodes: {t: "text"|"code"|"pre", v}, {t: "bold"|"italic"|"strike"|"quote", c: [nodes]}, {t: "br"},
// {t: "link", url, c}, {t: "user"|"channel"|"group", id, label}, {t: "broadcast", name},
// {t: "date", ts, format, url, fallback}, {t: "emoji", name}.
import { knownEmoji } from './emoji.js';

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

export function decode(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity]);
}

// parse reads a mrkdwn text. verbatim leaves bare web addresses as text.
export function parse(text, { verbatim = false } = {}) {
  const nodes = [];
  String(text)
    .split(/```/)
    .forEach((part, i, parts) => {
      const closed = i < parts.length - 1;
      if (i % 2 === 1 && closed) nodes.push({ t: 'pre', v: decode(part.replace(/^\n|\n$/g, '')) });
      else nodes.push(...lines(i % 2 === 1 ? '```' + part : trimFence(part, i, closed), verbatim));
    });
  return nodes;
}

// plain reads a plain_text object: emoji and entities, nothing else.
export function plain(text, emoji = true) {
  return String(text)
    .split('\n')
    .flatMap((line, i) => [...(i ? [{ t: 'br' }] : []), ...inline(line, emoji ? [emojiRule] : [])]);
}

// A fence brings its own line break: the newline beside it is not a second one.
function trimFence(part, i, before) {
  if (i > 0) part = part.replace(/^\n/, '');
  return before ? part.replace(/\n$/, '') : part;
}

const quoteMark = /^(?:>|&gt;) ?/;
const longQuoteMark = /^(?:>>>|&gt;&gt;&gt;) ?/;

function lines(text, verbatim) {
  if (text === '') return [];
  const rules = verbatim ? inlineRules : [...inlineRules, addressRule];
  const out = [];
  const all = text.split('\n');
  for (let i = 0; i < all.length; i++) {
    if (longQuoteMark.test(all[i])) {
      const rest = all.slice(i).join('\n').replace(longQuoteMark, '');
      out.push({ t: 'quote', c: joinLines(rest.split('\n'), rules) });
      break;
    }
    if (!quoteMark.test(all[i])) {
      if (i > 0 && out.at(-1)?.t !== 'quote') out.push({ t: 'br' });
      out.push(...inline(all[i], rules));
      continue;
    }
    const quoted = [];
    while (i < all.length && quoteMark.test(all[i])) quoted.push(all[i++].replace(quoteMark, ''));
    i--;
    out.push({ t: 'quote', c: joinLines(quoted, rules) });
  }
  return out;
}

function joinLines(all, rules) {
  return all.flatMap((line, i) => [...(i ? [{ t: 'br' }] : []), ...inline(line, rules)]);
}

// inline tries each rule at each position; what no rule takes is text.
function inline(line, rules) {
  const out = [];
  let text = '';
  const flush = () => {
    if (text) out.push({ t: 'text', v: decode(text) });
    text = '';
  };
  for (let i = 0; i < line.length;) {
    const taken = firstRule(line, i, rules);
    if (taken) {
      flush();
      out.push(taken.node);
      i += taken.length;
    } else {
      text += line[i++];
    }
  }
  flush();
  return out;
}

function firstRule(line, at, rules) {
  for (const rule of rules) {
    if (rule.first && line[at] !== rule.first) continue;
    if (rule.alone && letterBefore(line, at)) continue;
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(line);
    const node = match && rule.node(match, rules);
    if (node) return { node, length: match[0].length };
  }
  return null;
}

// A mark after a word joiner is a character like any other.
const letterBefore = (line, at) => /[\p{L}\p{N}\u2060]$/u.test(line.slice(Math.max(0, at - 2), at));

const atom = '(?:<[^<>\\n]*>|\\u2060[*_~`]|`[^`\\n]+`)';

// A mark formats what it hugs: no space inside it, no letter outside it.
function span(mark, t) {
  const m = `[${mark}]`;
  return {
    first: mark,
    alone: true,
    pattern: new RegExp(`${m}(?!\\s)((?:${atom}|(?!${atom})[^${mark}\\n])+?)(?<!\\s)${m}(?![\\p{L}\\p{N}])`, 'yu'),
    node: (match, rules) => ({ t, c: inline(match[1], rules) }),
  };
}

const emojiRule = {
  first: ':',
  pattern: /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/y,
  node: ([, name]) => knownEmoji(name) && { t: 'emoji', name },
};

const addressRule = {
  first: 'h',
  alone: true,
  pattern: /https?:\/\/(?:(?!&[gl]t;)[^\s<>|])+(?<![.,;:!?'")\]*_~])/y,
  node: ([address]) => {
    const url = decode(address);
    return { t: 'link', url, c: [{ t: 'text', v: url }] };
  },
};

const inlineRules = [
  { first: '`', pattern: /(?<!\u2060)`([^`\n]+)`/y, node: ([, v]) => ({ t: 'code', v: decode(v) }) },
  { first: '<', pattern: /<([^<>\n]+)>/y, node: ([, inside]) => angle(inside) },
  span('*', 'bold'),
  span('_', 'italic'),
  span('~', 'strike'),
  emojiRule,
];

// angle reads what stands between < and >.
function angle(inside) {
  const bar = inside.indexOf('|');
  const head = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : decode(inside.slice(bar + 1));
  if (/^@[UW]/.test(head)) return { t: 'user', id: head.slice(1), label };
  if (/^#[CG]/.test(head)) return { t: 'channel', id: head.slice(1), label };
  if (head.startsWith('!')) return special(head.slice(1), label);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(head)) return null;
  const url = decode(head);
  const name = label || url.replace(/^mailto:/, '');
  return { t: 'link', url, c: plain(name) };
}

function special(head, label) {
  const [kind, ...rest] = head.split('^');
  if (kind === 'date' && rest.length >= 2) {
    return { t: 'date', ts: Number(rest[0]), format: decode(rest[1]), url: decode(rest[2] ?? ''), fallback: label };
  }
  if (kind === 'subteam') return { t: 'group', id: rest[0] ?? '', label };
  if (['here', 'channel', 'everyone'].includes(kind)) return { t: 'broadcast', name: kind };
  return { t: 'text', v: label || `<!${head}>` };
}
