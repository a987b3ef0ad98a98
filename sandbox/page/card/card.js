import { h } from '../dom.js';
import { fileUrl } from '../api.js';
import { button } from './button.js';
import { chart } from './chart.js';
import { form } from './form.js';
import { INPUTS, input } from './inputs.js';
import { bare, markdown, words } from './markdown.js';
import { table } from './table.js';

/**
 * Draws card JSON 2.0. `press(action, control)` sends a callback and resolves when its answer is there; `locks` remembers
 * which forms of this message were handed in.
 */
export function drawCard(card, { press, locks }) {
  const context = { press, locks, form: null, label: '', draw };
  const { header, body, config } = card;
  const head = header ? drawHeader(header) : null;
  const wide = config?.width_mode === 'fill' ? ' fill' : '';
  return h(
    'article',
    { class: `card${wide}`, 'aria-label': header ? bare(header.title) : '卡片' },
    head,
    h('div', { class: 'card-body' }, elements(body?.elements, context)),
  );
}

function drawHeader({ title, subtitle, template = 'default', text_tag_list: tags = [] }) {
  return h(
    'header',
    { class: `card-head tpl-${template}` },
    h(
      'div',
      { class: 'card-title' },
      h('h2', { text: bare(title) }),
      tags.map((tag) => h('span', { class: `text-tag tag-${tag.color ?? 'blue'}`, text: bare(tag.text) })),
    ),
    subtitle ? h('p', { class: 'card-subtitle', text: bare(subtitle) }) : null,
  );
}

const elements = (list, context) => (list ?? []).map((element) => draw(element, context));

function draw(element, context) {
  if (INPUTS.has(element.tag)) return input(element, context);
  return DRAW[element.tag]?.(element, context) ?? h('p', { class: 'muted', text: `（不支持的组件：${element.tag}）` });
}

const DRAW = {
  markdown: (element, context) => {
    const node = markdown(element.content ?? '');
    node.classList.add(`size-${element.text_size ?? 'normal'}`, `align-${element.text_align ?? 'left'}`);
    context.label = node.textContent.split('\n')[0];
    return node;
  },
  div: (element, context) => {
    if (element.text && element.text.text_size !== 'notation') context.label = bare(element.text).split('\n')[0];
    const fields = (element.fields ?? []).map((field) => h('div', { class: field.is_short ? 'half' : '' }, words(field.text)));
    return h(
      'div',
      { class: 'text-block' },
      words(element.text),
      fields.length > 0 ? h('div', { class: 'fields' }, fields) : null,
    );
  },
  hr: () => h('hr', { class: 'card-rule' }),
  img: (element) => h('img', { class: 'card-image', src: fileUrl(element.img_key), alt: bare(element.alt) }),
  button,
  form,
  table,
  chart,
  column_set: (element, context) => {
    const columns = (element.columns ?? []).map((column) => {
      const grow = column.width === 'auto' ? 'auto' : `w-${column.weight ?? 1}`;
      return h('div', { class: `column ${grow} v-${column.vertical_align ?? 'top'}` }, elements(column.elements, context));
    });
    return h(
      'div',
      { class: `columns flex-${element.flex_mode ?? 'none'} ${element.background_style === 'grey' ? 'shaded' : ''}` },
      columns,
    );
  },
  collapsible_panel: (element, context) => {
    const panel = h(
      'details',
      { class: 'panel', open: element.expanded === true },
      h('summary', { text: bare(element.header?.title) }),
      h('div', { class: 'panel-body' }, elements(element.elements, context)),
    );
    return panel;
  },
  interactive_container: (element, context) => h('div', { class: 'container' }, elements(element.elements, context)),
  overflow: (element, context) =>
    h(
      'div',
      { class: 'columns flex-flow' },
      (element.options ?? []).map((option) =>
        button({ tag: 'overflow', text: option.text, type: 'text', report: { option: option.value } }, context),
      ),
    ),
  person: (element) => h('span', { class: 'at', text: `@${element.user_id}` }),
  person_list: (element) => h('span', { class: 'at', text: (element.persons ?? []).map(({ id }) => `@${id}`).join(' ') }),
};
