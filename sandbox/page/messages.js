import { fileUrl, me, post } from './api.js';
import { drawCard } from './card/card.js';
import { toast } from './dialog.js';
import { $, avatar, fileSize, h, shortTime } from './dom.js';

const GAP_MS = 5 * 60_000;
const NEAR = 120;
const locks = new Map();

/** Draws a whole chat. */
export function drawHistory(messages, now) {
  const rows = messages.flatMap((message, index) => withTime(message, messages[index - 1], now));
  $('messages').replaceChildren(
    ...(rows.length > 0 ? rows : [h('p', { class: 'empty', text: '还没有消息。说句话，或点下方的菜单开始。' })]),
  );
  toBottom();
}

/** Adds a message, or changes the one that is there. A form keeps what was typed unless its card changed. */
export function putMessage(message, previous, now) {
  const list = $('messages');
  const old = list.querySelector(`[data-id="${message.messageId}"]`);
  const near = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  if (old) {
    if (old.dataset.state === stateOf(message)) return;
    const focused = old.contains(document.activeElement);
    const fresh = row(message);
    fresh.classList.add('changed');
    old.replaceWith(fresh);
    if (focused) fresh.querySelector('.card')?.setAttribute('tabindex', '-1');
    if (focused) fresh.querySelector('.card')?.focus({ preventScroll: true });
    const last = fresh.nextElementSibling === null;
    if (focused || (near && last)) reveal(fresh);
    else if (near) toBottom();
  } else {
    list.querySelector('.empty')?.remove();
    const rows = withTime(message, previous, now);
    list.append(...rows);
    if (near || message.from === me) reveal(rows.at(-1));
  }
}

/** To the end of the chat; a message taller than the window is shown from its beginning, where reading starts. */
function reveal(node) {
  const list = $('messages');
  if (node.offsetHeight < list.clientHeight - 40) toBottom();
  else list.scrollTop = node.offsetTop - list.offsetTop - 12;
}

function toBottom() {
  const list = $('messages');
  list.scrollTop = list.scrollHeight;
  requestAnimationFrame(() => (list.scrollTop = list.scrollHeight));
}

function withTime(message, previous, now) {
  const late = !previous || message.at - previous.at > GAP_MS;
  return [...(late ? [h('p', { class: 'when', text: shortTime(message.at, now) })] : []), row(message)];
}

const stateOf = (message) => JSON.stringify([message.recalled, message.card ?? null]);

function row(message) {
  const { messageId, from, fromName, type } = message;
  const mine = from === me;
  const notice = type === 'system' || message.recalled;
  const node = notice
    ? h('p', { class: 'notice', text: message.recalled ? `${mine ? '你' : fromName}撤回了一条消息` : message.text })
    : h(
        'div',
        { class: `message ${mine ? 'mine' : ''} ${type}` },
        avatar(fromName, from === 'bot' ? 'bot' : 'person'),
        h(
          'div',
          { class: 'said' },
          h('span', { class: 'said-by', text: mine ? '我' : fromName }),
          body(message),
          mine ? recallButton(messageId) : null,
        ),
      );
  node.dataset.id = messageId;
  node.dataset.state = stateOf(message);
  return node;
}

function body(message) {
  const { type, text, file, card, messageId } = message;
  if (type === 'text') return h('div', { class: 'bubble', text });
  if (type === 'interactive') return drawCard(card, { press: (action) => press(messageId, action), locks: locksOf(messageId) });
  if (type === 'image' && file) {
    return h(
      'a',
      { href: fileUrl(file.key), target: '_blank', rel: 'noopener' },
      h('img', { class: 'sent-image', src: fileUrl(file.key), alt: `图片 ${file.name}` }),
    );
  }
  if (file) {
    return h(
      'a',
      { class: 'file', href: fileUrl(file.key), download: file.name },
      h('span', { class: 'file-kind', 'aria-hidden': 'true', text: kindOf(file.name) }),
      h(
        'span',
        { class: 'file-words' },
        h('b', { text: file.name }),
        h('span', { class: 'muted', text: `${fileSize(file.size)} · 点击下载` }),
      ),
    );
  }
  return h('div', { class: 'bubble muted', text: '（这类消息在沙盒里不显示）' });
}

const kindOf = (name) => (/\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? '文件').toUpperCase();

function locksOf(messageId) {
  if (!locks.has(messageId)) locks.set(messageId, new Set());
  return locks.get(messageId);
}

async function press(messageId, action) {
  const answer = await post(`messages/${messageId}/press`, action);
  if (answer.toast) toast(answer.toast.content, answer.toast.type);
  return answer;
}

function recallButton(messageId) {
  const recall = () => post(`messages/${messageId}/recall`).catch((error) => toast(error.message, 'error'));
  return h('button', { type: 'button', class: 'recall', text: '撤回', on: { click: recall } });
}
