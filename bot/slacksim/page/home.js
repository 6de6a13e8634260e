// The app's Home tab.
import { h } from './dom.js';
import { refill } from './refill.js';
import { renderBlocks } from './blocks.js';
import { Surface } from './surface.js';

export class Home {
  #surface = new Surface({ type: 'home' });
  #signature = '';

  constructor() {
    this.root = h('div', { class: 'home', 'data-region': 'home' });
  }

  update(env, view) {
    const signature = JSON.stringify([env.me.id, env.zone, { ...view, state: null }]);
    this.#surface.env = env;
    if (signature === this.#signature) return;
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
