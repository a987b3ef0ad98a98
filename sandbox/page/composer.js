import { post, postFile } from './api.js';
import { toast } from './dialog.js';
import { $, h } from './dom.js';

/** Typing, files by picker or drag, and the bot's menu. `where()` tells the open chat. */
export function startComposer(where) {
  const words = $('words');
  const grow = () => {
    words.rows = Math.min(6, words.value.split('\n').length);
  };
  const say = async (event) => {
    event?.preventDefault();
    const text = words.value.trim();
    if (text === '') return;
    words.value = '';
    grow();
    try {
      await post(`chats/${where()}/text`, { text });
    } catch (error) {
      words.value = text;
      toast(error.message, 'error');
    }
    words.focus();
  };
  $('say').addEventListener('submit', say);
  words.addEventListener('input', grow);
  words.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void say(event);
  });
  $('attach').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', async () => {
    await send([...$('file').files], where());
    $('file').value = '';
  });
  startDrop(where);
}

async function send(files, chatId) {
  for (const file of files) {
    try {
      await postFile(chatId, file);
    } catch (error) {
      toast(`${file.name}：${error.message}`, 'error');
    }
  }
}

function startDrop(where) {
  const room = document.querySelector('.room');
  const drop = $('drop');
  let depth = 0;
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const set = (to) => {
    depth = Math.max(0, to);
    drop.hidden = depth === 0;
  };
  room.addEventListener('dragenter', (event) => carriesFiles(event) && set(depth + 1));
  room.addEventListener('dragleave', () => set(depth - 1));
  room.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
  room.addEventListener('drop', (event) => {
    event.preventDefault();
    set(0);
    void send([...(event.dataTransfer?.files ?? [])], where());
  });
}

/** The menu's buttons in the private chat; in a group, one that calls the bot. */
export function drawMenu(chat, bot) {
  const call = () => {
    const words = $('words');
    words.value = `@${bot.name} ${words.value.replace(/^@\S+\s*/, '')}`;
    words.focus();
  };
  const choose = (eventKey) => () => post('menu', { eventKey }).catch((error) => toast(error.message, 'error'));
  const chip = (text, click) => h('button', { type: 'button', class: 'chip', text, on: { click } });
  const chips =
    chat.type === 'group'
      ? chat.botIn
        ? [chip(`@${bot.name}`, call)]
        : []
      : bot.menu.map(({ label, eventKey }) => chip(label, choose(eventKey)));
  $('menu').replaceChildren(...chips);
  $('words').placeholder = chat.type === 'group' ? `发到群里；@${bot.name} 才会听到` : `发消息给 ${bot.name}`;
}
