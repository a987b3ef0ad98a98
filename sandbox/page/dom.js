/** Builds an element. `text` is always text; `on` holds listeners; other keys are attributes, false and null left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key === 'text') node.textContent = value;
    else if (key === 'on') for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(key, value === true ? '' : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

export const $ = (id) => document.getElementById(id);

const COLOURS = 8;

/** A round picture made of the end of a name, as people here are used to. */
export function avatar(name, kind = 'person') {
  const words = kind === 'bot' ? '管家' : kind === 'group' ? name.slice(0, 2) : name.slice(-2);
  const hue = kind === 'bot' ? 'bot' : [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % COLOURS;
  return h('span', { class: `avatar hue-${hue} is-${kind}`, 'aria-hidden': 'true', text: words });
}

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The parts of a moment in Shanghai, as words. */
export function moment(ms) {
  const found = Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, value]));
  return {
    date: `${found.year}-${found.month}-${found.day}`,
    day: `${Number(found.month)}月${Number(found.day)}日`,
    weekday: found.weekday,
    time: `${found.hour}:${found.minute}`,
  };
}

/** A moment for the chat list and between messages: today only the time, else the day as well. */
export function shortTime(ms, now) {
  const { date, day, time } = moment(ms);
  if (date === moment(now).date) return time;
  if (Math.floor((now + OFFSET_MS) / DAY_MS) - Math.floor((ms + OFFSET_MS) / DAY_MS) === 1) return `昨天 ${time}`;
  return `${day} ${time}`;
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
