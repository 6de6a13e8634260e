// The stack of modals: the top one is shown. Esc or the close button closes it, the cross closes them all.
import { h, icon, uid } from './dom.js';
import { get, post } from './api.js';
import { text } from './mrkdwn_dom.js';
import { findFocus, hold, settle } from './refill.js';
import { renderBlocks } from './blocks.js';
import { Surface } from './surface.js';
import { toast } from './toast.js';

const trouble = 'We had some trouble connecting. Try again?';

export class Modals {
  #surfaces = new Map();
  #shown = null;
  #signature = '';
  #back = null;

  constructor({ changed }) {
    this.changed = changed;
    this.dialog = h('dialog', {
      class: 'modal',
      onkeydown: (event) => this.#key(event),
      onclose: () => this.#closed(),
    });
    this.toasts = h('div', { class: 'toasts' });
    this.root = this.dialog;
  }

  update(env, views) {
    this.env = env;
    const view = views.at(-1);
    for (const id of this.#surfaces.keys()) if (!views.some((v) => v.id === id)) this.#surfaces.delete(id);
    if (!view) return this.#hide();
    const surface = this.#surface(view);
    const signature = JSON.stringify([env.me.id, views.length, { ...view, state: null }]);
    if (signature !== this.#signature) this.#draw(view, surface, views.length);
    this.#signature = signature;
  }

  #surface(view) {
    let surface = this.#surfaces.get(view.id);
    if (!surface) this.#surfaces.set(view.id, (surface = new Surface({ type: 'view', view_id: view.id })));
    surface.show(this.env, view.blocks, view.state?.values);
    return surface;
  }

  #draw(view, surface, depth) {
    const title = uid('title');
    const fresh = this.#shown !== view.id;
    const held = fresh ? null : hold(this.dialog);
    const scroll = this.dialog.querySelector('.modal-body')?.scrollTop ?? 0;
    if (fresh) surface.trouble = false;
    this.#shown = view.id;
    this.dialog.setAttribute('aria-labelledby', title);
    this.dialog.replaceChildren(
      h(
        'header',
        {},
        depth > 1 &&
          h(
            'button',
            { class: 'plain-button', type: 'button', 'aria-label': 'Back', onclick: () => this.#close(false) },
            icon('back'),
          ),
        h('h2', { id: title, dir: 'auto', tabindex: '-1' }, text(view.title, this.env)),
        h(
          'button',
          { class: 'plain-button', type: 'button', 'aria-label': 'Close', onclick: () => this.#close(true) },
          icon('close'),
        ),
      ),
      surface.trouble ? h('p', { class: 'banner', role: 'alert' }, icon('warning'), trouble) : '',
      h(
        'form',
        {
          class: 'modal-body',
          id: `${title}-form`,
          novalidate: true,
          onsubmit: (event) => {
            event.preventDefault();
            this.#submit(view, surface);
          },
        },
        renderBlocks(view.blocks, surface),
      ),
      this.#buttons(view, `${title}-form`),
      this.toasts,
    );
    if (!this.dialog.open) this.#open();
    settle();
    if (held) held();
    else if (fresh) this.#first();
    if (!fresh) this.dialog.querySelector('.modal-body').scrollTop = scroll;
  }

  #buttons(view, form) {
    const cancel = h(
      'button',
      { class: 'button', type: 'button', 'data-focus': 'modal/close', onclick: () => this.#close(false) },
      view.close ? text(view.close, this.env) : view.submit ? 'Cancel' : 'Close',
    );
    this.submitButton =
      view.submit &&
      h(
        'button',
        { class: 'button primary', type: 'submit', form, 'data-focus': 'modal/submit' },
        text(view.submit, this.env),
      );
    return h('footer', { class: 'dialog-buttons' }, cancel, this.submitButton);
  }

  // #first puts the focus where the bot asked, else on the first field, else on the title.
  #first() {
    const body = this.dialog.querySelector('.modal-body');
    const fields = 'input, textarea, button, a';
    const asked = body.querySelector('[autofocus]');
    const first = asked?.matches(fields) ? asked : (asked ?? body).querySelector(fields);
    (first ?? this.dialog.querySelector('h2')).focus();
  }

  #open() {
    const active = document.activeElement;
    const place = active?.closest('.message, .home, .composer-area');
    this.#back = { active, key: active?.closest('[data-focus]')?.dataset.focus, message: place?.dataset.focus };
    this.dialog.showModal();
  }

  #hide() {
    this.#shown = null;
    this.#signature = '';
    if (this.dialog.open) this.dialog.close();
  }

  // #closed returns the focus to what opened the modal, or to what has taken its place, or to the message that it was in.
  #closed() {
    this.dialog.replaceChildren();
    settle();
    const { active, key, message } = this.#back ?? {};
    const home = message && document.querySelector(`[data-focus="${CSS.escape(message)}"]`);
    const target = active?.isConnected && active !== document.body ? active : key && findFocus(home ?? document.body, key);
    focusAgain(target || home || document.querySelector('.composer textarea'));
    if (this.#shown) this.changed();
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close(false);
  }

  async #close(all) {
    for (const surface of all ? this.#surfaces.values() : [this.#surfaces.get(this.#shown)]) if (surface) surface.over = true;
    try {
      await post('/sim/close', { as: this.env.me.id, view_id: this.#shown, all });
    } catch (error) {
      toast(error.message);
    }
    this.changed();
  }

  async #submit(view, surface) {
    if (surface.busy) return;
    this.#busy(surface, true);
    surface.over = true;
    let answer;
    try {
      answer = await post('/sim/submit', { as: this.env.me.id, view_id: view.id, values: surface.form.state() });
    } catch (error) {
      answer = { result: 'trouble', error: error.message };
    }
    this.#busy(surface, false);
    surface.errors = answer.errors ?? {};
    surface.trouble = answer.result === 'trouble';
    surface.over = answer.result === 'closed';
    if (answer.result === 'errors' || answer.result === 'trouble') this.#again(view.id, surface);
    this.changed();
  }

  // #again draws the same modal with what is wrong, and goes to the first field that is.
  async #again(id, surface) {
    const { views } = await get('/sim/views', { as: this.env.me.id });
    const view = views.at(-1);
    if (view?.id !== id) return;
    this.#draw(view, surface, views.length);
    const wrong = this.dialog.querySelector('.field.wrong');
    wrong?.querySelector('input, textarea')?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: 'nearest' });
    if (surface.trouble) this.dialog.querySelector('.banner').scrollIntoView({ block: 'nearest' });
  }

  #busy(surface, busy) {
    surface.busy = busy;
    if (!this.submitButton) return;
    this.submitButton.ariaBusy = busy ? 'true' : null;
    this.submitButton.ariaDisabled = busy ? 'true' : null;
  }
}

// The dialog gives the focus back to a field that is still inert, and Chromium then shows a caret that takes no text.
function focusAgain(target) {
  target?.blur();
  target?.focus();
}
