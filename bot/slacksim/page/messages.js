// The list of messages of a channel or of one thread in it.
import { h, icon } from './dom.js';
import { dayText, localDate } from './dates.js';
import { arrange, hold } from './refill.js';
import { roving, tabStop } from './roving.js';
import { renderMessage } from './message.js';
import { Surface } from './surface.js';

const together = 5 * 60;

export class MessageList {
  #surfaces = new Map();
  #drawn = new Map();
  #place = '';

  constructor({ label, threads }) {
    this.threads = threads;
    this.root = h('div', { class: 'messages', role: 'log', 'aria-label': label, 'data-region': 'messages' });
    this.root.addEventListener('scroll', () => {
      if (this.#low()) this.news.hidden = true;
    });
    this.news = h(
      'button',
      { class: 'news', type: 'button', hidden: true, onclick: () => this.#toEnd() },
      'New messages',
      icon('down'),
    );
    roving(this.root, '.message');
  }

  #low() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 80;
  }

  #toEnd() {
    this.news.hidden = true;
    this.root.scrollTop = this.root.scrollHeight;
  }

  // update shows messages (oldest first) of a place; empty is what to say when there are none. On arriving at a place
  // with unread messages the first of them is in view.
  update(env, place, messages, { empty, unread = 0 }) {
    const moved = place !== this.#place;
    const newer = messages.length > 0 && !this.#drawn.has(messages.at(-1).ts);
    const low = moved || this.#spokenTo(env, messages) || this.#low();
    if (moved) this.#forget(place);
    const held = hold(this.root);
    const lost = document.activeElement;
    const nodes = messages.length ? this.#nodes(env, messages) : [h('div', { class: 'empty' }, empty)];
    arrange(this.root, [...nodes, this.news]);
    tabStop(this.root, '.message');
    if (!lost.isConnected) held?.();
    if (low) this.#toEnd();
    else if (newer) this.news.hidden = false;
    if (moved && unread) this.#toFirstOf(unread, env, messages);
  }

  #toFirstOf(unread, env, messages) {
    const first = messages.filter((message) => message.user !== env.me.id).at(-unread);
    if (first) this.#drawn.get(first.ts).node.scrollIntoView({ block: 'start' });
    this.news.hidden = this.#low();
  }

  // #spokenTo: something new at the end is from this person, or for them alone.
  #spokenTo(env, messages) {
    const last = messages.at(-1);
    return last && !this.#drawn.has(last.ts) && (last.user === env.me.id || last.ephemeral);
  }

  #forget(place) {
    this.#place = place;
    this.#surfaces.clear();
    this.#drawn.clear();
  }

  #nodes(env, messages) {
    const today = localDate(env.now, env.zone);
    const drawn = new Map();
    let before = null;
    for (const message of messages) {
      const day = localDate(Number(message.ts), env.zone);
      if (day !== before?.day)
        this.#draw(drawn, `day/${day}`, [env.me.id, today], () => divider(Number(message.ts), env));
      const continued = day === before?.day && follows(before.message, message);
      this.#draw(drawn, message.ts, [env.me.id, today, continued, message], () =>
        this.#message(env, message, continued),
      );
      before = { day, message };
    }
    this.#drawn = drawn;
    return [...drawn.values()].map((entry) => entry.node);
  }

  // #draw keeps the element of what has not changed.
  #draw(drawn, key, facts, make) {
    const signature = JSON.stringify(facts);
    const old = this.#drawn.get(key);
    drawn.set(key, old?.signature === signature ? old : { signature, node: make() });
  }

  #message(env, message, continued) {
    const channel = this.#place.split('/')[0];
    const surface = this.#surfaces.get(message.ts) ?? new Surface({ type: 'message', channel, ts: message.ts });
    this.#surfaces.set(message.ts, surface);
    surface.show(env, message.blocks ?? []);
    return renderMessage({ ...message, channel }, surface, { continued, threads: this.threads });
  }
}

function follows(before, message) {
  return (
    before.user === message.user &&
    before.name === message.name &&
    !before.ephemeral &&
    !message.ephemeral &&
    Number(message.ts) - Number(before.ts) < together
  );
}

function divider(ts, env) {
  return h('div', { class: 'day', role: 'separator' }, h('span', {}, dayText(ts, env)));
}
