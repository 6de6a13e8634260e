// The simulator's own endpoints. Every call answers JSON or throws an Error that says what a person may read.

async function call(path, init) {
  let answer;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new Error('The workspace cannot be reached. Is it still running?');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? `The workspace answered ${answer.status}.`);
  return body;
}

export const get = (path, params = {}) => call(`${path}?${new URLSearchParams(params)}`);

export const post = (path, body) =>
  call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

export const upload = (path, params, file) =>
  call(`${path}?${new URLSearchParams(params)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });

// watch calls changed on every change of the workspace and again after each reconnection.
export function watch(changed, connection) {
  const events = new EventSource('/sim/events');
  events.onopen = () => {
    connection(true);
    changed();
  };
  events.onmessage = changed;
  events.onerror = () => connection(false);
}
