// Slack's select menus, one and many, by where their options come from.
import { combobox } from './combobox.js';
import { emojiText } from './emoji.js';
import { plain } from './mrkdwn.js';

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const matching = (items, query) =>
  items.filter((item) => fold(`${item.label} ${item.note ?? ''}`).includes(fold(query)));

// labels are plain text with emoji drawn.
function label(object) {
  const nodes = plain(object?.text ?? '', object?.emoji !== false);
  return nodes.map((node) => (node.t === 'emoji' ? emojiText(node.name) : (node.v ?? ' '))).join('');
}

const optionItem = (option, group) => ({
  value: option.value,
  label: label(option.text),
  note: option.description && label(option.description),
  group,
  option,
});

function optionItems({ options, option_groups: groups }) {
  if (groups) return groups.flatMap((group) => group.options.map((option) => optionItem(option, label(group.label))));
  return (options ?? []).map((option) => optionItem(option));
}

const bare = (option) => ({
  text: option.text,
  value: option.value,
  ...(option.description && { description: option.description }),
});

const people = (env) =>
  env.people
    .filter((p) => !p.deleted && p.id !== 'USLACKBOT')
    .map((p) => ({ value: p.id, label: p.real_name || p.name, note: '@' + p.name }));
const channels = (env) =>
  env.channels.filter((c) => !c.archived).map((c) => ({ value: c.id, label: (c.private ? '🔒 ' : '#') + c.name }));

function conversations(env, { include, exclude_external_shared_channels: noShared, exclude_bot_users: noBots } = {}) {
  const wanted = (kind) => !include || include.includes(kind);
  const rooms = env.channels.filter(
    (c) => !c.archived && c.member && wanted(c.private ? 'private' : 'public') && !(noShared && c.ext_shared),
  );
  const direct = env.dms.filter(
    (d) => wanted(d.with ? 'im' : 'mpim') && !(noBots && env.person(d.with)?.bot),
  );
  return [
    ...rooms.map((c) => ({ value: c.id, label: (c.private ? '🔒 ' : '#') + c.name })),
    ...direct.map((d) => ({ value: d.id, label: env.nameOf(d.id) })),
  ];
}

// Each kind: the value's field for one and for many, and its items (at once or, for external ones, asked of the bot).
const kinds = {
  static: { one: 'selected_option', many: 'selected_options', items: (env, e) => optionItems(e) },
  external: { one: 'selected_option', many: 'selected_options', external: true },
  users: { one: 'selected_user', many: 'selected_users', items: people },
  channels: {
    one: 'selected_channel',
    many: 'selected_channels',
    items: (env) => channels(env).filter((c) => env.channel(c.value)),
  },
  conversations: {
    one: 'selected_conversation',
    many: 'selected_conversations',
    items: (env, e) => conversations(env, e.filter),
  },
};

export function select(element, context) {
  const [, multi, kindName] = /^(multi_)?(\w+)_select$/.exec(element.type);
  const kind = kinds[kindName];
  const byOption = kind.one === 'selected_option';
  const { surface, block, attrs } = context;
  const held = surface.form.get(block.block_id, element.action_id)?.[multi ? kind.many : kind.one];
  const items = kind.items?.(surface.env, element) ?? [];
  const itemOf = (v) =>
    byOption ? optionItem(v) : (items.find((item) => item.value === v) ?? { value: v, label: surface.env.nameOf(v) });
  return combobox({
    multiple: Boolean(multi),
    max: element.max_selected_items,
    attrs,
    placeholder: element.placeholder ? label(element.placeholder) : 'Select an option',
    selected: [held ?? []].flat().map(itemOf),
    minQuery: kind.external ? (element.min_query_length ?? 3) : undefined,
    load: (query) =>
      kind.external ? surface.suggest(block, element, query).then(optionItems) : matching(items, query),
    change(chosen) {
      const values = chosen.map((item) => (byOption ? bare(item.option ?? item) : item.value));
      return surface.change(block, element, {
        type: element.type,
        [multi ? kind.many : kind.one]: multi ? values : (values[0] ?? null),
      });
    },
  });
}
