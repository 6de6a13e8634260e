// The head of the open channel or conversation.
import { h, icon } from './dom.js';
import { avatar, directSign } from './avatar.js';
import { post } from './api.js';
import { refill } from './refill.js';
import { Surface } from './surface.js';

export class Header {
  #signature = '';

  constructor() {
    this.root = h('header', { class: 'place', 'data-region': 'place' });
  }

  update(env, place, route) {
    const signature = JSON.stringify([place, route, env.me.id]);
    if (signature === this.#signature) return;
    this.#signature = signature;
    refill(this.root, place.channel ? channel(place.channel, env) : conversation(place, env, route));
  }
}

function channel(c, env) {
  return [
    h(
      'div',
      { class: 'place-name' },
      icon(c.private ? 'lock' : 'hash'),
      h('h1', { dir: 'auto', tabindex: '-1' }, c.name),
    ),
    c.archived && h('span', { class: 'tag' }, 'archived'),
    c.ext_shared && h('span', { class: 'tag' }, 'shared externally'),
    h('span', { class: 'topic', dir: 'auto', title: c.topic }, c.topic),
    !c.bot_in && !c.archived && c.member && invite(c, env),
  ];
}

function invite(c, env) {
  const run = () =>
    new Surface({}).trying(() => post('/sim/join', { as: env.me.id, channel: c.id, user: env.app.user }));
  return h(
    'button',
    { class: 'button small', type: 'button', 'data-focus': 'invite', onclick: run },
    icon('plus'),
    `Add ${env.app.name}`,
  );
}

function conversation({ dm, app }, env, route) {
  const zone = env.person(dm.with)?.zone?.replaceAll('_', ' ');
  return [
    h(
      'div',
      { class: 'place-name' },
      app ? avatar({ bot: true }, 'small') : directSign(dm, env),
      h('h1', { dir: 'auto', tabindex: '-1' }, app ? env.app.name : env.fullNames(dm)),
    ),
    app && h('span', { class: 'badge' }, 'APP'),
    h('span', { class: 'topic', dir: 'auto' }, app ? env.app.description : zone),
    app && env.app.home && tabs(env, dm, route),
  ];
}

function tabs(env, dm, route) {
  const tab = (id, label) =>
    h(
      'a',
      {
        class: 'tab',
        'aria-current': id === (route.tab || 'messages') && 'page',
        href: env.href({ c: dm.id, tab: id }),
        'data-focus': `tab/${id}`,
      },
      label,
    );
  return h('nav', { class: 'tabs', 'aria-label': env.app.name }, tab('home', 'Home'), tab('messages', 'Messages'));
}
