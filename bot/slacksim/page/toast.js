// Short notices at the foot of the page, read aloud as well.
import { h, icon } from './dom.js';

const stay = 8000;

export function toast(message, kind = 'error') {
  const close = () => note.remove();
  const note = h(
    'div',
    { class: `toast toast-${kind}`, role: kind === 'error' ? 'alert' : 'status', dir: 'auto' },
    h('span', {}, message),
    h('button', { type: 'button', 'aria-label': 'Dismiss', onclick: close }, icon('close')),
  );
  const open = [...document.querySelectorAll('dialog[open]')].at(-1);
  (open?.querySelector('.toasts') ?? document.querySelector('#toasts')).append(note);
  setTimeout(close, stay);
}
