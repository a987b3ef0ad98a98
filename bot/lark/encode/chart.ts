import type { BlockOf } from '../../../cards/kit/tree.js';
import type { Node } from './nodes.js';

/** A chart as a VChart specification without functions. */
export function encodeChart({ title, type, data }: BlockOf<'chart'>): Node {
  const values = data.map(({ label, value }) => ({ label, value }));
  const common = { type, title: { text: title }, data: { values } };
  const spec =
    type === 'bar'
      ? { ...common, xField: 'label', yField: 'value', label: { visible: true } }
      : {
          ...common,
          categoryField: 'label',
          valueField: 'value',
          outerRadius: 0.8,
          legends: { visible: true },
          label: { visible: true },
        };
  return { tag: 'chart', aspect_ratio: '16:9', chart_spec: spec };
}
