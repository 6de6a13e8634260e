// Where a person writes. Enter sends, Shift+Enter begins a new line, a slash offers the app's commands.
import { h, icon, uid } from './dom.js';
import { post } from './api.js';
import { toast } from './toast.js';
import { suggestions } from './complete.js';
import { menuButton } from './menu.js';

// Some keyboards and drivers send the keypress although its keydown was taken.
const keepEnter = (event) => {
  if (event.key === 'Enter' && !event.shiftKey) event.preventDefault();
};

export class Composer {
  #drafts = new Map();
  #place = {};
  #found = { from: 0, items: [], hint: null };
  #active = 0;

  constructor() {
    this.list = h('div', { class: 'suggestions', role: 'listbox', id: uid('commands'), 'aria-label': 'Suggestions', hidden: true });
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.input = h('textarea', {
      rows: 1, dir: 'auto', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id,
      oninput: () => this.#suggest(), onkeydown: (event) => this.#key(event), onkeypress: keepEnter, onblur: () => this.#hide(), onclick: () => this.#suggest(),
    });
    this.shortcuts = h('button', { class: 'tool', type: 'button', 'aria-label': 'Shortcuts', title: 'Shortcuts' }, icon('bolt'));
    menuButton(this.shortcuts, () => this.#shortcutItems());
    this.button = h('button', { class: 'send', type: 'submit', 'aria-label': 'Send', title: 'Send' }, icon('send'));
    this.notice = h('div', { class: 'notice' });
    this.form = h('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); this.#send(); } },
      this.list, this.shortcuts, this.input, this.button);
    this.root = h('div', { class: 'composer-area' }, this.notice, this.form);
  }

  // update moves the composer to {key, channel, thread, label, closed}; closed, an element, stands in its place.
  update(env, place) {
    this.env = env;
    if (place.key !== this.#place.key) {
      this.#drafts.set(this.#place.key, this.input.value);
      this.input.value = this.#drafts.get(place.key) ?? '';
      this.#hide();
    }
    this.#place = place;
    this.input.placeholder = place.label;
    this.input.setAttribute('aria-label', place.label);
    this.shortcuts.hidden = place.thread || !this.#shortcutItems().length;
    this.form.hidden = Boolean(place.closed);
    this.notice.replaceChildren(...[place.closed].filter(Boolean));
    this.#grow();
  }

  #shortcutItems() {
    const run = ({ callback_id }) => this.#post('/sim/shortcut', { callback_id });
    return this.env.app.shortcuts.filter((s) => s.type === 'global').map((s) => ({ label: s.name, note: s.description, run: () => run(s) }));
  }

  async #post(path, body) {
    try {
      const answer = await post(path, { as: this.env.me.id, ...body });
      if (!answer.ok && !body.text?.startsWith('/')) throw new Error(answer.error);
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }

  // #send empties the field at once and gives the text back if it could not be sent. Why a command failed stands in the
  // conversation, as on Slack.
  async #send() {
    const text = this.input.value.trim();
    const { channel, thread, key } = this.#place;
    if (!text) return;
    this.#put('');
    const sent = await this.#post('/sim/say', { channel, text, ...(thread && { thread_ts: thread }) });
    if (sent) return;
    if (key === this.#place.key && !this.input.value) this.#put(text);
    else this.#drafts.set(key, text);
  }

  #put(text) {
    this.input.value = text;
    this.#hide();
    this.#grow();
  }

  #grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 200)}px`;
    this.button.disabled = !this.input.value.trim();
  }

  #suggest() {
    this.#grow();
    const before = this.input.value.slice(0, this.input.selectionStart);
    const { app, people } = this.env;
    this.#found = suggestions(before, { commands: this.#place.thread ? [] : app.commands, people });
    this.#active = 0;
    this.#show();
  }

  #show() {
    const { items, hint } = this.#found;
    this.list.hidden = !items.length && !hint;
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    if (hint) return this.list.replaceChildren(h('div', { class: 'usage', role: 'option', 'aria-disabled': 'true' }, h('strong', {}, hint.command), ' ', hint.usage));
    this.list.replaceChildren(...items.map((item, i) => this.#row(item, i)));
    this.input.setAttribute('aria-activedescendant', items.length ? `${this.list.id}-${this.#active}` : '');
    this.list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
  }

  #row(item, i) {
    const active = i === this.#active;
    return h('div', {
      class: active ? 'suggestion active' : 'suggestion', role: 'option', id: `${this.list.id}-${i}`, 'aria-selected': String(active), dir: 'auto',
      onclick: () => this.#take(item),
    }, h('strong', {}, item.label), ' ', h('span', { class: 'usage' }, item.usage), h('span', { class: 'option-note' }, item.note));
  }

  #take(item) {
    this.input.setRangeText(item.insert, this.#found.from, this.input.selectionStart, 'end');
    this.input.focus();
    this.#suggest();
  }

  // #whole: a command typed to its end is sent by Enter, not completed once more.
  #whole() {
    return this.#found.items[this.#active].insert.trim() === this.input.value.trim();
  }

  #hide() {
    this.#found = { from: 0, items: [], hint: null };
    this.#show();
  }

  #key(event) {
    if (event.isComposing) return;
    const { items } = this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (items.length && step) {
      event.preventDefault();
      this.#active = (this.#active + step + items.length) % items.length;
      this.#show();
    } else if (items.length && (event.key === 'Tab' || event.key === 'Enter' && !event.shiftKey && !this.#whole())) {
      event.preventDefault();
      this.#take(items[this.#active]);
    } else if (event.key === 'Escape' && !this.list.hidden) {
      event.stopPropagation();
      this.#hide();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    }
  }
}
