// The interactive elements, by type. Each gets (element, context) with context = {surface, block, attrs}.
import { h, icon, link } from './dom.js';
import { text } from './mrkdwn_dom.js';
import { menuButton } from './menu.js';
import { select } from './selects.js';
import { choiceInputs, textInputs } from './inputs.js';
import { datepicker, datetimepicker, timepicker } from './pickers.js';

const kinds = {
  button,
  overflow,
  image,
  datepicker,
  timepicker,
  datetimepicker,
  ...textInputs,
  ...choiceInputs,
  ...Object.fromEntries(
    ['static', 'external', 'users', 'conversations', 'channels'].flatMap((name) => [
      [`${name}_select`, select],
      [`multi_${name}_select`, select],
    ]),
  ),
};

// renderElement draws an element of a block; attrs (id, aria-…) go on what takes the focus.
export function renderElement(element, block, surface, attrs = {}) {
  const draw = kinds[element.type];
  if (!draw) return h('span', { class: 'unsupported' }, `Unsupported element: ${element.type}`);
  const focusKey = element.action_id && `${block.block_id}/${element.action_id}`;
  const named = { 'aria-label': attrs.id ? undefined : element.placeholder?.text, ...attrs, 'data-focus': focusKey };
  return draw(element, { surface, block, attrs: named });
}

function button(element, { surface, block, attrs }) {
  const classes = ['button', element.style].filter(Boolean).join(' ');
  const label = h('span', { class: 'button-label' }, text(element.text, surface.env));
  const common = { ...attrs, class: classes, 'aria-label': element.accessibility_label, dir: 'auto' };
  const press = () => surface.press(block, element, { type: 'button' }, root);
  const root = element.url
    ? link(element.url, { ...common, onclick: press }, label)
    : h('button', { ...common, type: 'button', onclick: press }, label);
  return root;
}

function overflow(element, { surface, block, attrs }) {
  const root = h(
    'button',
    { ...attrs, class: 'button overflow', type: 'button', 'aria-label': 'More actions' },
    icon('more'),
  );
  return menuButton(root, () =>
    element.options.map((option) => ({
      label: text(option.text, surface.env),
      note: option.description?.text,
      href: option.url,
      run: () =>
        surface.press(
          block,
          element,
          { type: 'overflow', selected_option: { text: option.text, value: option.value } },
          root,
        ),
    })),
  );
}

// image shows pictures that the workspace itself holds; nothing is fetched from elsewhere.
export function image(element, { small = true } = {}) {
  const source = element.image_url ?? element.slack_file?.url ?? '';
  const own =
    source.startsWith('data:image/') ||
    (URL.canParse(source, location.origin) && new URL(source, location.origin).origin === location.origin);
  if (own) return h('img', { src: source, alt: element.alt_text, class: small ? 'thumb' : 'picture' });
  return link(
    source,
    { class: small ? 'thumb absent' : 'picture absent', title: element.alt_text, 'aria-label': element.alt_text },
    small ? icon('file') : element.alt_text || 'Picture',
  );
}
