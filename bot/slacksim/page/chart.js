// The data_visualization block as plain SVG: pie, bar, line and area.
import { h, svg } from './dom.js';

const width = 480;
const height = 240;
const box = { left: 44, right: 12, top: 12, bottom: 40 };

export function chart(block, { env }) {
  const { title, chart: data } = block;
  const number = new Intl.NumberFormat(env.locale);
  const picture = svg('svg', {
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': `${title}: ${spoken(data, number)}`,
  });
  picture.append(...(data.type === 'pie' ? pie(data, number) : axes(data, number)));
  const names =
    data.type === 'pie'
      ? data.segments.map((s) => `${s.label} (${number.format(s.value)})`)
      : data.series.map((s) => s.name);
  const legend = h(
    'ul',
    { class: 'legend' },
    names.map((name, i) => h('li', {}, h('span', { class: `key tint-${i}` }), name)),
  );
  return h('figure', { class: 'chart' }, h('figcaption', { dir: 'auto' }, title), picture, legend);
}

// spoken tells the numbers to whoever cannot see the picture.
function spoken(data, number) {
  const list = (points) => points.map((p) => `${p.label} ${number.format(p.value)}`).join(', ');
  return data.type === 'pie' ? list(data.segments) : data.series.map((s) => `${s.name}: ${list(s.data)}`).join('; ');
}

function pie({ segments }, number) {
  const total = segments.reduce((sum, s) => sum + s.value, 0);
  const [cx, cy, r] = [width / 2, height / 2, height / 2 - 12];
  let turn = 0;
  return segments.map((segment, i) => {
    const from = turn;
    turn += segment.value / total;
    const tip = svg('title', {}, `${segment.label}: ${number.format(segment.value)}`);
    if (segments.length === 1) return svg('circle', { cx, cy, r, class: 'tint-0' }, tip);
    const at = (t) => `${cx + r * Math.sin(2 * Math.PI * t)} ${cy - r * Math.cos(2 * Math.PI * t)}`;
    const large = turn - from > 0.5 ? 1 : 0;
    return svg(
      'path',
      { d: `M${cx} ${cy}L${at(from)}A${r} ${r} 0 ${large} 1 ${at(turn)}Z`, class: `slice tint-${i}` },
      tip,
    );
  });
}

// scale rounds the span of the values to steps of 1, 2 or 5.
export function scale(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values) || (low === 0 ? 1 : 0);
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((s) => s >= rough);
  const from = Math.floor(low / step) * step;
  const count = Math.ceil((high - from) / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(12)));
}

function axes(data, number) {
  const { series, axis_config: axis } = data;
  const ticks = scale(series.flatMap((s) => s.data.map((p) => p.value)));
  const [low, high] = [ticks[0], ticks.at(-1)];
  const slot = (width - box.left - box.right) / axis.categories.length;
  const place = {
    slot,
    x: (i) => box.left + slot * (i + 0.5),
    y: (v) => height - box.bottom - ((v - low) / (high - low)) * (height - box.top - box.bottom),
  };
  return [
    ...ticks.map((t) =>
      svg('line', {
        x1: box.left,
        x2: width - box.right,
        y1: place.y(t),
        y2: place.y(t),
        class: t === 0 ? 'axis' : 'grid',
      }),
    ),
    ...ticks.map((t) => label(box.left - 6, place.y(t) + 4, number.format(t), 'end')),
    ...categories(axis.categories, place),
    axis.x_label && label(width / 2, height - 4, axis.x_label, 'middle'),
    axis.y_label &&
      svg(
        'text',
        { x: -(height - box.bottom) / 2, y: 10, transform: 'rotate(-90)', 'text-anchor': 'middle' },
        axis.y_label,
      ),
    ...series.flatMap((s, i) => plots[data.type](ordered(s, axis.categories), i, series.length, place, number)),
  ].filter(Boolean);
}

const label = (x, y, words, anchor) => svg('text', { x, y, 'text-anchor': anchor }, words);

// categories skips labels that would run into each other.
function categories(names, { x, slot }) {
  const longest = Math.max(...names.map((name) => name.length)) * 6.5 + 6;
  const every = Math.ceil(longest / slot);
  return names.map((name, i) => i % every === 0 && label(x(i), height - box.bottom + 16, name, 'middle'));
}

const ordered = (series, names) => ({
  ...series,
  data: names.map((name) => series.data.find((p) => p.label === name)),
});

const tip = (series, point, number) =>
  svg('title', {}, `${series.name}, ${point.label}: ${number.format(point.value)}`);

const plots = { bar, line, area };

function bar(series, index, count, { x, y, slot }, number) {
  const wide = Math.min(48, (slot * 0.75) / count);
  return series.data.map((point, i) =>
    svg(
      'rect',
      {
        x: x(i) + (index - count / 2) * wide,
        width: Math.max(1, wide - 2),
        rx: 2,
        class: `tint-${index}`,
        y: Math.min(y(point.value), y(0)),
        height: Math.abs(y(point.value) - y(0)),
      },
      tip(series, point, number),
    ),
  );
}

function line(series, index, count, { x, y }, number) {
  const path = series.data.map((point, i) => `${i ? 'L' : 'M'}${x(i)} ${y(point.value)}`).join('');
  const dots = series.data.map((point, i) =>
    svg('circle', { cx: x(i), cy: y(point.value), r: 3.5, class: `tint-${index}` }, tip(series, point, number)),
  );
  return [svg('path', { d: path, class: `line stroke-${index}` }), ...dots];
}

function area(series, index, count, place, number) {
  const { x, y } = place;
  const top = series.data.map((point, i) => `L${x(i)} ${y(point.value)}`).join('');
  const fill = `M${x(0)} ${y(0)}${top}L${x(series.data.length - 1)} ${y(0)}Z`;
  return [svg('path', { d: fill, class: `under tint-${index}` }), ...line(series, index, count, place, number)];
}
