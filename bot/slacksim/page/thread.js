// The panel beside a channel that shows one thread.
import { h, icon } from './dom.js';
import { Composer } from './composer.js';
import { MessageList } from './messages.js';
import { go } from './route.js';

export class Thread {
  constructor() {
    this.list = new MessageList({ label: 'Thread', threads: false });
    this.composer = new Composer();
    this.root = h(
      'aside',
      {
        class: 'thread',
        'aria-label': 'Thread',
        hidden: true,
        onkeydown: (event) => {
          if (event.key === 'Escape') close();
        },
      },
      h(
        'header',
        { class: 'place' },
        h('h2', {}, 'Thread'),
        h(
          'button',
          { class: 'plain-button', type: 'button', 'aria-label': 'Close thread', onclick: close },
          icon('close'),
        ),
      ),
      this.list.root,
      this.composer.root,
    );
  }

  update(env, place, ts, messages) {
    const opened = this.root.hidden && Boolean(ts);
    this.root.hidden = !ts;
    if (!ts) return;
    this.list.update(env, `${place.id}/${env.me.id}/${ts}`, messages ?? [], { empty: 'This thread is empty.' });
    this.composer.update(env, {
      key: `${env.me.id}/${place.id}/${ts}`,
      channel: place.id,
      thread: ts,
      label: 'Reply…',
    });
    if (opened) this.composer.input.focus();
  }
}

const close = () => go({ t: '' });
