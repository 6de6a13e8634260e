// What a text in the composer may become: slash commands at its start, people after an @. Pure.

// suggestions looks at the text before the caret and answers {from, items: [{insert, label, note}], hint}.
export function suggestions(before, { commands, people }) {
  if (/^\/\S*$/.test(before)) return { from: 0, items: slash(before, commands), hint: null };
  const command = commands.find((c) => before.startsWith(c.command + ' '));
  const mention = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(before);
  if (mention) return { from: before.length - mention[1].length - 1, items: named(mention[1], people), hint: null };
  return { from: 0, items: [], hint: command ? { command: command.command, usage: command.usage_hint ?? '' } : null };
}

function slash(typed, commands) {
  return commands
    .filter((c) => c.command.startsWith(typed.toLowerCase()))
    .map((c) => ({ insert: c.command + ' ', label: c.command, usage: c.usage_hint, note: c.description }));
}

function named(typed, people) {
  const wanted = typed.toLowerCase();
  return people
    .filter(
      (p) =>
        !p.deleted &&
        [p.name, ...(p.real_name ?? '').split(/\s+/)].some((name) => name.toLowerCase().startsWith(wanted)),
    )
    .slice(0, 8)
    .map((p) => ({
      insert: `@${p.name} `,
      label: p.real_name || p.name,
      usage: '@' + p.name,
      note: p.bot ? 'app' : '',
    }));
}
