// F6 goes from one part of the page to the next, Shift+F6 back, as in Slack. A part is what has data-region.

export function regions(root) {
  document.addEventListener('keydown', (event) => {
    const lost = event.target === document.body; // what had the focus is gone
    if (event.key !== 'F6' || !(lost || root.contains(event.target))) return;
    event.preventDefault();
    const parts = [...root.querySelectorAll('[data-region]')];
    const stops = parts.map(stop);
    const step = event.shiftKey ? -1 : 1;
    let at = parts.indexOf(event.target.closest('[data-region]'));
    if (at < 0 && step < 0) at = 0;
    for (const _ of parts) {
      at = (at + step + parts.length) % parts.length;
      if (stops[at]) return stops[at].focus();
    }
  });
}

// stop is where the focus goes in a part: where a text is written, else the list's own stop, else the first button.
function stop(part) {
  const all = ['textarea', '[tabindex="0"]', 'a[href], button:enabled'];
  return all.map((what) => [...part.querySelectorAll(what)].find((el) => el.checkVisibility())).find(Boolean);
}
