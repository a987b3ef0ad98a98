import { toast } from '../dialog.js';
import { h } from '../dom.js';

/** A form: keeps its answers, insists on what is required, and is locked once handed in, until the card is drawn anew under another name. */
export function form(element, context) {
  const fields = [];
  const node = h('div', { class: 'form', role: 'group', 'aria-label': '表单' });
  const state = {
    fields,
    controls: [],
    values: () => Object.fromEntries(fields.flatMap(({ name, read }) => (read() === undefined ? [] : [[name, read()]]))),
    complete: () => {
      const missing = fields.filter(({ required, empty }) => required && empty());
      for (const { mark, required, empty } of fields) mark(required && empty());
      if (missing.length > 0) toast(`请填写：${missing.map(({ label }) => label).join('、')}`, 'warning');
      missing[0]?.focus();
      return missing.length === 0;
    },
    reset: () => fields.forEach((field) => field.reset()),
    locked: () => context.locks.has(element.name),
    lock: () => {
      context.locks.add(element.name);
      close();
    },
  };
  const close = () => {
    node.classList.add('locked');
    for (const control of state.controls) control.disabled = true;
    node.append(h('p', { class: 'form-note', text: '已提交' }));
  };
  const inside = { ...context, form: state, label: '' };
  node.append(...(element.elements ?? []).map((child) => context.draw(child, inside)));
  if (state.locked()) close();
  return node;
}
