import { Form, type Field, type FieldOf } from '../../../policies/schema/index.js';
import type { FactReader, FormValues } from '../../../workflow/facts.js';

/** A form with a field of every type: two pages, conditions on the project's nature. */
export const form: Form = Form.parse({
  title: '项目申报',
  article: '第八条',
  pages: [
    {
      id: 'basics',
      title: '基本信息',
      fields: [
        { id: 'name', label: '项目名称', type: 'text', min: 2, max: 20 },
        { id: 'aims', label: '建设目标', type: 'text', multiline: true, required: false, max: 500 },
        { id: 'nature', label: '项目性质', type: 'choice', options: ['新建', '扩建', '改建'] },
        { id: 'existing', label: '现状', type: 'text', when: { field: 'declaration.nature', in: ['扩建', '改建'] } },
        { id: 'clouds', label: '云资源', type: 'multiChoice', options: ['政务云', '行业云', '不用云'], required: false },
        { id: 'signedOn', label: '签订日期', type: 'date', notAfter: 'today' },
        { id: 'startsOn', label: '开工日期', type: 'date', notBefore: 'today', required: false },
        { id: 'months', label: '工期', type: 'number', min: 1, max: 36, unit: '个月' },
        { id: 'ratio', label: '比例', type: 'number', decimals: 2, required: false },
        { id: 'year', label: '计划年度', type: 'number', min: 2021, max: 2100, required: false },
        { id: 'price', label: '合同金额', type: 'money', max: 5000 },
        { id: 'promise', label: '承诺不涉密', type: 'yesno', must: true },
        { id: 'from', label: '建设周期起', type: 'text', asks: 'monthOrQuarter', required: false },
        { id: 'to', label: '建设周期止', type: 'text', asks: 'month', endOf: 'from', required: false },
        { id: 'constructor', label: '构造', type: 'text', required: false },
      ],
    },
    {
      id: 'budget',
      title: '预算',
      fields: [
        {
          id: 'items',
          label: '预算明细',
          type: 'table',
          sum: 'amount',
          groupBy: 'kind',
          maxRows: 5,
          columns: [
            { id: 'kind', label: '类别', type: 'choice', options: ['软件', '硬件'], required: true },
            { id: 'item', label: '名称', type: 'text', required: true },
            { id: 'count', label: '数量', type: 'number', required: true, max: 1000 },
            { id: 'unitPrice', label: '单价（万元）', type: 'money', required: true },
            { id: 'amount', label: '小计（万元）', type: 'money', product: ['count', 'unitPrice'] },
          ],
        },
        { id: 'total', label: '预算总额', type: 'total', of: 'items' },
      ],
    },
  ],
});

export function field(id: string): Field {
  const found = form.pages.flatMap((page) => page.fields).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no field ${id}`);
  return found;
}

export const items = field('items') as FieldOf<'table'>;

export const row = { kind: '软件', item: '平台', count: 2, unitPrice: 12.5, amount: 25 };

/** Answers with nothing to fault on 2026-09-24. */
export const filled: FormValues = {
  name: '一网统管平台',
  aims: null,
  nature: '新建',
  clouds: ['政务云'],
  signedOn: '2026-09-18',
  months: 12,
  price: 120.5,
  promise: true,
  items: [row],
  total: 25,
};

/** Reads `declaration.<field>` from the answers, as the project's facts do. */
export function readerOf(values: FormValues): FactReader {
  return (path) => {
    const value = values[path.replace('declaration.', '')];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  };
}
