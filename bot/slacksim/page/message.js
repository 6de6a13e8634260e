// One message: who, when, what, and what one can do with it.
import { h, icon } from './dom.js';
import { avatar } from './avatar.js';
import { emojiText } from './emoji.js';
import { fullText, timeText } from './dates.js';
import { mrkdwn } from './mrkdwn_dom.js';
import { renderBlocks } from './blocks.js';
import { menuButton } from './menu.js';
import { onMessage } from './shortcuts.js';
import { post } from './api.js';
import { Surface } from './surface.js';

// renderMessage draws a message. continued leaves out a repeated author; threads offers "Reply in thread".
export function renderMessage(message, surface, { continued, threads }) {
  const { env } = surface;
  const author = env.person(message.user);
  const name = message.name || author?.name || message.user;
  const ts = Number(message.ts);
  const time = h(
    'time',
    { class: 'time', datetime: new Date(ts * 1000).toISOString(), title: fullText(ts, env) },
    timeText(ts, env),
  );
  const byline = h(
    'div',
    { class: 'byline' },
    h('span', { class: 'author', dir: 'auto' }, name),
    message.is_bot && h('span', { class: 'badge' }, 'APP'),
    time,
  );
  const classes = ['message', continued && 'continued', message.ephemeral && 'ephemeral'].filter(Boolean).join(' ');
  return h(
    'article',
    {
      class: classes,
      tabindex: '-1',
      'data-focus': `message/${message.ts}`,
      'aria-label': `${name}, ${timeText(ts, env)}`,
    },
    h(
      'div',
      { class: 'gutter' },
      continued
        ? h('span', { class: 'time' }, timeText(ts, env).replace(/\s?[AP]M$/, ''))
        : avatar({ ...author, id: message.user, name, bot: message.is_bot }),
    ),
    h(
      'div',
      { class: 'message-body' },
      message.ephemeral && h('div', { class: 'only-you' }, icon('eye'), 'Only visible to you'),
      !continued && byline,
      content(message, surface),
      (message.files ?? []).map((file) => fileCard(file, env)),
      reactions(message, env),
      threads && message.reply_count > 0 && replies(message, env),
    ),
    tools(message, env, threads),
  );
}

function content(message, surface) {
  const { env } = surface;
  if (message.deleted) return h('div', { class: 'tombstone' }, 'This message was deleted.');
  const edited = message.edited && h('span', { class: 'edited' }, '(edited)');
  if (message.blocks?.length) return h('div', { class: 'blocks' }, renderBlocks(message.blocks, surface), edited);
  if (!message.text) return edited;
  return h('div', { class: 'plain-message', dir: 'auto' }, mrkdwn(message.text, env), ' ', edited);
}

function fileCard(file, env) {
  return h(
    'a',
    { class: 'file', href: file.url, download: file.name },
    icon('file'),
    h('span', { class: 'file-name', dir: 'auto' }, file.title || file.name),
    h('span', { class: 'file-note' }, sizeText(file.size, env)),
    icon('download'),
  );
}

function sizeText(bytes, env) {
  const number = new Intl.NumberFormat(env.locale, { maximumFractionDigits: 1 });
  return bytes < 1000 ? `${number.format(bytes)} B` : `${number.format(bytes / 1000)} kB`;
}

function reactions(message, env) {
  if (!message.reactions?.length) return null;
  return h(
    'div',
    { class: 'reactions' },
    message.reactions.map((reaction) =>
      h(
        'span',
        { class: 'reaction', title: reaction.users?.map((id) => env.nameOf(id)).join(', ') },
        emojiText(reaction.name),
        ' ',
        reaction.count,
      ),
    ),
  );
}

function replies(message, env) {
  const words = message.reply_count === 1 ? '1 reply' : `${message.reply_count} replies`;
  return h(
    'a',
    { class: 'replies', href: env.href({ t: message.ts }), 'data-focus': `replies/${message.ts}` },
    icon('thread'),
    words,
  );
}

function tools(message, env, threads) {
  const shortcuts = onMessage(env.app, message);
  if (message.ephemeral || message.deleted || (!threads && !shortcuts.length)) return null;
  return h(
    'div',
    { class: 'tools' },
    threads &&
      h(
        'a',
        { class: 'tool', href: env.href({ t: message.ts }), 'aria-label': 'Reply in thread', title: 'Reply in thread' },
        icon('thread'),
      ),
    shortcuts.length > 0 && shortcutMenu(message, env, shortcuts),
  );
}

function shortcutMenu(message, env, shortcuts) {
  const { channel } = message;
  const run = (shortcut) =>
    new Surface({}).trying(() =>
      post('/sim/shortcut', { as: env.me.id, callback_id: shortcut.callback_id, channel, ts: message.ts }),
    );
  const button = h(
    'button',
    { class: 'tool', type: 'button', 'aria-label': 'Message shortcuts', title: 'Message shortcuts' },
    icon('more'),
  );
  return menuButton(button, () => shortcuts.map((shortcut) => ({ ...shortcut, run: () => run(shortcut) })));
}
