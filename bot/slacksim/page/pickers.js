// Date and time: the browser's own pickers, which speak the keyboard and the screen reader of their user.
import { h } from './dom.js';
import { instant, localDate, localTime } from './dates.js';

function picker(type, field, { read = (v) => v, write = (v) => v ?? '', note } = {}) {
  return (element, { surface, block, attrs }) => {
    const held = () => surface.form.get(block.block_id, element.action_id)?.[field] ?? null;
    const input = h('input', { ...attrs, class: 'picker', type, value: write(held(), surface.env) });
    input.addEventListener('change', async () => {
      const value = { type: element.type, [field]: input.value ? read(input.value, surface.env) : null };
      if (element.timezone) value.timezone = element.timezone;
      if (!(await surface.change(block, element, value))) input.value = write(held(), surface.env);
    });
    const about = note?.(element, surface.env);
    return about ? h('span', { class: 'picker-row' }, input, h('span', { class: 'picker-note' }, about)) : input;
  };
}

export const datepicker = picker('date', 'selected_date');

export const timepicker = picker('time', 'selected_time', { note: (element) => element.timezone });

export const datetimepicker = picker('datetime-local', 'selected_date_time', {
  read: (text, env) => instant(...text.split('T'), env.zone),
  write: (ts, env) => (ts ? `${localDate(ts, env.zone)}T${localTime(ts, env.zone)}` : ''),
  note: (element, env) => env.zone.replaceAll('_', ' '),
});
