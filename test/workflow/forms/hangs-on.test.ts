import { describe, expect, it } from 'vitest';
import type { Condition, Policy } from '../../../policies/schema/index.js';
import type { FactReader, FormValues, ProjectFacts } from '../../../workflow/facts.js';
import { formFact } from '../../../workflow/facts/form.js';
import { hangsOn } from '../../../workflow/forms/hangs-on.js';
import { form } from './sample.js';

function reading(values: FormValues): FactReader {
  const policy = { forms: { declaration: form } } as unknown as Policy;
  const project = { forms: { declaration: values }, view: null } as unknown as ProjectFacts;
  return (path) => {
    const [formId = '', ...rest] = path.split('.');
    return formFact(policy, project, formId, rest);
  };
}

function questionOf(condition: Condition, values: FormValues): string | null {
  return hangsOn(condition, { formId: 'declaration', form, read: reading(values) })?.label ?? null;
}

describe('what hangs on a question', () => {
  const isNew: Condition = { field: 'declaration.nature', eq: '新建' };
  const promised: Condition = { field: 'declaration.promise', eq: true };

  it.each<[string, Condition, FormValues, string | null]>([
    ['an answer that is missing', isNew, {}, '项目性质'],
    ['an answer that is there, whatever it says', isNew, { nature: '扩建' }, null],
    ['no, where it says no', promised, { promise: false }, null],
    ['a text of nothing', { field: 'declaration.name', exists: true }, { name: '' }, '项目名称'],
    ['what may be left out', { field: 'declaration.clouds', eq: '政务云' }, {}, null],
    ['a question of another form', { field: 'plan.nature', eq: '新建' }, {}, null],
    ['its opposite', { not: isNew }, {}, '项目性质'],
    ['both, the first of which is missing', { all: [isNew, promised] }, {}, '项目性质'],
    ['both, one of which settles it', { all: [isNew, promised] }, { promise: false }, null],
    ['one of two, when one holds', { any: [isNew, promised] }, { promise: true }, null],
    ['one of two, when one does not', { any: [isNew, promised] }, { promise: false }, '项目性质'],
    ['a question that is not asked yet', { field: 'declaration.existing', exists: true }, {}, '项目性质'],
    ['a question that is not asked', { field: 'declaration.existing', exists: true }, { nature: '新建' }, null],
    ['a question that is asked', { field: 'declaration.existing', exists: true }, { nature: '扩建' }, '现状'],
    ['the sum of no row', { field: 'declaration.items.total', gte: 50 }, {}, '预算明细'],
    ['a total of no row', { field: 'declaration.total', gte: 50 }, {}, '预算总额'],
    ['an amount beside another', { field: 'declaration.price', gtField: 'declaration.total' }, { price: 1 }, '预算总额'],
  ])('%s', (_, condition, values, question) => {
    expect(questionOf(condition, values)).toBe(question);
  });

  it('is nothing where there is no condition', () => {
    expect(hangsOn(undefined, { formId: 'declaration', form, read: reading({}) })).toBeNull();
  });
});
