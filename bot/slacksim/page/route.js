// Where the page is, kept in the address: #as=U1&c=C1&tab=home&t=TS. A reload finds it again.

export function read() {
  const params = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(['as', 'c', 'tab', 't'].map((key) => [key, params.get(key) ?? '']));
}

// href is the address with some of the route changed; another channel has neither tab nor thread.
export function href(change) {
  const base = 'c' in change ? { as: read().as } : read();
  const next = Object.entries({ ...base, ...change }).filter(([, value]) => value);
  return '#' + new URLSearchParams(next);
}

export function go(change) {
  location.hash = href(change);
}

export function replace(change) {
  history.replaceState(null, '', href(change));
}
