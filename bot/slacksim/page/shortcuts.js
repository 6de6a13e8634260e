// What an app's shortcuts are called in menus. Pure.

const item = ({ name, callback_id }, note) => ({ label: name, note, callback_id });

// anywhere are those in the menu beside the message field: each says what it does.
export const anywhere = (app) =>
  app.shortcuts.filter(({ type }) => type === 'global').map((shortcut) => item(shortcut, shortcut.description));

// onMessage are those in a message's menu, which says whose they are. What only one person sees, and what was deleted,
// has none.
export function onMessage(app, { ephemeral, deleted }) {
  if (ephemeral || deleted) return [];
  return app.shortcuts.filter(({ type }) => type === 'message').map((shortcut) => item(shortcut, app.name));
}
