import { Field, type FieldOf } from '../../../policies/schema/index.js';

/** The budget table of the walk: five groups, 小计＝数量×单价. */
export function budgetField(change: Record<string, unknown> = {}): FieldOf<'table'> {
  const field = Field.parse({
    id: 'items',
    label: '项目资金概算',
    type: 'table',
    sum: 'subtotal',
    groupBy: 'category',
    columns: [
      {
        id: 'category',
        label: '类别',
        type: 'choice',
        required: true,
        options: ['系统软件', '工具软件', '应用软件', '硬件', '其他项目'],
      },
      { id: 'item', label: '名称（模块/型号）', type: 'text', required: true, max: 100 },
      { id: 'quantity', label: '数量', type: 'number', required: true },
      { id: 'price', label: '单价', type: 'money', required: true },
      { id: 'subtotal', label: '小计', type: 'money', product: ['quantity', 'price'] },
      { id: 'note', label: '备注', type: 'text' },
    ],
    ...change,
  });
  if (field.type !== 'table') throw new Error('not a table');
  return field;
}
