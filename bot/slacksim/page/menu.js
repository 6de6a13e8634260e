// A menu button: Enter, Space or Down opens it, arrows move, Esc closes it and returns the focus.
import { h, link } from './dom.js';
import { float } from './popup.js';

// menuButton makes button open a menu. items() gives {label, note, checked, href, run}; where one of them is
// {custom(close) → element}, a field for instance, the menu is a small dialog instead.
export function menuButton(button, items, { label } = {}) {
  button.setAttribute('aria-haspopup', 'true');
  button.setAttribute('aria-expanded', 'false');
  let popup = null;
  const closed = () => {
    popup = null;
  };
  const toggle = () => {
    if (popup) popup.close();
    else popup = open(button, items(), label, closed);
  };
  button.addEventListener('click', toggle);
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || popup) return;
    event.preventDefault();
    toggle();
  });
  return button;
}

function open(button, items, label, closed) {
  const role = items.some((item) => item.custom) ? 'dialog' : 'menu';
  const menu = h('div', { class: 'menu', role, 'aria-label': label ?? button.getAttribute('aria-label') });
  const popup = float(button, menu, {
    onclose: () => {
      button.setAttribute('aria-expanded', 'false');
      closed();
    },
  });
  const leave = () => {
    popup.close();
    button.focus();
  };
  menu.append(...items.map((item) => item.custom?.(leave) ?? entry(item, role, leave)));
  menu.addEventListener('keydown', (event) => keys(event, menu, leave));
  popup.place();
  button.setAttribute('aria-expanded', 'true');
  (menu.querySelector('[aria-checked=true]') ?? focusable(menu)[0])?.focus();
  return popup;
}

function entry(item, within, leave) {
  const attrs = { class: 'menu-item', type: 'button', dir: 'auto', onclick: () => (leave(), item.run()) };
  if (within === 'menu') Object.assign(attrs, { role: 'menuitem', tabindex: '-1' });
  if (item.checked !== undefined) Object.assign(attrs, { role: 'menuitemradio', 'aria-checked': String(item.checked) });
  const content = [
    h('span', { class: 'menu-label' }, item.label),
    item.note && h('span', { class: 'menu-note' }, item.note),
  ];
  return item.href ? link(item.href, { ...attrs, type: undefined }, content) : h('button', attrs, content);
}

const focusable = (menu) => [...menu.querySelectorAll('.menu-item, input, button')];

function keys(event, menu, leave) {
  const all = focusable(menu);
  const at = all.indexOf(document.activeElement);
  const typing = document.activeElement?.tagName === 'INPUT';
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    leave();
  } else if (event.key === 'Tab' && menu.role === 'menu') {
    leave();
  } else if (to !== undefined && !typing) {
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  }
}
