// Arrow keys between the items of a list that is one Tab stop.

// roving makes the items of a list one Tab stop with arrow keys between them.
export function roving(container, selector) {
  const items = () => [...container.querySelectorAll(selector)];
  container.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches(selector)) return;
    const all = items();
    const next = all[all.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  container.addEventListener('focusin', (event) => {
    if (!event.target.matches(selector)) return;
    for (const item of items()) item.tabIndex = item === event.target ? 0 : -1;
  });
}

// tabStop leaves one of the items in the Tab order: the preferred one, else the last.
export function tabStop(container, selector, preferred) {
  const all = [...container.querySelectorAll(selector)];
  const chosen =
    all.find((item) => item === preferred || (item.tabIndex === 0 && item === document.activeElement)) ??
    preferred ??
    all.at(-1);
  for (const item of all) item.tabIndex = item === chosen ? 0 : -1;
}
