// Every select menu: a field that filters a list (ARIA's editable combobox), for one choice or several.
import { h, icon, uid } from './dom.js';
import { float } from './popup.js';

const debounce = 200;

// combobox returns the widget. config: {multiple, max, placeholder, selected: [items], attrs, minQuery,
// load(query) → items or a promise of them, change(items) → promise of false to take it back}.
// An item is {value, label, note?, group?, option}.
export function combobox(config) {
  return new Combobox(config).root;
}

class Combobox {
  #config;
  #selected;
  #items = [];
  #active = -1;
  #popup = null;
  #asked = 0;
  #timer = 0;

  constructor(config) {
    this.#config = config;
    this.#selected = config.selected;
    this.list = h('div', { class: 'listbox', role: 'listbox', id: uid('list'), 'aria-multiselectable': config.multiple && 'true' });
    this.chips = h('span', { class: 'chips' });
    this.input = h('input', {
      ...config.attrs,
      type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', dir: 'auto', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': this.list.id, placeholder: config.placeholder,
      onclick: () => this.#open(), onfocus: () => this.input.select(), oninput: () => this.#typed(), onkeydown: (event) => this.#key(event), onblur: () => this.#close(),
      onkeypress: (event) => { if (event.key === 'Enter') event.preventDefault(); }, // Enter chooses, it does not submit the form
    });
    this.clear = h('button', { class: 'combo-clear', type: 'button', 'aria-label': 'Clear', tabindex: '-1', onclick: () => this.#choose([]) }, icon('close'));
    this.root = h('div', { class: config.multiple ? 'combo multiple' : 'combo' }, this.chips, this.input, this.clear, icon('down'));
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#show();
  }

  #show() {
    const { multiple, placeholder } = this.#config;
    this.clear.hidden = this.#selected.length === 0;
    if (!multiple) {
      this.input.value = this.#selected[0]?.label ?? '';
      return;
    }
    this.input.value = '';
    this.input.placeholder = this.#selected.length ? '' : placeholder;
    this.chips.replaceChildren(...this.#selected.map((item) => this.#chip(item)));
  }

  #chip(item) {
    const remove = () => {
      this.#choose(this.#selected.filter((other) => other.value !== item.value));
      this.input.focus();
    };
    return h('span', { class: 'chip', dir: 'auto' }, h('span', {}, item.label),
      h('button', { type: 'button', 'aria-label': `Remove ${item.label}`, onclick: remove }, icon('close')));
  }

  #open() {
    if (this.#popup) return;
    this.#unfold();
    this.#load('');
  }

  #unfold() {
    if (this.#popup) return;
    this.#popup = float(this.root, this.list, { width: 'anchor', onclose: () => this.#closed() });
    this.input.setAttribute('aria-expanded', 'true');
  }

  #closed() {
    this.#popup = null;
    clearTimeout(this.#timer);
    this.#asked++;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.#show();
  }

  #close() {
    this.#popup?.close();
  }

  #typed() {
    const query = this.input.value.trim();
    this.#unfold();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(query), this.#config.minQuery === undefined ? 0 : debounce);
  }

  async #load(query) {
    const { minQuery = 0, load } = this.#config;
    const mine = ++this.#asked;
    if (query.length < minQuery) return this.#say(`Type ${minQuery === 1 ? 'a character' : `${minQuery} characters`} or more to search`);
    try {
      const answer = load(query);
      if (answer instanceof Promise) this.#say('Loading…');
      const items = await answer;
      if (mine === this.#asked && this.#popup) this.#fill(items);
    } catch (error) {
      if (mine === this.#asked && this.#popup) this.#say(error.message);
    }
  }

  #say(text) {
    this.#items = [];
    this.#active = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(h('div', { class: 'listbox-empty', role: 'option', 'aria-disabled': 'true' }, text));
    this.#popup?.place();
  }

  #fill(items) {
    if (items.length === 0) return this.#say('No results');
    this.#items = items;
    let group;
    const rows = items.map((item, i) => [
      item.group !== group && h('div', { class: 'listbox-group', role: 'presentation' }, group = item.group),
      this.#row(item, i),
    ]);
    this.list.replaceChildren(...rows.flat().filter(Boolean));
    this.#popup?.place();
    const chosen = items.findIndex((item) => this.#has(item));
    this.#activate(chosen >= 0 && !this.#config.multiple ? chosen : 0);
  }

  #row(item, i) {
    return h('div', {
      class: 'option', role: 'option', id: `${this.list.id}-${i}`, dir: 'auto', 'aria-selected': String(this.#has(item)),
      onclick: () => this.#pick(item), onpointermove: () => this.#activate(i, false),
    }, h('span', { class: 'option-label' }, item.label), item.note && h('span', { class: 'option-note' }, item.note), this.#has(item) && icon('check'));
  }

  #has(item) {
    return this.#selected.some((other) => other.value === item.value);
  }

  #activate(i, scroll = true) {
    this.list.querySelector('.active')?.classList.remove('active');
    this.#active = i;
    const row = this.list.querySelector(`#${this.list.id}-${i}`);
    row?.classList.add('active');
    if (scroll) row?.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', row?.id ?? '');
  }

  #pick(item) {
    const { multiple, max = Infinity } = this.#config;
    if (!multiple) return this.#choose([item]);
    if (this.#has(item)) return this.#choose(this.#selected.filter((other) => other.value !== item.value));
    if (this.#selected.length >= max) return this.#say(`You can choose ${max} at most`);
    this.#choose([...this.#selected, item]);
  }

  async #choose(items) {
    const before = this.#selected;
    this.#selected = items;
    this.#close();
    this.#show();
    if (await this.#config.change(items) === false) {
      this.#selected = before;
      this.#show();
    }
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!this.#popup) return this.#open();
      if (this.#items.length) this.#activate((this.#active + step + this.#items.length) % this.#items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.#popup && this.#items[this.#active]) this.#pick(this.#items[this.#active]);
      else this.#open();
    } else if (event.key === 'Escape' && this.#popup) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (event.key === 'Backspace' && !this.input.value && this.#selected.length) {
      this.#choose(this.#selected.slice(0, -1));
    } else if (event.key === 'Delete' && !this.#config.multiple && !this.#popup) {
      this.#choose([]);
    }
  }
}
