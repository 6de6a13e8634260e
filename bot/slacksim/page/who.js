// The switch of person: who is acting on this page.
import { h, icon } from './dom.js';
import { avatar } from './avatar.js';
import { menuButton } from './menu.js';
import { refill } from './refill.js';
import { go } from './route.js';

export class Who {
  constructor() {
    this.button = h('button', { class: 'who', type: 'button' });
    menuButton(this.button, () => this.#items(), { label: 'Act as' });
    this.root = this.button;
  }

  update(env) {
    this.env = env;
    const { me } = env;
    this.button.setAttribute('aria-label', `You are ${nameOf(me)}. Act as somebody else`);
    refill(this.button, [
      avatar(me, 'small'),
      h('span', { class: 'who-name', dir: 'auto' }, nameOf(me)),
      tags(me),
      icon('down'),
    ]);
  }

  #items() {
    const people = this.env.people.filter((person) => !person.bot && !person.deleted);
    return people.map((person) => ({
      label: [avatar(person, 'small'), h('span', { class: 'who-name' }, nameOf(person)), tags(person)],
      note: [person.zone.replaceAll('_', ' '), language(person.locale)].filter(Boolean).join(' · '),
      checked: person.id === this.env.me.id,
      run: () => go({ as: person.id }),
    }));
  }
}

const nameOf = (person) => person.real_name || person.name;

function tags(person) {
  const roles = [person.title, person.admin && 'admin', person.guest && 'guest'].filter(Boolean);
  return roles.map((role) => h('span', { class: 'tag' }, role));
}

function language(locale) {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale.split(/[-_]/)[0]);
  } catch {
    return locale;
  }
}
