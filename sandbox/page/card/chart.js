import { h } from '../dom.js';

const NS = 'http://www.w3.org/2000/svg';
const ROW = 30;
const WIDTH = 480;
const LABEL = 130;

function svg(tag, attributes, text) {
  const node = document.createElementNS(NS, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (text !== undefined) node.textContent = text;
  return node;
}

/** Any chart as plain bars: a simple picture of the same numbers. Shares of a pie are told in percent. */
export function chart({ chart_spec: spec = {} }) {
  const values = [spec.data].flat()[0]?.values ?? [];
  const labelKey = [spec.xField ?? spec.categoryField ?? 'label'].flat()[0];
  const valueKey = [spec.yField ?? spec.valueField ?? 'value'].flat()[0];
  const bars = values.map((row) => ({ label: String(row[labelKey] ?? ''), value: Number(row[valueKey] ?? 0) }));
  const most = Math.max(1e-9, ...bars.map(({ value }) => value));
  const sum = bars.reduce((total, { value }) => total + value, 0);
  const told = ({ value }) =>
    spec.type === 'pie' && sum > 0 ? `${value}（${Math.round((value / sum) * 100)}%）` : String(value);
  const title = spec.title?.text ?? '图表';
  const height = bars.length * ROW + 8;
  const picture = svg('svg', {
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-label': `${title}：${bars.map((bar) => `${bar.label} ${told(bar)}`).join('，')}`,
    class: 'chart',
  });
  bars.forEach((bar, index) => {
    const y = index * ROW + 6;
    const length = Math.max(2, (bar.value / most) * (WIDTH - LABEL - 90));
    const short = bar.label.length > 7 ? `${bar.label.slice(0, 6)}…` : bar.label;
    picture.append(
      svg('text', { x: LABEL - 8, y: y + 14, 'text-anchor': 'end', class: 'chart-label' }, short),
      svg('rect', { x: LABEL, y, width: length, height: 18, rx: 4, class: `chart-bar bar-${index % 6}` }),
      svg('text', { x: LABEL + length + 8, y: y + 14, class: 'chart-value' }, told(bar)),
    );
  });
  return h('figure', { class: 'chart-block' }, h('figcaption', { text: title }), picture);
}
