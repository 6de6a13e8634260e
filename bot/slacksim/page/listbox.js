// The list that drops from a combobox: options, perhaps in groups, one of them active.
import { h, icon, uid } from './dom.js';

export class Listbox {
  #items = [];
  #active = -1;

  // field is the input that keeps the focus; chosen(item) says what is selected; pick(item) is told of a click.
  constructor({ field, multiple, chosen, pick }) {
    this.field = field;
    this.multiple = multiple;
    this.chosen = chosen;
    this.pick = pick;
    this.root = h('div', {
      class: 'listbox',
      role: 'listbox',
      id: uid('list'),
      'aria-multiselectable': multiple && 'true',
      onpointerdown: (event) => event.preventDefault(),
    });
  }

  get active() {
    return this.#items[this.#active];
  }

  // say shows a line instead of options.
  say(text) {
    this.#items = [];
    this.#active = -1;
    this.field.removeAttribute('aria-activedescendant');
    this.root.replaceChildren(h('div', { class: 'listbox-empty', role: 'option', 'aria-disabled': 'true' }, text));
  }

  fill(items) {
    if (items.length === 0) return this.say('No results');
    this.#items = items;
    let group;
    const rows = items.flatMap((item, i) => {
      const heading = item.group !== group && h('div', { class: 'listbox-group', role: 'presentation' }, item.group);
      group = item.group;
      return [heading, this.#row(item, i)].filter(Boolean);
    });
    this.root.replaceChildren(...rows);
    const selected = this.multiple ? -1 : items.findIndex(this.chosen);
    this.#activate(Math.max(0, selected));
  }

  #row(item, i) {
    const chosen = this.chosen(item);
    return h(
      'div',
      {
        class: 'option',
        role: 'option',
        id: `${this.root.id}-${i}`,
        dir: 'auto',
        'aria-selected': String(chosen),
        onclick: () => this.pick(item),
        onpointermove: () => this.#activate(i, false),
      },
      h('span', { class: 'option-label' }, item.label),
      item.note && h('span', { class: 'option-note' }, item.note),
      chosen && icon('check'),
    );
  }

  // step moves to the next (1) or the previous (-1) option, around the ends.
  step(by) {
    const { length } = this.#items;
    if (length) this.#activate((this.#active + by + length) % length);
  }

  #activate(i, scroll = true) {
    this.root.querySelector('.active')?.classList.remove('active');
    this.#active = i;
    const row = this.root.querySelector(`#${this.root.id}-${i}`);
    row.classList.add('active');
    if (scroll) row.scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', row.id);
  }
}
