// What a person has typed on one surface (a message, a view), in the shape of Slack's state.values. Pure.

const one = (initial, field) => (e) => ({ type: e.type, [field]: e[initial] ?? null });
const many = (initial, field) => (e) => ({ type: e.type, [field]: e[initial] ?? [] });

const initial = {
  plain_text_input: one('initial_value', 'value'),
  number_input: one('initial_value', 'value'),
  email_text_input: one('initial_value', 'value'),
  url_text_input: one('initial_value', 'value'),
  rich_text_input: one('initial_value', 'rich_text_value'),
  static_select: one('initial_option', 'selected_option'),
  external_select: one('initial_option', 'selected_option'),
  radio_buttons: one('initial_option', 'selected_option'),
  checkboxes: many('initial_options', 'selected_options'),
  multi_static_select: many('initial_options', 'selected_options'),
  multi_external_select: many('initial_options', 'selected_options'),
  users_select: one('initial_user', 'selected_user'),
  multi_users_select: many('initial_users', 'selected_users'),
  conversations_select: one('initial_conversation', 'selected_conversation'),
  multi_conversations_select: many('initial_conversations', 'selected_conversations'),
  channels_select: one('initial_channel', 'selected_channel'),
  multi_channels_select: many('initial_channels', 'selected_channels'),
  datepicker: one('initial_date', 'selected_date'),
  timepicker: one('initial_time', 'selected_time'),
  datetimepicker: one('initial_date_time', 'selected_date_time'),
  file_input: () => ({ type: 'file_input', files: [] }),
};

// valueField names the field that holds an element's value.
export function valueField(element) {
  return Object.keys(initial[element.type](element)).find((key) => key !== 'type');
}

export function elementsOf(block) {
  return [block.element, block.accessory, ...(block.type === 'actions' ? (block.elements ?? []) : [])].filter(Boolean);
}

export class Form {
  #values = new Map();

  get(blockID, actionID) {
    return this.#values.get(key(blockID, actionID));
  }

  set(blockID, actionID, value) {
    this.#values.set(key(blockID, actionID), value);
  }

  // show takes the blocks now on the surface: values stay where block and action ids stay the same, elements new to
  // it get their initial value (or what the workspace remembers of them), the rest is forgotten.
  show(blocks, remembered = {}) {
    const next = new Map();
    for (const block of blocks) {
      for (const element of elementsOf(block)) {
        if (!initial[element.type]) continue;
        const id = key(block.block_id, element.action_id);
        const held = this.#values.get(id) ?? remembered[block.block_id]?.[element.action_id];
        next.set(id, held?.type === element.type ? held : initial[element.type](element));
      }
    }
    this.#values = next;
  }

  state() {
    const state = {};
    for (const [id, value] of this.#values) {
      const [blockID, actionID] = JSON.parse(id);
      (state[blockID] ??= {})[actionID] = value;
    }
    return state;
  }
}

const key = (blockID, actionID) => JSON.stringify([blockID, actionID]);
