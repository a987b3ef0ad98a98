import { $, h } from './dom.js';

const TOAST_MS = 3500;

/** A short line at the top, as the client shows a callback's toast. */
export function toast(content, type = 'info') {
  if (!content) return;
  const mark = { success: '✓', error: '!', warning: '!', info: 'i' }[type] ?? 'i';
  const line = h(
    'div',
    { class: `toast ${type}` },
    h('span', { class: 'toast-mark', 'aria-hidden': 'true', text: mark }),
    h('span', { text: content }),
  );
  $('toasts').replaceChildren(line);
  setTimeout(() => line.remove(), TOAST_MS);
}

/** Opens a modal; `build(close)` gives its body. Escape and the cross close it. */
export function openDialog(title, build, { closable = true, className = '' } = {}) {
  const dialog = h('dialog', { class: `dialog ${className}`, 'aria-label': title });
  const close = () => dialog.close();
  const head = h('header', { class: 'dialog-head' }, h('h2', { text: title }));
  if (closable) {
    head.append(h('button', { type: 'button', class: 'icon-button', 'aria-label': '关闭', text: '×', on: { click: close } }));
  } else dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.append(head, h('div', { class: 'dialog-body' }, build(close)));
  dialog.addEventListener('close', () => dialog.remove());
  // The second half of a double click on what opened it falls on whatever stands there, and is no wish: that begins with a click of its own.
  let isBegun = false;
  const only = (event) => {
    isBegun ||= event.detail < 2;
    if (!isBegun) event.stopImmediatePropagation();
  };
  dialog.addEventListener('click', only, true);
  dialog.addEventListener('click', (event) => {
    if (closable && event.target === dialog) close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks yes or no. */
export function confirmDialog(title, text) {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = openDialog(title, (close) => {
      const yes = () => {
        answer = true;
        close();
      };
      return [
        h('p', { class: 'confirm-text', text }),
        h(
          'div',
          { class: 'dialog-actions' },
          h('button', { type: 'button', class: 'button', text: '取消', on: { click: close } }),
          h('button', { type: 'button', class: 'button primary', text: '确定', on: { click: yes } }),
        ),
      ];
    });
    dialog.classList.add('small');
    dialog.addEventListener('close', () => resolve(answer));
  });
}
