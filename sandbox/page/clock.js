import { post } from './api.js';
import { dated } from './dated.js';
import { openDialog, toast } from './dialog.js';
import { $, h, moment } from './dom.js';

const DAY_MS = 86_400_000;
let base = 0;
let readAt = 0;
let moving = false;
let panel = null;

/** The sandbox's time: what the server said last, running on by itself. */
export const sandboxNow = () => base + (moving ? 0 : window.performance.now() - readAt);

export function setClock({ now, moving: isMoving }) {
  base = now;
  readAt = window.performance.now();
  moving = isMoving;
  drawClock();
}

export function startClock() {
  $('clock').addEventListener('click', openPanel);
  $('clock-chip').addEventListener('click', openPanel);
  setInterval(drawClock, 1000);
}

function drawClock() {
  const { day, weekday, time, date } = moment(sandboxNow());
  $('clock').replaceChildren(
    h('span', { class: 'clock-time', text: time }),
    h('span', { class: 'clock-day', text: `${day} ${weekday}` }),
    h('span', { class: 'clock-move', text: moving ? '正在走…' : '调时间' }),
  );
  $('clock').setAttribute('aria-label', `沙盒时间 ${date} ${time}，点击调整`);
  $('clock-chip').textContent = `${day} ${time}`;
  $('clock-chip').setAttribute('aria-label', `沙盒时间 ${date} ${time}，点击调整`);
  panel?.draw(`${date} ${weekday} ${time}`, moving);
}

const tomorrow = () => `${moment(sandboxNow() + DAY_MS).date}T09:00`;

function openPanel() {
  const now = h('p', { class: 'panel-now' });
  const state = h('p', { class: 'panel-state', role: 'status' });
  const bar = h('progress', { class: 'panel-bar', 'aria-label': '时间正在走', hidden: true });
  const news = h('ul', { class: 'news' });
  const pick = h('input', { type: 'datetime-local', class: 'field', id: 'clock-pick', value: tomorrow() });
  const picked = dated(pick, '请选择日期时间');
  const picks = () => Date.parse(`${pick.value}:00+08:00`);
  const buttons = [
    ['+1 小时', 'hour'],
    ['+1 天', 'day'],
    ['下一个工作日 09:00', 'workday'],
  ].map(([text, to]) => h('button', { type: 'button', class: 'button', text, on: { click: () => go(to) } }));
  const start = h('button', {
    type: 'button',
    class: 'button primary',
    text: '走到这里',
    on: { click: () => go(picks()) },
  });

  async function go(to) {
    news.replaceChildren();
    state.textContent = '时间正在走，到期的提醒会依次发出…';
    panel.busy(true);
    try {
      const { notices, ...clock } = await post('clock', { to });
      setClock(clock);
      // What was proposed may lie behind by now, and the clock goes forward only.
      if (!(picks() > sandboxNow())) pick.value = tomorrow();
      picked.redraw();
      state.textContent =
        notices.length === 0 ? '到了。这段时间里机器人没有发出通知。' : `到了。这段时间里机器人发出 ${notices.length} 条通知：`;
      news.replaceChildren(...notices.map(noticeLine));
    } catch (error) {
      state.textContent = '';
      toast(error.message, 'error');
    } finally {
      panel?.busy(false);
    }
  }

  panel = {
    draw: (words, isMoving) => {
      now.textContent = words;
      bar.hidden = !isMoving;
    },
    busy: (isBusy) => {
      for (const button of [...buttons, start]) button.disabled = isBusy;
      bar.hidden = !isBusy;
    },
  };
  const dialog = openDialog('沙盒时间', () => [
    now,
    h('p', { class: 'muted', text: '北京时间。只能往前走：机器人会照新的时间计算时限、发出提醒。' }),
    h('div', { class: 'panel-buttons' }, buttons),
    h('label', { class: 'label', for: 'clock-pick', text: '选择日期时间' }),
    h('div', { class: 'panel-pick' }, picked.box, start),
    bar,
    state,
    news,
  ]);
  dialog.addEventListener('close', () => (panel = null));
  drawClock();
}

function noticeLine({ chat, openId, preview, at }) {
  const { day, time } = moment(at);
  const who = openId === null ? h('b', { text: chat }) : h('a', { href: `?as=${encodeURIComponent(openId)}`, text: chat });
  return h('li', {}, h('span', { class: 'muted', text: `${day} ${time}` }), who, h('span', { text: preview }));
}
