// The workspace's clock, in the zone of whoever acts, and the menu that moves it.
import { h, icon } from './dom.js';
import { post } from './api.js';
import { hours, instant, localDate, localTime } from './dates.js';
import { menuButton } from './menu.js';
import { toast } from './toast.js';

const jumps = [
  ['hour', 'Next hour'],
  ['day', 'Next day'],
  ['monday', 'Next Monday 09:00'],
];

export class Clock {
  constructor({ changed }) {
    this.changed = changed;
    this.text = h('span', { class: 'clock-text' });
    this.status = h('span', { class: 'visually-hidden', role: 'status' });
    this.button = h('button', { class: 'clock', type: 'button' }, icon('clock'), this.text, icon('down'));
    menuButton(this.button, () => this.#items(), { label: 'Move the clock' });
    this.root = h('div', {}, this.button, this.status);
    setInterval(() => this.#show(), 5000);
  }

  update(env, movable) {
    this.env = env;
    this.button.disabled = !movable;
    this.#show();
  }

  #show() {
    if (!this.env || this.moving) return;
    const { locale, zone, now } = this.env;
    const options = {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: hours(this.env),
      minute: '2-digit',
    };
    this.text.textContent = new Intl.DateTimeFormat(locale, options).format(now * 1000);
    this.button.title = `Workspace time in ${zone.replaceAll('_', ' ')}`;
    this.button.setAttribute('aria-label', `${this.text.textContent}. Move the clock`);
  }

  #items() {
    return [
      ...jumps.map(([to, label]) => ({ label, run: () => this.#jump(to) })),
      { custom: (close) => this.#any(close) },
    ];
  }

  #any(close) {
    const { now, zone } = this.env;
    const date = h('input', {
      type: 'date',
      'aria-label': 'Date',
      value: localDate(now, zone),
      min: localDate(now, zone),
    });
    const time = h('input', { type: 'time', 'aria-label': 'Time', value: localTime(now, zone) });
    const jump = (event) => {
      event.preventDefault();
      if (!date.value || !time.value) return;
      close();
      this.#jump(new Date(instant(date.value, time.value, zone) * 1000).toISOString());
    };
    return h(
      'form',
      { class: 'jump', onsubmit: jump },
      date,
      time,
      h('button', { class: 'button primary', type: 'submit' }, 'Jump'),
    );
  }

  async #jump(to) {
    this.moving = true;
    this.button.ariaBusy = 'true';
    this.text.textContent = this.status.textContent = 'moving…';
    try {
      await post('/sim/clock', { to, as: this.env.me.id });
    } catch (error) {
      toast(error.message);
    }
    this.moving = false;
    this.button.ariaBusy = null;
    this.status.textContent = '';
    this.changed();
  }
}
