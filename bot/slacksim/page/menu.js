// A menu button: Enter, Space or Down opens it, arrows move, Esc closes it and returns the focus.
import { h } from './dom.js';
import { float } from './popup.js';

// menuButton makes button open a menu. items() gives {label, note, checked, href, run} or {custom: element}.
export function menuButton(button, items, { label } = {}) {
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  let popup = null;
  const toggle = () =>
    popup
      ? popup.close()
      : (popup = open(button, items(), label, () => {
          popup = null;
        }));
  button.addEventListener('click', toggle);
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || popup) return;
    event.preventDefault();
    toggle();
  });
  return button;
}

function open(button, items, label, onclose) {
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': label ?? button.getAttribute('aria-label') });
  const popup = float(button, menu, {
    onclose: () => {
      button.setAttribute('aria-expanded', 'false');
      onclose();
    },
  });
  menu.append(
    ...items.map(
      (item) =>
        item.custom?.(popup.close) ??
        entry(item, () => {
          popup.close();
          button.focus();
        }),
    ),
  );
  popup.place();
  button.setAttribute('aria-expanded', 'true');
  menu.addEventListener('keydown', (event) =>
    keys(event, menu, () => {
      popup.close();
      button.focus();
    }),
  );
  (menu.querySelector('[aria-checked=true]') ?? focusable(menu)[0])?.focus();
  return popup;
}

function entry(item, done) {
  const role = item.checked === undefined ? 'menuitem' : 'menuitemradio';
  const attrs = { class: 'menu-item', role, tabindex: '-1', dir: 'auto' };
  if (item.checked !== undefined) attrs['aria-checked'] = String(item.checked);
  const run = () => {
    done();
    item.run();
  };
  const content = [
    h('span', { class: 'menu-label' }, item.label),
    item.note && h('span', { class: 'menu-note' }, item.note),
  ];
  if (item.href)
    return h('a', { ...attrs, href: item.href, target: '_blank', rel: 'noopener noreferrer', onclick: run }, content);
  return h('button', { ...attrs, type: 'button', onclick: run }, content);
}

const focusable = (menu) => [...menu.querySelectorAll('.menu-item, input, button')];

function keys(event, menu, close) {
  const all = focusable(menu);
  const at = all.indexOf(document.activeElement);
  const typing = document.activeElement?.tagName === 'INPUT';
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, ...(!typing && { Home: 0, End: all.length - 1 }) }[event.key];
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    close();
  } else if (event.key === 'Tab' && !menu.querySelector('input')) {
    close();
  } else if (to !== undefined && !(typing && event.key.startsWith('Arrow'))) {
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  }
}

// roving makes the items of a list one Tab stop with arrow keys between them.
export function roving(container, selector) {
  const items = () => [...container.querySelectorAll(selector)];
  container.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches(selector)) return;
    const all = items();
    const next = all[all.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  container.addEventListener('focusin', (event) => {
    if (!event.target.matches(selector)) return;
    for (const item of items()) item.tabIndex = item === event.target ? 0 : -1;
  });
}

// tabStop leaves one of the items in the Tab order: the preferred one, else the last.
export function tabStop(container, selector, preferred) {
  const all = [...container.querySelectorAll(selector)];
  const chosen =
    all.find((item) => item === preferred || (item.tabIndex === 0 && item === document.activeElement)) ??
    preferred ??
    all.at(-1);
  for (const item of all) item.tabIndex = item === chosen ? 0 : -1;
}
