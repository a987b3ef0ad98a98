import { describe, expect, it } from 'vitest';
import { Form } from '../../../policies/schema/index.js';
import { copyAnswers } from '../../../workflow/forms/copy.js';
import { filled, form, row } from './sample.js';

const today = '2027-03-01';
const copy = (before = filled, fresh = {}, now = form) => copyAnswers(now, form, { before, fresh, today });

/** The form as a later version has it. */
function later(change: (fields: Record<string, unknown>[]) => Record<string, unknown>[]): Form {
  const pages = form.pages.map((page) => ({ ...page, fields: change(page.fields) }));
  return Form.parse({ ...form, pages });
}

describe('last year’s answers', () => {
  it('are taken over, all but the dates', () => {
    const { values, taken, left } = copy();
    expect(values).toMatchObject({
      name: '一网统管平台',
      nature: '新建',
      clouds: ['政务云'],
      months: 12,
      price: 120.5,
      total: 25,
    });
    expect(values['items']).toEqual([row]);
    expect(Object.hasOwn(values, 'signedOn')).toBe(false);
    expect(left).toEqual(['签订日期']);
    expect(taken).toBe(7);
  });

  it('give way to what is known today', () => {
    const { values, left } = copy(filled, { months: 24, signedOn: '2027-03-01' });
    expect(values).toMatchObject({ months: 24, signedOn: '2027-03-01' });
    expect(left).toEqual([]);
  });

  it('are left where they do not fit the form of today, which is said', () => {
    const now = later((fields) =>
      fields
        .filter(({ id }) => id !== 'promise')
        .map((field) => {
          if (field['id'] === 'nature') return { ...field, options: ['改建', '扩建'] };
          if (field['id'] === 'clouds') return { ...field, options: ['行业云'] };
          if (field['id'] === 'price') return { ...field, max: 100 };
          if (field['id'] === 'name') return { ...field, max: 3 };
          return field;
        }),
    );
    const { values, left } = copy(filled, {}, now);
    expect(Object.keys(values).sort()).toEqual(['items', 'months', 'total']);
    expect(left).toEqual(['项目名称', '项目性质', '云资源', '签订日期', '合同金额', '承诺不涉密']);
  });

  it('keep of a list what still is on offer, and of a table the cells that fit', () => {
    const now = later((fields) =>
      fields.map((field) => {
        if (field['id'] === 'clouds') return { ...field, options: ['行业云', '不用云'] };
        if (field['id'] !== 'items') return field;
        const columns = (field['columns'] as Record<string, unknown>[]).map((column) =>
          column['id'] === 'kind' ? { ...column, options: ['设备', '硬件'] } : column,
        );
        return { ...field, columns, maxRows: 1 };
      }),
    );
    const before = { ...filled, clouds: ['政务云', '不用云'], items: [row, { ...row, item: '二期' }] };
    const { values, left } = copy(before, {}, now);
    expect(values).toMatchObject({ clouds: ['不用云'], items: [{ item: '平台', count: 2, unitPrice: 12.5, amount: 25 }] });
    expect((values['items'] as object[])[0]).not.toHaveProperty('kind');
    expect(left).toEqual(['云资源', '签订日期', '预算明细']);
  });

  it('are nothing where nothing was answered', () => {
    expect(copy({})).toEqual({ values: { total: null }, taken: 0, left: [] });
  });
});
