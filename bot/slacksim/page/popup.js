// Things that float: anchored to an element, above everything, gone on a click elsewhere.

// float shows content beside anchor in the top layer and returns what closes it.
export function float(anchor, content, { onclose = () => {}, width } = {}) {
  const host = anchor.closest('dialog') ?? document.body;
  content.popover = 'manual';
  host.append(content);
  content.showPopover();
  const place = () => position(anchor, content, width);
  place();
  const outside = (event) => {
    if (!content.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const moved = (event) => {
    if (!content.contains(event.target)) place();
  };
  const settled = () => {
    if (!anchor.isConnected) close();
  };
  document.addEventListener('pointerdown', outside, true);
  document.addEventListener('scroll', moved, true);
  document.addEventListener('settle', settled);
  window.addEventListener('resize', place);
  let open = true;
  function close() {
    if (!open) return;
    open = false;
    document.removeEventListener('pointerdown', outside, true);
    document.removeEventListener('scroll', moved, true);
    document.removeEventListener('settle', settled);
    window.removeEventListener('resize', place);
    content.remove();
    onclose();
  }
  return { close, place };
}

function position(anchor, content, width) {
  const at = anchor.getBoundingClientRect();
  if (width === 'anchor') content.style.width = `${at.width}px`;
  content.style.left = '0';
  const size = content.getBoundingClientRect();
  const below = window.innerHeight - at.bottom;
  const above = below < size.height + 8 && at.top > below;
  const left = Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8));
  content.style.left = `${left}px`;
  content.style.top = above ? 'auto' : `${at.bottom + 4}px`;
  content.style.bottom = above ? `${window.innerHeight - at.top + 4}px` : 'auto';
  content.style.maxHeight = `${Math.max(120, (above ? at.top : below) - 16)}px`;
}
