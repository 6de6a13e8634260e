// The list above the composer: commands and people that the text may become, or how a command is used.
import { h, uid } from './dom.js';

const nothing = { from: 0, items: [], hint: null };

export class Suggestions {
  #found = nothing;
  #active = 0;

  // take(item, from) is told what was chosen and where in the text it begins.
  constructor({ take }) {
    this.take = take;
    this.root = h('div', {
      class: 'suggestions',
      role: 'listbox',
      id: uid('suggestions'),
      'aria-label': 'Suggestions',
      hidden: true,
      onpointerdown: (event) => event.preventDefault(),
    });
  }

  attach(field) {
    this.field = field;
    field.setAttribute('aria-controls', this.root.id);
  }

  get open() {
    return !this.root.hidden;
  }

  // active is the item that Enter would take, if any.
  get active() {
    return this.#found.items[this.#active];
  }

  // completes: Enter adds something to this text; it does not where what is suggested is typed to its end already.
  completes(text) {
    const typed = text.slice(this.#found.from).trim().toLowerCase();
    return this.active !== undefined && this.active.insert.trim().toLowerCase() !== typed;
  }

  show(found) {
    this.#found = found;
    this.#active = 0;
    this.#draw();
  }

  hide() {
    this.show(nothing);
  }

  step(by) {
    const { length } = this.#found.items;
    this.#active = (this.#active + by + length) % length;
    this.#draw();
  }

  choose(item = this.active) {
    this.take(item, this.#found.from);
  }

  #draw() {
    const { items, hint } = this.#found;
    this.root.hidden = !items.length && !hint;
    this.field.setAttribute('aria-expanded', String(items.length > 0));
    this.field.setAttribute('aria-activedescendant', items.length ? `${this.root.id}-${this.#active}` : '');
    this.root.replaceChildren(...(hint ? [usage(hint)] : items.map((item, i) => this.#row(item, i))));
    if (items.length) this.root.children[this.#active].scrollIntoView({ block: 'nearest' });
  }

  #row(item, i) {
    const active = i === this.#active;
    return h(
      'div',
      {
        class: active ? 'suggestion active' : 'suggestion',
        role: 'option',
        id: `${this.root.id}-${i}`,
        'aria-selected': String(active),
        dir: 'auto',
        onclick: () => this.choose(item),
      },
      h('strong', {}, item.label),
      ' ',
      h('span', { class: 'usage' }, item.usage),
      h('span', { class: 'option-note' }, item.note),
    );
  }
}

function usage({ command, usage: words }) {
  return h('div', { class: 'usage', role: 'option', 'aria-disabled': 'true' }, h('strong', {}, command), ' ', words);
}
