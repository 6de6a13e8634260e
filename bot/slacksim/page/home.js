// The app's Home tab.
import { h } from './dom.js';
import { refill } from './refill.js';
import { renderBlocks } from './blocks.js';
import { Surface } from './surface.js';

// patience is how long, in milliseconds, what Home shows counts as old once it has been opened: no app has to answer.
const patience = 3000;

export class Home {
  #surface = new Surface({ type: 'home' });
  #signature = '';

  constructor() {
    this.root = h('div', { class: 'home', 'data-region': 'home' });
  }

  // opened marks what is shown as old until the app, which is told of the opening, publishes it anew.
  opened() {
    this.root.ariaBusy = 'true';
    setTimeout(() => this.#fresh(), patience);
  }

  #fresh() {
    this.root.ariaBusy = null;
  }

  update(env, view) {
    const signature = JSON.stringify([env.me.id, env.zone, { ...view, state: null }]);
    this.#surface.env = env;
    if (signature === this.#signature) return;
    this.#fresh();
    this.#signature = signature;
    this.#surface.show(env, view?.blocks ?? [], view?.state?.values);
    refill(
      this.root,
      view
        ? renderBlocks(view.blocks, this.#surface)
        : [h('div', { class: 'empty' }, h('p', {}, `${env.app.name} has put nothing here yet.`))],
    );
  }
}
