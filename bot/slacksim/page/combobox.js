// Every select menu: a field that filters a list (ARIA's editable combobox), for one choice or several.
import { h, icon } from './dom.js';
import { Listbox } from './listbox.js';
import { float } from './popup.js';

const debounce = 200; // ms, before an app is asked

// combobox returns the widget. config: {multiple, max, placeholder, selected: [items], attrs, minQuery,
// load(query) → items or a promise of them, change(items) → promise of false to take it back}.
// An item is {value, label, note?, group?, option}. minQuery is there when the app is asked.
export function combobox(config) {
  return new Combobox(config).root;
}

class Combobox {
  #config;
  #selected;
  #popup = null;
  #asked = 0;
  #timer = 0;

  constructor(config) {
    this.#config = config;
    this.#selected = config.selected;
    this.chips = h('span', { class: 'chips' });
    this.input = this.#field();
    this.list = new Listbox({
      field: this.input,
      multiple: config.multiple,
      chosen: (item) => this.#has(item),
      pick: (item) => this.#pick(item),
    });
    this.input.setAttribute('aria-controls', this.list.root.id);
    this.clear = h(
      'button',
      { class: 'combo-clear', type: 'button', 'aria-label': 'Clear', tabindex: '-1', onclick: () => this.#choose([]) },
      icon('close'),
    );
    const classes = config.multiple ? 'combo multiple' : 'combo';
    this.root = h('div', { class: classes }, this.chips, this.input, this.clear, icon('down'));
    this.#show();
  }

  #field() {
    return h('input', {
      ...this.#config.attrs,
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      dir: 'auto',
      placeholder: this.#config.placeholder,
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      onclick: () => this.#open(),
      onfocus: () => this.input.select(),
      onblur: () => this.#popup?.close(),
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
      // Enter chooses; it does not submit the form.
      onkeypress: (event) => event.key === 'Enter' && event.preventDefault(),
    });
  }

  #show() {
    const { multiple, placeholder } = this.#config;
    this.clear.hidden = this.#selected.length === 0;
    this.input.value = multiple ? '' : (this.#selected[0]?.label ?? '');
    this.input.placeholder = multiple && this.#selected.length ? '' : placeholder;
    if (!multiple) return;
    this.chips.replaceChildren(...this.#selected.map((item) => this.#chip(item)));
  }

  #chip(item) {
    const remove = () => {
      this.#choose(this.#without(item));
      this.input.focus();
    };
    const button = h(
      'button',
      { type: 'button', 'aria-label': `Remove ${item.label}`, onclick: remove },
      icon('close'),
    );
    return h('span', { class: 'chip', dir: 'auto' }, h('span', {}, item.label), button);
  }

  // #open shows all there is to choose from; what was chosen makes room for what is typed.
  #open() {
    if (this.#popup) return;
    this.#unfold();
    this.input.placeholder = this.input.value || this.input.placeholder;
    this.input.value = '';
    this.#load('');
  }

  #unfold() {
    if (this.#popup) return;
    this.#popup = float(this.root, this.list.root, { width: 'anchor', onclose: () => this.#closed() });
    this.input.setAttribute('aria-expanded', 'true');
  }

  #closed() {
    this.#popup = null;
    clearTimeout(this.#timer);
    this.#asked++;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.#show();
    if (document.activeElement === this.input) this.input.select();
  }

  #typed() {
    const query = this.input.value.trim();
    this.#unfold();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(query), this.#config.minQuery === undefined ? 0 : debounce);
  }

  // #load asks for options; an answer that another question has overtaken is dropped.
  async #load(query) {
    const { minQuery = 0, load } = this.#config;
    const mine = ++this.#asked;
    const current = () => mine === this.#asked && this.#popup;
    if (query.length < minQuery) {
      return this.#say(`Type ${minQuery === 1 ? 'a character' : `${minQuery} characters`} or more to search`);
    }
    try {
      const answer = load(query);
      if (answer instanceof Promise) this.#say('Loading…');
      const items = await answer;
      if (current()) this.list.fill(items);
    } catch (error) {
      if (current()) this.#say(error.message);
    }
    this.#popup?.place();
  }

  #say(text) {
    this.list.say(text);
    this.#popup?.place();
  }

  #has = (item) => this.#selected.some((other) => other.value === item.value);
  #without = (item) => this.#selected.filter((other) => other.value !== item.value);

  #pick(item) {
    const { multiple, max = Infinity } = this.#config;
    if (!multiple) return this.#choose([item]);
    if (this.#has(item)) return this.#choose(this.#without(item));
    if (this.#selected.length >= max) return this.#say(`You can choose ${max} at most`);
    return this.#choose([...this.#selected, item]);
  }

  async #choose(items) {
    const before = this.#selected;
    this.#selected = items;
    this.#popup?.close();
    this.#show();
    if ((await this.#config.change(items)) !== false) return;
    this.#selected = before;
    this.#show();
  }

  #key(event) {
    const act = this.#keys[event.key];
    if (!act || act(event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // A key's function answers false when the key keeps its usual meaning.
  #keys = {
    ArrowDown: () => (this.#popup ? this.list.step(1) : this.#open()),
    ArrowUp: () => (this.#popup ? this.list.step(-1) : this.#open()),
    Enter: () => {
      if (this.#popup && this.list.active) this.#pick(this.list.active);
      else this.#open();
    },
    Escape: () => (this.#popup ? this.#popup.close() : false),
    Backspace: () => {
      if (this.input.value || !this.#config.multiple || !this.#selected.length) return false;
      this.#choose(this.#selected.slice(0, -1));
    },
    Delete: () => {
      if (this.#config.multiple || this.#popup) return false;
      this.#choose([]);
    },
  };
}
