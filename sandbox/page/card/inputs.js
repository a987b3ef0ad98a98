import { dated } from '../dated.js';
import { h } from '../dom.js';
import { bare } from './markdown.js';

let serial = 0;
const ZONE = ' +0800';

/** Makers of each kind of question: `{control, read, reset}`; `read` gives what the client sends, undefined for nothing; `box` holds the control where it is not bare. */
const KINDS = {
  input: (element) => {
    const many = element.input_type === 'multiline_text';
    const control = h(many ? 'textarea' : 'input', {
      class: 'field',
      rows: many ? (element.rows ?? 4) : null,
      type: many ? null : element.input_type === 'password' ? 'password' : 'text',
      maxlength: element.max_length ?? 1000,
      placeholder: bare(element.placeholder),
    });
    return typed(control, element.default_value ?? '', (value) => value, 'input_value');
  },
  date_picker: (element) => moment(element, 'date', element.initial_date),
  picker_time: (element) => moment(element, 'time', element.initial_time),
  picker_datetime: (element) => moment(element, 'datetime-local', element.initial_datetime),
  select_static: choose,
  select_person: choose,
  multi_select_static: chooseMany,
  multi_select_person: chooseMany,
  checker: (element) => {
    const control = h('input', { type: 'checkbox' });
    const reset = () => (control.checked = element.checked === true);
    reset();
    return { control, reset, read: () => control.checked, report: () => ({ checked: control.checked }) };
  },
};

export const INPUTS = new Set(Object.keys(KINDS));

const zoned = (value) => (value === '' ? undefined : value.replace('T', ' ') + ZONE);

function moment(element, type, initial) {
  const made = typed(h('input', { class: 'field', type }), (initial ?? '').replace(' ', 'T'), zoned);
  const { box, redraw } = dated(made.control, bare(element.placeholder) || (type === 'time' ? '请选择时间' : '请选择日期'));
  const reset = () => {
    made.reset();
    redraw();
  };
  return { ...made, box, reset };
}

function typed(control, initial, wire, key = 'option') {
  const reset = () => (control.value = initial);
  reset();
  return { control, reset, read: () => wire(control.value), report: () => ({ [key]: wire(control.value) ?? '' }) };
}

const optionWords = (option) => bare(option.text) || option.value;

function choose(element) {
  const options = element.options ?? [];
  const control = h(
    'select',
    { class: 'field' },
    h('option', { value: '', text: bare(element.placeholder) || '请选择' }),
    options.map((option) => h('option', { value: option.value, text: optionWords(option) })),
  );
  const initial = element.initial_option ?? options[(element.initial_index ?? 0) - 1]?.value ?? '';
  const made = typed(control, initial, (value) => value || undefined);
  const show = () => control.classList.toggle('blank', control.value === '');
  const reset = () => {
    made.reset();
    show();
  };
  control.addEventListener('input', show);
  show();
  return { ...made, reset };
}

function chooseMany(element) {
  const boxes = (element.options ?? []).map((option) => h('input', { type: 'checkbox', value: option.value }));
  const chosen = element.selected_values ?? [];
  const read = () => {
    const values = boxes.filter((box) => box.checked).map((box) => box.value);
    return values.length === 0 ? undefined : values;
  };
  const reset = () => {
    for (const box of boxes) box.checked = chosen.includes(box.value);
    show();
  };
  const shown = h('summary', { class: 'field' });
  const show = () => {
    const picked = (element.options ?? []).filter((_, index) => boxes[index].checked).map(optionWords);
    shown.textContent = picked.length === 0 ? bare(element.placeholder) || '请选择（可多选）' : picked.join('、');
    shown.classList.toggle('blank', picked.length === 0);
  };
  const control = h(
    'fieldset',
    { class: 'many' },
    h(
      'details',
      {},
      shown,
      h(
        'div',
        { class: 'many-options' },
        (element.options ?? []).map((option, index) =>
          h('label', { class: 'tick' }, boxes[index], h('span', { text: optionWords(option) })),
        ),
      ),
    ),
  );
  control.addEventListener('change', show);
  reset();
  return { control, reset, read, report: () => ({ options: read() ?? [] }), focus: () => shown.focus() };
}

/** A question with its label. Without a label of its own, the text above it is its name for those who cannot see. */
export function input(element, context) {
  const id = `field-${++serial}`;
  const made = KINDS[element.tag](element);
  const { control } = made;
  const own = element.tag === 'checker' ? bare(element.text) : bare(element.label);
  const label = (own || context.label).replace(/\s*[*＊:：]+$/, '');
  control.id = id;
  control.disabled = element.disabled === true;
  if (element.required) control.setAttribute('aria-required', 'true');
  if (!own) control.setAttribute('aria-label', label);
  const error = h('span', { class: 'field-error', id: `${id}-why`, text: '这一项要填' });
  error.hidden = true;
  const wrap = layout(element, own, made, error);
  context.form?.controls.push(control);
  context.form?.fields.push({
    name: element.name,
    label,
    required: element.required === true,
    read: made.read,
    reset: made.reset,
    empty: () => isEmpty(made.read()),
    mark: (bad) => markBad(control, error, bad),
    focus: () => (made.focus ?? (() => control.focus()))(),
  });
  // While typing, not on leaving: a line that goes away under the pointer would swallow the next click.
  control.addEventListener('input', () => markBad(control, error, false));
  control.addEventListener('change', () => {
    const value = (element.behaviors ?? []).find(({ type }) => type === 'callback')?.value;
    if (!context.form && value !== undefined) {
      void context.press({ tag: element.tag, ...(element.name ? { name: element.name } : {}), value, ...made.report() });
    }
  });
  return wrap;
}

function layout(element, own, { control, box = control }, error) {
  const { id } = control;
  if (element.tag === 'checker') {
    return h('div', { class: 'question' }, h('label', { class: 'tick', for: id }, control, h('span', { text: own })), error);
  }
  const star = element.required && !own.includes('*') ? h('span', { class: 'star', 'aria-hidden': 'true', text: ' *' }) : null;
  if (control.tagName === 'FIELDSET' && own) control.prepend(h('legend', { text: own }));
  const title = own && control.tagName !== 'FIELDSET' ? h('label', { class: 'label', for: id }, own, star) : null;
  return h('div', { class: 'question' }, title, box, error);
}

const isEmpty = (value) => value === undefined || (typeof value === 'string' && value.trim() === '');

function markBad(control, error, bad) {
  error.hidden = !bad;
  if (bad) {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', error.id);
  } else {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  }
}
