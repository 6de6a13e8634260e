// Text fields, files, checkboxes and radio buttons.
import { h, icon, uid } from './dom.js';
import { upload } from './api.js';
import { text } from './mrkdwn_dom.js';
import { teller } from './teller.js';

function field(tag, extra = () => ({})) {
  return (element, { surface, block, attrs }) => {
    const held = surface.form.get(block.block_id, element.action_id)?.value;
    const input = h(tag, {
      ...attrs,
      ...extra(element),
      class: 'text',
      dir: 'auto',
      placeholder: element.placeholder?.text,
    });
    input.value = held ?? '';
    telling(input, element, { surface, block }, () => ({
      type: element.type,
      value: input.value === '' ? null : input.value,
    }));
    return element.max_length ? h('div', { class: 'counted' }, input, counter(input, element.max_length)) : input;
  };
}

// telling keeps what is typed, and tells the bot of it where the field does.
function telling(input, element, { surface, block }, value) {
  const tell = () => input.isConnected && !surface.over && surface.change(block, element, value());
  const { typed, entered } = teller(block, element, tell);
  input.addEventListener('input', () => {
    surface.form.set(block.block_id, element.action_id, value());
    typed();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && entered()) event.preventDefault();
  });
}

// counter tells what is left once it begins to matter. Who writes more keeps it, and hears of it when they send the form.
function counter(input, max) {
  const left = h('span', { class: 'counter', 'aria-live': 'polite' });
  const show = () => {
    const rest = max - [...input.value].length;
    left.textContent = rest <= Math.max(20, max / 10) ? String(rest) : '';
    left.setAttribute('aria-label', left.textContent && (rest < 0 ? `${-rest} characters too many` : `${rest} characters left`));
    left.classList.toggle('over', rest < 0);
  };
  input.addEventListener('input', show);
  show();
  return left;
}

const plainText = (element, context) => (element.multiline ? area : line)(element, context);
const area = field('textarea', () => ({ rows: 4 }));
const line = field('input', () => ({ type: 'text', autocomplete: 'off' }));

export const textInputs = {
  plain_text_input: plainText,
  email_text_input: field('input', () => ({ type: 'email', autocomplete: 'off' })),
  url_text_input: field('input', () => ({ type: 'url', autocomplete: 'off' })),
  number_input: field('input', (e) => ({
    type: 'text',
    inputmode: e.is_decimal_allowed ? 'decimal' : 'numeric',
    autocomplete: 'off',
  })),
  rich_text_input: richTextInput,
  file_input: fileInput,
};

// richTextInput is a plain text area: each line becomes a line of one rich_text section.
function richTextInput(element, { surface, block, attrs }) {
  const leaves = surface.form.get(block.block_id, element.action_id)?.rich_text_value?.elements ?? [];
  const input = h('textarea', {
    ...attrs,
    class: 'text',
    dir: 'auto',
    rows: element.min_lines ?? 4,
    placeholder: element.placeholder?.text,
  });
  input.value = leaves.map((section) => (section.elements ?? []).map((leaf) => leaf.text ?? '').join('')).join('\n');
  telling(input, element, { surface, block }, () => ({
    type: element.type,
    rich_text_value:
      input.value === ''
        ? null
        : {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: input.value }] }],
          },
  }));
  return input;
}

function fileInput(element, { surface, block, attrs }) {
  const names = h('ul', { class: 'file-names' });
  const value = () => surface.form.get(block.block_id, element.action_id) ?? { type: element.type, files: [] };
  const show = () => names.replaceChildren(...value().files.map((file) => h('li', { class: 'file' }, icon('file'), h('span', { class: 'file-name', dir: 'auto' }, file.name))));
  const accept = (element.filetypes ?? []).map((type) => '.' + type).join(',');
  const input = h('input', { ...attrs, class: 'upload', type: 'file', accept, multiple: (element.max_files ?? 10) > 1 });
  input.addEventListener('change', () =>
    surface.trying(async () => {
      const files = [];
      for (const file of [...input.files].slice(0, element.max_files ?? 10)) {
        files.push((await upload('/sim/upload', { as: surface.env.me.id, name: file.name }, file)).file);
      }
      surface.form.set(block.block_id, element.action_id, { type: element.type, files });
      show();
    }),
  );
  show();
  return h('div', {}, input, names);
}

function choices(type, field, read) {
  return (element, { surface, block, attrs }) => {
    const held = [surface.form.get(block.block_id, element.action_id)?.[field] ?? []]
      .flat()
      .map((option) => option.value);
    const group = uid('group');
    const root = h('div', { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group', ...attrs });
    const inputs = element.options.map((option) =>
      choice(type, option, {
        name: group,
        checked: held.includes(option.value),
        env: surface.env,
        root,
      }),
    );
    root.addEventListener('change', async () => {
      const chosen = element.options.filter((_, i) => inputs[i].checked);
      if (await surface.change(block, element, { type: element.type, [field]: read(chosen) })) return;
      inputs.forEach((input, i) => {
        input.checked = held.includes(element.options[i].value);
      });
    });
    return root;
  };
}

function choice(type, option, { name, checked, env, root }) {
  const input = h('input', { type, name, checked, 'data-option': option.value });
  root.append(
    h(
      'label',
      { class: 'choice', dir: 'auto' },
      input,
      h(
        'span',
        {},
        text(option.text, env),
        option.description && h('span', { class: 'choice-note' }, text(option.description, env)),
      ),
    ),
  );
  return input;
}

export const choiceInputs = {
  checkboxes: choices('checkbox', 'selected_options', (chosen) => chosen),
  radio_buttons: choices('radio', 'selected_option', (chosen) => chosen[0] ?? null),
};
