import { holdLine } from '../line.js';
import { h, $, moment } from './dom.js';

const query = new URLSearchParams(location.search);
const state = { people: [], me: query.get('as') ?? '', kind: query.get('kind') === 'desktop' ? 'desktop' : 'phone' };

const get = async (path) => (await fetch(`desk/${path}`)).json();
const post = (path) => fetch(`desk/${path}`, { method: 'POST', headers: { 'x-sandbox-page': '1' } });
const mine = (path) => `${path}?as=${encodeURIComponent(state.me)}`;

/** A computer's client opens the page that is wrapped in its own kind of link. */
function inside(link) {
  const wrapped = /^taurus:\/\/taurusclient\/page\/link\?(.*)$/.exec(link);
  return wrapped === null ? link : (new URLSearchParams(wrapped[1]).get('url') ?? '');
}

/** The ways of a card, as this device shows them: `[label, address]`. */
function waysOf(card) {
  const onDesktop = state.kind === 'desktop';
  if (card.single_title) return [[card.single_title, onDesktop ? (card.single_pc_url ?? card.single_url) : card.single_url]];
  return (card.btn_json_list ?? []).map((button) => {
    const address = onDesktop ? button.action_pc_url : button.action_mobile_url;
    return [button.title, address ?? button.action_url];
  });
}

function drawNotice({ msg, at, recalled }) {
  const { day, time } = moment(at);
  const when = h('span', { class: 'time', text: `${day} ${time}` });
  if (recalled) return h('li', {}, when, h('p', { class: 'gone', text: '项目管家撤回了一条通知' }));
  const card = msg.action_card ?? { title: '', markdown: msg.text?.content ?? '' };
  const buttons = waysOf(card).map(([label, link]) =>
    h('button', { type: 'button', text: label, on: { click: () => openPage(inside(link)) } }),
  );
  const title = card.title ? h('h3', { text: card.title }) : null;
  return h('li', {}, when, h('div', { class: 'card' }, title, h('p', { text: card.markdown }), buttons));
}

/** Opens a page as the client does: the frame's name tells the script in it whose telephone this is. */
function openPage(link) {
  const frame = document.createElement('iframe');
  frame.name = `zwdd:${state.me}`;
  frame.title = '项目管家的页面';
  frame.src = link;
  $('frame').replaceChildren(frame);
  $('page').hidden = false;
  $('close').focus();
}

function closePage() {
  $('page').hidden = true;
  $('frame').replaceChildren();
}

async function draw() {
  const { notices, todos } = await get(mine('phone'));
  $('notices').replaceChildren(...notices.map(drawNotice));
  if (notices.length === 0) $('notices').replaceChildren(h('li', { class: 'gone', text: '还没有通知' }));
  const open = todos.filter((todo) => todo.state === 'open');
  $('todo').hidden = open.length === 0;
  const row = ({ subject, url, mobileUrl }) =>
    h('button', {
      type: 'button',
      text: subject,
      on: { click: () => openPage(state.kind === 'desktop' ? url : mobileUrl) },
    });
  $('todos').replaceChildren(...open.map((todo) => h('li', {}, row(todo))));
  $('chat').scrollTop = $('chat').scrollHeight;
  await post(mine('read'));
}

let drawing = 0;
/** Several changes in a row are drawn once. */
function drawSoon() {
  clearTimeout(drawing);
  drawing = setTimeout(() => void draw(), 120);
}

async function start() {
  state.people = await get('people');
  const options = state.people
    .filter(({ active }) => active)
    .map(({ accountId, name, unit }) => h('option', { value: accountId, text: `${name} · ${unit}` }));
  $('who').replaceChildren(...options);
  if (!state.people.some(({ accountId }) => accountId === state.me)) state.me = state.people[0]?.accountId ?? '';
  $('who').value = state.me;
  $('who').addEventListener('change', () => location.assign(`?as=${$('who').value}&kind=${state.kind}`));
  const person = state.people.find(({ accountId }) => accountId === state.me);
  $('hint').textContent = person?.hint ?? '';
  document.title = `${person?.name ?? ''} · 浙政钉沙盒`;
  for (const radio of document.querySelectorAll('input[name="kind"]')) {
    radio.checked = radio.value === state.kind;
    radio.addEventListener('change', () => {
      state.kind = radio.value;
      $('device').className = state.kind;
      void draw();
    });
  }
  $('device').className = state.kind;
  $('close').addEventListener('click', closePage);
  window.addEventListener('message', ({ origin, data }) => {
    if (origin !== location.origin || typeof data?.zwdd?.call !== 'string') return;
    if (data.zwdd.call === 'closePage') closePage();
    if (data.zwdd.call === 'setTitle') $('page-title').textContent = String(data.zwdd.title ?? '');
  });
  holdLine('desk/live', drawSoon, drawSoon);
  await draw();
}

void start();
