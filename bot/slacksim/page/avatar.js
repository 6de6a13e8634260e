// Coloured initials; the app has its own sign.
import { h, icon } from './dom.js';

const colours = 8;

export function avatar(person, size = '') {
  const name = person?.real_name || person?.name || '?';
  if (person?.bot) return h('span', { class: `avatar app ${size}`, 'aria-hidden': 'true' }, icon('bolt'));
  const sign = h(
    'span',
    { class: `avatar hue-${hue(person?.id ?? name)} ${size}`, 'aria-hidden': 'true' },
    initials(name),
  );
  if (person?.avatar_color) sign.style.backgroundColor = '#' + person.avatar_color;
  return sign;
}

// directSign stands for direct messages: the other one's initials, or how many others there are in a group.
export function directSign(dm, env) {
  if (dm.with) return avatar(env.person(dm.with), 'small');
  return h('span', { class: 'avatar group small', 'aria-hidden': 'true' }, dm.people.length - 1);
}

const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

function hue(text) {
  let sum = 0;
  for (const char of text) sum = (sum * 31 + char.codePointAt(0)) % 9973;
  return sum % colours;
}
