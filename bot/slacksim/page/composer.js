// Where a person writes. Enter sends, Shift+Enter begins a new line, a slash offers the app's commands.
import { h, icon } from './dom.js';
import { post, upload } from './api.js';
import { toast } from './toast.js';
import { suggestions } from './complete.js';
import { menuButton } from './menu.js';
import { refill } from './refill.js';
import { anywhere } from './shortcuts.js';
import { Suggestions } from './suggest.js';

// Some keyboards and drivers send the keypress although its keydown was taken.
const keepEnter = (event) => {
  if (event.key === 'Enter' && !event.shiftKey) event.preventDefault();
};

const slacksOwn = [
  { command: '/invite', usage_hint: '@name', description: 'Bring somebody, or the app, into this channel' },
];

export class Composer {
  #drafts = new Map();
  #place = {};

  constructor() {
    this.suggestions = new Suggestions({ take: (item, from) => this.#take(item, from) });
    this.input = h('textarea', {
      rows: 1,
      dir: 'auto',
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      oninput: () => this.#suggest(),
      onkeydown: (event) => this.#key(event),
      onkeypress: keepEnter,
      onblur: () => this.suggestions.hide(),
      onclick: () => this.#suggest(),
    });
    this.suggestions.attach(this.input);
    this.shortcuts = h(
      'button',
      { class: 'tool', type: 'button', 'aria-label': 'Shortcuts', title: 'Shortcuts' },
      icon('bolt'),
    );
    menuButton(this.shortcuts, () => this.#shortcutItems());
    this.file = h('input', { type: 'file', hidden: true, onchange: () => this.#share() });
    this.attach = h(
      'button',
      {
        class: 'tool',
        type: 'button',
        'aria-label': 'Attach a file',
        title: 'Attach a file',
        onclick: () => this.file.click(),
      },
      icon('file'),
    );
    this.button = h('button', { class: 'send', type: 'submit', 'aria-label': 'Send', title: 'Send' }, icon('send'));
    this.notice = h('div', { class: 'notice' });
    this.form = h(
      'form',
      {
        class: 'composer',
        onsubmit: (event) => {
          event.preventDefault();
          this.#send();
        },
      },
      this.suggestions.root,
      this.shortcuts,
      this.attach,
      this.file,
      this.input,
      this.button,
    );
    this.root = h('div', { class: 'composer-area', 'data-region': 'composer' }, this.notice, this.form);
  }

  // update moves the composer to {key, channel, thread, label, closed}; closed, an element, stands in its place.
  update(env, place) {
    this.env = env;
    if (place.key !== this.#place.key) {
      this.#drafts.set(this.#place.key, this.input.value);
      this.input.value = this.#drafts.get(place.key) ?? '';
      this.suggestions.hide();
    }
    this.#place = place;
    this.input.placeholder = place.label;
    this.input.setAttribute('aria-label', place.label);
    this.shortcuts.hidden = place.thread || !this.#shortcutItems().length;
    this.attach.hidden = place.thread;
    this.form.hidden = Boolean(place.closed);
    refill(this.notice, [place.closed]);
    this.#grow();
  }

  #shortcutItems() {
    const run = ({ callback_id }) => this.#post('/sim/shortcut', { callback_id });
    return anywhere(this.env.app).map((shortcut) => ({ ...shortcut, run: () => run(shortcut) }));
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

  // #share posts the chosen file as it is, without a text.
  async #share() {
    const [file] = this.file.files;
    this.file.value = '';
    if (!file) return;
    const { channel } = this.#place;
    try {
      const kept = (await upload('/sim/upload', { as: this.env.me.id, name: file.name }, file)).file;
      await this.#post('/sim/file', { channel, file: kept.id });
    } catch (error) {
      toast(error.message);
    }
  }

  #put(text) {
    this.input.value = text;
    this.suggestions.hide();
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
    const commands = this.#place.thread ? [] : [...app.commands, ...slacksOwn];
    this.suggestions.show(suggestions(before, { commands, people }));
  }

  #take(item, from) {
    this.input.setRangeText(item.insert, from, this.input.selectionStart, 'end');
    this.input.focus();
    this.#suggest();
  }

  #key(event) {
    if (event.isComposing) return;
    const act = this.#keys[event.key];
    if (!act || act(event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // A key's function answers false when the key keeps its usual meaning.
  #keys = {
    ArrowDown: () => (this.suggestions.active ? this.suggestions.step(1) : false),
    ArrowUp: () => (this.suggestions.active ? this.suggestions.step(-1) : false),
    Tab: (event) => (this.suggestions.active && !event.shiftKey ? this.suggestions.choose() : false),
    Escape: () => (this.suggestions.open ? this.suggestions.hide() : false),
    Enter: (event) => {
      if (event.shiftKey) return false;
      if (this.suggestions.completes(this.input.value)) this.suggestions.choose();
      else this.#send();
    },
  };
}
