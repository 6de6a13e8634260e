// Channels, direct messages and apps.
import { h, icon } from './dom.js';
import { avatar, directSign } from './avatar.js';
import { roving, tabStop } from './roving.js';
import { refill } from './refill.js';

export class Sidebar {
  #signature = '';

  constructor() {
    this.root = h('nav', { class: 'sidebar', id: 'sidebar', 'data-region': 'sidebar', 'aria-label': 'Channels, people and apps' });
    roving(this.root, '.side-item');
  }

  update(env, team, route) {
    const signature = JSON.stringify([team, route, env.me.id, env.channels, env.dms]);
    if (signature === this.#signature) return;
    this.#signature = signature;
    const isApp = (dm) => dm.with === env.app.user;
    const apps = env.dms.filter(isApp);
    refill(this.root, [
      h('div', { class: 'team', title: team.domain }, h('span', {}, team.name)),
      group(
        'Channels',
        env.channels.filter((c) => !c.archived || c.member || !c.private).map((c) => channelItem(c, env, route)),
      ),
      group(
        'Direct messages',
        env.dms.filter((dm) => !isApp(dm)).map((dm) => directItem(dm, env, route)),
      ),
      group(
        'Apps',
        apps.map((dm) => appItem(dm, env, route)),
      ),
    ]);
    tabStop(this.root, '.side-item', this.root.querySelector('[aria-current]'));
  }
}

function group(name, items) {
  if (!items.length) return null;
  return h(
    'section',
    { 'aria-label': name },
    h('h2', {}, name),
    h(
      'ul',
      {},
      items.map((item) => h('li', {}, item)),
    ),
  );
}

function item(id, env, route, { unread, classes = '', about }, ...content) {
  const current = id === route.c;
  return h(
    'a',
    {
      class: `side-item ${classes} ${unread && !current ? 'unread' : ''}`,
      href: env.href({ c: id }),
      'data-focus': `side/${id}`,
      'aria-current': current && 'page',
      title: about,
    },
    content,
    unread > 0 && !current && h('span', { class: 'count', 'aria-label': `${unread} unread` }, unread),
  );
}

function channelItem(channel, env, route) {
  const classes = [channel.archived && 'archived', !channel.member && 'outside'].filter(Boolean).join(' ');
  const state = [channel.private && 'private', channel.archived && 'archived', !channel.member && 'not joined']
    .filter(Boolean)
    .join(', ');
  return item(
    channel.id,
    env,
    route,
    { unread: channel.unread, classes, about: [channel.name, state].filter(Boolean).join(': ') },
    icon(channel.archived ? 'archive' : channel.private ? 'lock' : 'hash'),
    h('span', { class: 'side-name', dir: 'auto' }, channel.name),
    channel.ext_shared && h('span', { class: 'shared', title: 'Shared with another organisation' }, 'shared'),
  );
}

function directItem(dm, env, route) {
  const name = env.fullNames(dm);
  return item(
    dm.id,
    env,
    route,
    { unread: dm.unread, about: name },
    directSign(dm, env),
    h('span', { class: 'side-name', dir: 'auto' }, name),
  );
}

function appItem(dm, env, route) {
  return item(
    dm.id,
    env,
    route,
    { unread: dm.unread, about: env.app.description },
    avatar({ bot: true }, 'small'),
    h('span', { class: 'side-name', dir: 'auto' }, env.app.name),
  );
}
