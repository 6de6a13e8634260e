// The confirm object of an element, asked before it acts.
import { h, uid } from './dom.js';
import { text } from './mrkdwn_dom.js';

// confirmed resolves to what the person answered.
export function confirmed(question, env) {
  const title = uid('confirm');
  const answer = (value) => () => dialog.close(value);
  const dialog = h(
    'dialog',
    { class: 'confirm', role: 'alertdialog', 'aria-labelledby': title },
    h('h2', { id: title, dir: 'auto' }, text(question.title, env)),
    h('div', { class: 'confirm-text', dir: 'auto' }, text(question.text, env)),
    h(
      'div',
      { class: 'dialog-buttons' },
      h('button', { class: 'button', type: 'button', onclick: answer('no') }, text(question.deny, env)),
      h(
        'button',
        { class: `button ${question.style ?? 'primary'}`, type: 'button', onclick: answer('yes'), autofocus: true },
        text(question.confirm, env),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
