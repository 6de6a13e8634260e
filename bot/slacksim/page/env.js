// What rendering needs to know: who reads, in which zone and language, and the names of people and channels.

// makeEnv wraps an answer of /sim/state. href(change) is the address of the page with the route changed.
export function makeEnv(state, href) {
  const people = new Map(state.people.map((person) => [person.id, person]));
  const channels = new Map(state.channels.map((channel) => [channel.id, channel]));
  const dms = new Map(state.dms.map((dm) => [dm.id, dm]));
  const me = people.get(state.me);
  const namesIn = (dm, name) =>
    dm?.people
      .filter((id) => id !== state.me)
      .map((id) => (people.has(id) ? name(people.get(id)) : id))
      .join(', ');
  const fetched = performance.now();
  const started = Date.parse(state.now);
  return {
    me,
    zone: me.zone,
    locale: canonical(me.locale),
    people: state.people,
    channels: state.channels,
    dms: state.dms,
    app: state.app,
    href,
    person: (id) => people.get(id),
    channel: (id) => channels.get(id),
    dm: (id) => dms.get(id),
    nameOf: (id) => people.get(id)?.name ?? channels.get(id)?.name ?? namesIn(dms.get(id), (p) => p.name) ?? id,
    // fullNames are those of the others in direct messages, as Slack lists them.
    fullNames: (dm) => namesIn(dm, (p) => p.real_name || p.name),
    // Unix seconds of the workspace's clock.
    get now() {
      return Math.floor((started + performance.now() - fetched) / 1000);
    },
  };
}

function canonical(locale) {
  try {
    return Intl.getCanonicalLocales(locale.replace('_', '-'))[0];
  } catch {
    return 'en-US';
  }
}
