// Standard Markdown, as far as Slack's markdown block needs it, into the tree of richtext.js. Pure.
import { splitLines } from './richtext.js';

export function markdown(text) {
  const lines = String(text).replace(/\r\n?/g, '\n').split('\n');
  const out = [];
  for (let i = 0; i < lines.length;) {
    const rule = blockRules.find(({ starts }) => starts.test(lines[i])) ?? paragraph;
    const taken = rule.take(lines, i);
    if (taken.node) out.push(taken.node);
    i = taken.next;
  }
  return out;
}

const upTo = (lines, from, keep) => {
  let to = from;
  while (to < lines.length && keep(lines[to], to)) to++;
  return to;
};

const blockRules = [
  { starts: /^\s*$/, take: (lines, i) => ({ next: i + 1 }) },
  { starts: /^```/, take: fence },
  { starts: /^#{1,6}\s/, take: heading },
  { starts: /^(?:-{3,}|\*{3,}|_{3,})\s*$/, take: (lines, i) => ({ node: { t: 'rule' }, next: i + 1 }) },
  { starts: /^>/, take: quote },
  { starts: /^\s*[-*+]\s/, take: (lines, i) => list(lines, i, /^\s*[-*+]\s+/, false) },
  { starts: /^\s*\d+[.)]\s/, take: (lines, i) => list(lines, i, /^\s*\d+[.)]\s+/, true) },
];

const paragraph = {
  take(lines, i) {
    const next = upTo(lines, i + 1, (line) => !blockRules.some(({ starts }) => starts.test(line)));
    return { node: { t: 'para', c: spans(lines.slice(i, next).join('\n')) }, next };
  },
};

function fence(lines, i) {
  const end = upTo(lines, i + 1, (line) => !line.startsWith('```'));
  return { node: { t: 'pre', v: lines.slice(i + 1, end).join('\n') }, next: end + 1 };
}

function heading(lines, i) {
  const [, marks, text] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(lines[i]) ?? [null, '#', lines[i]];
  return { node: { t: 'heading', level: marks.length, c: spans(text) }, next: i + 1 };
}

function quote(lines, i) {
  const next = upTo(lines, i, (line) => line.startsWith('>'));
  return {
    node: {
      t: 'quote',
      c: spans(
        lines
          .slice(i, next)
          .map((line) => line.replace(/^> ?/, ''))
          .join('\n'),
      ),
    },
    next,
  };
}

function list(lines, i, mark, ordered) {
  const depth = (line) => Math.floor(/^\s*/.exec(line)[0].length / 2);
  const indent = depth(lines[i]);
  const next = upTo(lines, i, (line) => mark.test(line) && depth(line) === indent);
  const items = lines.slice(i, next).map((line) => spans(line.replace(mark, '')));
  const offset = ordered ? parseInt(lines[i], 10) - 1 || 0 : 0;
  return { node: { t: 'list', ordered, indent, offset, items }, next };
}

const spanRules = [
  { pattern: /`([^`]+)`/, node: (m) => ({ t: 'code', v: m[1] }) },
  { pattern: /\[([^\]]+)\]\(([^\s)]+)\)/, node: (m) => ({ t: 'link', url: m[2], c: spans(m[1]) }) },
  { pattern: /\*\*(\S(?:.*?\S)?)\*\*/, node: (m) => ({ t: 'bold', c: spans(m[1]) }) },
  { pattern: /__(\S(?:.*?\S)?)__/, node: (m) => ({ t: 'bold', c: spans(m[1]) }) },
  { pattern: /~~(\S(?:.*?\S)?)~~/, node: (m) => ({ t: 'strike', c: spans(m[1]) }) },
  { pattern: /\*(\S(?:.*?\S)?)\*/, node: (m) => ({ t: 'italic', c: spans(m[1]) }) },
  { pattern: /(?<![\p{L}\p{N}])_(\S(?:.*?\S)?)_(?![\p{L}\p{N}])/u, node: (m) => ({ t: 'italic', c: spans(m[1]) }) },
  { pattern: /https?:\/\/[^\s<>)]+/, node: (m) => ({ t: 'link', url: m[0], c: [{ t: 'text', v: m[0] }] }) },
];

// spans takes the mark that begins first; at the same place the earlier rule wins.
function spans(text) {
  let best = null;
  for (const rule of spanRules) {
    const match = rule.pattern.exec(text);
    if (match && (!best || match.index < best.match.index)) best = { rule, match };
  }
  if (!best) return splitLines(text);
  const { match, rule } = best;
  return [
    ...splitLines(text.slice(0, match.index)),
    rule.node(match),
    ...spans(text.slice(match.index + match[0].length)),
  ];
}
