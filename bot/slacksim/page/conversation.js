// The messages of a channel or direct conversation and the composer below them.
import { h } from './dom.js';
import { post } from './api.js';
import { Composer } from './composer.js';
import { MessageList } from './messages.js';
import { Surface } from './surface.js';

const narrow = window.matchMedia('(max-width: 720px)');

export class Conversation {
  #place = '';

  constructor() {
    this.list = new MessageList({ label: 'Messages', threads: true });
    this.composer = new Composer();
    this.root = h('div', { class: 'conversation' }, this.list.root, this.composer.root);
  }

  update(env, place, messages) {
    this.list.update(env, `${place.id}/${env.me.id}`, messages, {
      empty: nothingYet(env, place),
      unread: (place.channel ?? place.dm).unread,
    });
    this.composer.update(env, {
      key: `${env.me.id}/${place.id}`,
      channel: place.id,
      label: `Message ${nameOf(env, place)}`,
      closed: closed(env, place),
    });
    const here = `${place.id}/${this.composer.form.hidden}`;
    if (here !== this.#place) this.#arrive();
    this.#place = here;
  }

  // #arrive readies the keyboard for writing, except on a phone, where that would cover half of what is to be read.
  #arrive() {
    const active = document.activeElement;
    if (!narrow.matches && (active === document.body || active.matches('.side-item, .tab')))
      this.composer.input.focus();
  }
}

function nameOf(env, { channel, app, dm }) {
  if (channel) return '#' + channel.name;
  return app ? env.app.name : env.fullNames(dm);
}

function nothingYet(env, place) {
  if (place.app) {
    return [h('p', {}, `This is between you and ${env.app.name}.`), h('p', { class: 'soft' }, env.app.description)];
  }
  if (place.channel && !place.channel.member) return h('p', {}, 'You are not in this channel.');
  const commands = env.app.commands.map((command) => command.command).join(', ');
  return [
    h('p', {}, `Nothing in ${nameOf(env, place)} yet.`),
    commands && h('p', { class: 'soft' }, `Say something, or type a slash: ${commands}.`),
  ];
}

function closed(env, { app, channel }) {
  if (app && !env.app.messages) return h('p', {}, 'Sending messages to this app has been turned off.');
  if (channel?.archived) return h('p', {}, 'This channel is archived. It can be read, and nothing more.');
  if (!channel || channel.member) return null;
  const join = () =>
    new Surface({}).trying(() => post('/sim/join', { as: env.me.id, channel: channel.id, user: env.me.id }));
  return h(
    'p',
    {},
    `You are not in #${channel.name}. `,
    h('button', { class: 'button', type: 'button', 'data-focus': 'join', onclick: join }, 'Join channel'),
  );
}
