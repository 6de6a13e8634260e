// Building elements. Data becomes text nodes and attributes, never markup.

export function h(tag, attrs = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) assign(el, name, value);
  el.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return el;
}

export function svg(tag, attrs = {}, ...children) {
  const el = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attrs)) assign(el, name, value);
  el.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return el;
}

function assign(el, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (typeof value === 'function') el.addEventListener(name.replace(/^on/, ''), value);
  else el.setAttribute(name, value === true ? '' : value);
}

let last = 0;
export const uid = (prefix = 'x') => `${prefix}-${++last}`;

const schemes = ['http:', 'https:', 'mailto:', 'tel:', 'slack:'];

// link opens elsewhere; an address whose scheme is not one of a handful becomes plain text.
export function link(url, attrs, ...children) {
  const href = safe(url);
  if (!href) return h('span', attrs, ...children);
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer', ...attrs }, ...children);
}

function safe(url) {
  try {
    const parsed = new URL(url, location.origin);
    return schemes.includes(parsed.protocol) ? parsed.href : '';
  } catch {
    return '';
  }
}

// icon draws one of the few shapes below, for decoration only.
export function icon(name) {
  return svg(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    svg('path', { d: icons[name] }),
  );
}

const icons = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12 4l-6 6 6 6',
  down: 'M5 8l5 5 5-5',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  hash: 'M8 3L6 17M14 3l-2 14M3 8h14M3 13h14',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  clock: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 5v5l3 2',
  send: 'M3 17L18 10 3 3v5l9 2-9 2z',
  thread: 'M4 4h12v9H9l-4 4v-4H4z',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4',
  download: 'M10 3v10M6 9l4 4 4-4M4 17h12',
  bolt: 'M11 2L4 12h5l-1 6 7-10h-5z',
  warning: 'M10 3L2 17h16zM10 8v4M10 14.5h.01',
  archive: 'M3 4h14v4H3zM5 8v9h10V8M8 11h4',
  check: 'M4 10l4 4 8-8',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  plus: 'M10 4v12M4 10h12',
};
