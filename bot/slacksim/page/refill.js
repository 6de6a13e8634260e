// Replacing what is on the page without losing the reader's place in it.

// refill replaces the children of root; the focus and the caret stay where the new children have the same data-focus.
export function refill(root, children) {
  const held = hold(root);
  root.replaceChildren(...children.flat(Infinity).filter(Boolean));
  settle();
  held?.();
}

// arrange makes nodes the children of parent and moves none that is already in place.
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
  settle();
}

// settle lets what floats beside an element that has gone close itself.
export const settle = () => document.dispatchEvent(new Event('settle'));

// hold remembers the focus inside root and answers what gives it back.
export function hold(root) {
  const active = document.activeElement;
  const key = root.contains(active) && active.closest('[data-focus]')?.dataset.focus;
  if (!key) return null;
  const option = active.dataset.option;
  const caret =
    'selectionStart' in active ? [safeCaret(active, 'selectionStart'), safeCaret(active, 'selectionEnd')] : null;
  return () => {
    const target = findFocus(root, key, option);
    target?.focus({ preventScroll: true });
    if (caret && caret[0] !== null && target?.setSelectionRange) target.setSelectionRange(...caret);
  };
}

// Some input types have no caret and throw when asked.
function safeCaret(input, side) {
  try {
    return input[side];
  } catch {
    return null;
  }
}

export function findFocus(root, key, option) {
  const holder = root.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  if (!holder) return null;
  if (holder.matches('input, textarea, button, a, select')) return holder;
  return holder.querySelector(option ? `[data-option="${CSS.escape(option)}"]` : 'input:checked, input');
}
