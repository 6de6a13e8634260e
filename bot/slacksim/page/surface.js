// A place where blocks stand (a message, a view) and what acting there does.
import { post } from './api.js';
import { confirmed } from './confirm.js';
import { Form } from './form.js';
import { toast } from './toast.js';

export class Surface {
  form = new Form();
  errors = {};
  over = false; // it is being sent or closed: nothing that was typed is told any more

  // ref names the surface to the workspace: {type: "message", channel, ts}, {type: "view", view_id} or {type: "home"}.
  constructor(ref) {
    this.ref = ref;
  }

  show(env, blocks, remembered) {
    this.env = env;
    this.form.show(blocks, remembered);
  }

  // change keeps a value and, where the element acts at once, tells the bot. False: the person took it back.
  async change(block, element, value) {
    const acts = block.type !== 'input' || block.dispatch_action;
    if (acts && element.confirm && !(await confirmed(element.confirm, this.env))) return false;
    this.form.set(block.block_id, element.action_id, value);
    if (acts) await this.#act(block, element, value);
    return true;
  }

  // press is change for what keeps nothing: buttons and overflow menus.
  async press(block, element, value, button) {
    if (button.ariaBusy === 'true') return;
    if (element.confirm && !(await confirmed(element.confirm, this.env))) return;
    button.ariaBusy = 'true';
    button.classList.remove('failed');
    const done = await this.#act(block, element, value);
    button.ariaBusy = null;
    if (!done) button.classList.add('failed');
  }

  suggest(block, element, query) {
    return post('/sim/options', this.#about(block, element, { query }));
  }

  #act(block, element, value) {
    return this.trying(() => post('/sim/action', this.#about(block, element, { value, state: this.form.state() })));
  }

  #about(block, element, more) {
    return { as: this.env.me.id, surface: this.ref, block_id: block.block_id, action_id: element.action_id, ...more };
  }

  // trying runs what asks the workspace and shows what went wrong.
  async trying(work) {
    try {
      const answer = await work();
      if (answer?.ok === false) throw new Error(answer.error);
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }
}
