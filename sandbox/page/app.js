import { get, listen, me, post } from './api.js';
import { sandboxNow, setClock, startClock } from './clock.js';
import { drawMenu, startComposer } from './composer.js';
import { toast } from './dialog.js';
import { $, avatar, h, shortTime } from './dom.js';
import { drawHistory, putMessage } from './messages.js';
import { choosePerson, newGroup, roomSettings } from './people.js';

const state = { elsewhere: null, people: [], bot: { name: '机器人', menu: [] }, chats: [], open: '', messages: [] };
const myself = () => state.people.find(({ openId }) => openId === me);
const openChat = () => state.chats.find(({ chatId }) => chatId === state.open);
const oops = (error) => toast(error.message, 'error');

async function loadWorld() {
  const { people, bot, chats, clock, elsewhere } = await get('world');
  Object.assign(state, { people, bot, chats, elsewhere });
  setClock(clock);
  drawWho();
  drawChats();
  drawRoomHead();
}

function drawWho() {
  const person = myself();
  $('who').replaceChildren(
    avatar(person?.name ?? '？'),
    h(
      'span',
      { class: 'who-words' },
      h('b', { text: person?.name ?? '选择身份' }),
      h('span', { class: 'muted', text: person ? `${person.unit} · ${person.title}` : '以谁的身份' }),
    ),
    h('span', { class: 'who-switch', text: '切换' }),
  );
  if (person) document.title = `${person.name} · 沙盒`;
}

function drawChats() {
  const row = (chat) => {
    const { chatId, type, name, unread, last, at } = chat;
    const here = chatId === state.open;
    const words = h(
      'span',
      { class: 'chat-words' },
      h(
        'span',
        { class: 'chat-top' },
        h('b', { text: name }),
        type === 'p2p' ? h('span', { class: 'bot-mark', text: '机器人' }) : null,
        h('span', { class: 'chat-at', text: at > 0 ? shortTime(at, sandboxNow()) : '' }),
      ),
      h(
        'span',
        { class: 'chat-last' },
        h('span', { class: 'muted', text: last || '还没有消息' }),
        unread > 0 && !here
          ? h('span', {
              class: 'unread',
              'aria-label': `${unread} 条未读`,
              role: 'img',
              text: unread > 99 ? '99+' : String(unread),
            })
          : null,
      ),
    );
    return h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          class: `chat${here ? ' here' : ''}`,
          'aria-current': here ? 'true' : null,
          on: { click: () => show(chatId) },
        },
        avatar(name, type === 'p2p' ? 'bot' : 'group'),
        words,
      ),
    );
  };
  $('chats').replaceChildren(...state.chats.map(row));
}

function drawRoomHead() {
  const chat = openChat();
  if (!chat) return;
  $('room-name').textContent = chat.name;
  $('room-about').textContent =
    chat.type === 'p2p' ? '机器人 · 单聊' : `${chat.members.length} 人${chat.botIn ? ` · 有${state.bot.name}` : ''}`;
  drawMenu(chat, state.bot);
}

/** Opens a chat; the private chat with the bot tells the bot so. */
async function show(chatId) {
  state.open = chatId;
  $('app').dataset.view = 'room';
  const { messages } = await get(`chats/${chatId}`);
  if (state.open !== chatId) return;
  state.messages = messages;
  drawHistory(messages, sandboxNow());
  for (const id of ['words', 'send']) $(id).disabled = false;
  drawRoomHead();
  drawChats();
  if (openChat()?.type === 'p2p') void post('enter').catch(oops);
  void markRead();
}

/** After the line was gone: takes in what was missed and leaves what is being filled in alone. */
async function catchUp() {
  await loadWorld();
  if (state.open === '') return;
  const { messages } = await get(`chats/${state.open}`);
  for (const message of messages) onChange({ kind: 'message', message });
}

function markRead() {
  return document.visibilityState === 'visible' && $('app').dataset.view === 'room'
    ? post(`chats/${state.open}/read`).catch(oops)
    : undefined;
}

let reload = 0;
/** Several changes in a row ask for the list once. */
function reloadSoon() {
  clearTimeout(reload);
  reload = setTimeout(() => loadWorld().catch(oops), 120);
}

function onChange(change) {
  if (change.kind === 'clock') return setClock(change);
  if (change.kind === 'chats') return reloadSoon();
  const { message } = change;
  reloadSoon();
  if (message.chatId !== state.open) return;
  const index = state.messages.findIndex(({ messageId }) => messageId === message.messageId);
  if (index >= 0) state.messages[index] = message;
  else state.messages.push(message);
  putMessage(message, state.messages.at(-2), sandboxNow());
  if (index < 0) void markRead();
}

async function start() {
  startClock();
  startComposer(() => state.open);
  $('who').addEventListener('click', () => choosePerson(state.people, true, state.elsewhere));
  $('new-group').addEventListener('click', () => newGroup(state.people, (chatId) => loadWorld().then(() => show(chatId), oops)));
  $('room-more').addEventListener('click', () => openChat() && roomSettings(openChat(), state.bot));
  $('back').addEventListener('click', () => {
    $('app').dataset.view = 'list';
  });
  document.addEventListener('visibilitychange', () => void markRead());
  await loadWorld();
  if (!myself()?.active) return choosePerson(state.people, false, state.elsewhere);
  listen(onChange, () => catchUp().catch(oops));
  const wanted = new URLSearchParams(location.search).get('chat');
  const first = state.chats.find(({ chatId }) => chatId === wanted) ?? state.chats.find(({ type }) => type === 'p2p');
  if (first) await show(first.chatId);
}

start().catch(oops);
