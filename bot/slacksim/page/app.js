// The page put together: what the address says is fetched, what was fetched is drawn, and every change of the workspace
// begins again.
import { get, post, watch } from './api.js';
import { Clock } from './clock.js';
import { h, icon } from './dom.js';
import { makeEnv } from './env.js';
import { Header } from './header.js';
import { Home } from './home.js';
import { Modals } from './modal.js';
import { regions } from './regions.js';
import { Sidebar } from './sidebar.js';
import { Thread } from './thread.js';
import { Who } from './who.js';
import { Conversation } from './conversation.js';
import { toast } from './toast.js';
import * as route from './route.js';

// "Today" and "3 minutes ago" grow old by themselves.
const aWhile = 30_000;

const sidebar = new Sidebar();
const header = new Header();
const home = new Home();
const conversation = new Conversation();
const thread = new Thread();
const modals = new Modals({ changed: refresh });
const clock = new Clock({ changed: refresh });
const who = new Who();
const lost = h('span', { class: 'lost', role: 'status' });

function frame() {
  const drawer = h(
    'button',
    {
      class: 'plain-button drawer',
      type: 'button',
      'aria-label': 'Channels',
      'aria-controls': 'sidebar',
      'aria-expanded': 'false',
      onclick: () => open(!shell.classList.contains('drawn')),
    },
    icon('menu'),
  );
  const veil = h('div', { class: 'veil', onclick: () => open(false) });
  const shell = h(
    'div',
    { class: 'shell' },
    h('div', { class: 'top', 'data-region': 'top' }, drawer, clock.root, lost, who.root),
    sidebar.root,
    veil,
    h('main', {}, header.root, home.root, conversation.root),
    thread.root,
  );
  function open(drawn) {
    shell.classList.toggle('drawn', drawn);
    drawer.setAttribute('aria-expanded', String(drawn));
    if (drawn) sidebar.root.querySelector('.side-item[tabindex="0"]')?.focus();
  }
  window.addEventListener('hashchange', () => open(false));
  sidebar.root.addEventListener('click', (event) => event.target.closest('a') && open(false)); // also where one is already
  shell.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') open(false);
  });
  regions(shell);
  return shell;
}

// refresh runs once at a time; a change meanwhile makes it run again.
let running = false;
let again = false;

async function refresh() {
  again = true;
  if (running) return;
  running = true;
  while (again) {
    again = false;
    try {
      await load();
    } catch (error) {
      toast(error.message);
    }
  }
  running = false;
}

async function load() {
  const at = route.read();
  const state = await stateFor(at.as);
  const env = makeEnv(state, route.href);
  const place = placeOf(env, at);
  if (at.as !== state.me || at.c !== place.id)
    route.replace({ as: state.me, c: place.id, tab: at.c === place.id ? at.tab : '' });
  const where = { as: state.me, channel: place.id };
  const [messages, replies, views] = await Promise.all([
    get('/sim/messages', where),
    at.t ? get('/sim/messages', { ...where, thread: at.t }) : null,
    get('/sim/views', { as: state.me }),
  ]);
  const now = route.read();
  if (now.as === state.me && now.c === place.id) draw(env, state, place, messages.messages, replies?.messages, views);
}

// stateFor asks as somebody, or as the first person if nobody like that is here.
async function stateFor(as) {
  if (!as) return get('/sim/state');
  return get('/sim/state', { as }).catch(() => get('/sim/state'));
}

// placeOf finds what the address names, else the first channel that this person is in.
function placeOf(env, at) {
  const channel = env.channel(at.c);
  if (channel) return { id: channel.id, channel };
  const dm = env.dm(at.c);
  if (dm) return { id: dm.id, dm, app: dm.with === env.app.user };
  const first = env.channels.find((c) => c.member && !c.archived);
  return first ? { id: first.id, channel: first } : { id: env.dms[0].id, dm: env.dms[0], app: true };
}

function draw(env, state, place, messages, replies, views) {
  const at = route.read();
  const onHome = Boolean(place.app && at.tab === 'home');
  document.title = `${place.channel?.name ?? env.nameOf(place.id)} · ${state.team.name}`;
  sidebar.update(env, state.team, at);
  clock.update(env, state.clock);
  who.update(env);
  header.update(env, place, at);
  home.root.hidden = !onHome;
  conversation.root.hidden = onHome;
  if (onHome) home.update(env, views.home);
  else conversation.update(env, place, messages);
  thread.update(env, place, at.t, replies);
  modals.update(env, views.views);
  openHome(env.me.id, onHome);
  if (!onHome) markRead(env, place);
}

function markRead(env, place) {
  const { unread } = place.channel ?? place.dm;
  if (unread > 0 && !document.hidden)
    post('/sim/read', { as: env.me.id, channel: place.id }).catch((error) => toast(error.message));
}

// openHome tells the bot once that this person looks at its Home tab.
let homeOf = '';
function openHome(as, onHome) {
  const opened = onHome ? as : '';
  if (opened && opened !== homeOf) {
    home.opened();
    post('/sim/home', { as }).catch((error) => toast(error.message));
  }
  homeOf = opened;
}

document.querySelector('#app').append(frame(), modals.root);
window.addEventListener('hashchange', refresh);
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, aWhile);
watch(refresh, (connected) => {
  lost.textContent = connected ? '' : 'Not connected. Is the demo still running?';
});
