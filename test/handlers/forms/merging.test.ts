import { describe, expect, it } from 'vitest';
import { markOf, marksOf, mergePage } from '../../../handlers/core/forms/merge-page.js';
import { notTaken } from '../../../handlers/core/forms/not-taken.js';
import type { Form } from '../../../policies/schema/index.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

const declaration: Form = (await bookOf(SHIPPED)).current('linan')?.forms['declaration'] ?? missing();
const page = declaration.pages[0] ?? missing();

function missing(): never {
  throw new Error('linan has no such form');
}

const drawn = { name: '智慧场馆', summary: '短', period: 12 };
const base = JSON.stringify(marksOf(page.fields, drawn));

describe('a page or a card that is older than what is kept', () => {
  it('leaves what was changed elsewhere only, and takes what was changed here only', () => {
    const merged = mergePage(page, { ...drawn, summary: '全文' }, { ...drawn, period: 18 }, base);

    expect(merged).toEqual({ values: { ...drawn, summary: '全文', period: 18 }, conflicts: [], elsewhere: ['summary'] });
  });

  it('names what was changed on both sides, once', () => {
    const kept = { ...drawn, summary: '全文', name: '同名' };
    const merged = mergePage(page, kept, { ...drawn, summary: '另写', name: '同名' }, base);

    expect(merged.values).toEqual(kept);
    expect(merged.conflicts).toEqual([{ field: 'summary', mine: '另写' }]);
  });

  it('without marks fills what is empty, and writes over nothing', () => {
    const merged = mergePage(page, { name: '智慧场馆', summary: '全文' }, { name: null, summary: '短', period: 12 }, undefined);

    expect(merged.values).toMatchObject({ name: '智慧场馆', summary: '全文', period: 12 });
    expect(merged.conflicts).toEqual([{ field: 'summary', mine: '短' }]);
  });

  it('without marks has nothing to say of an answer that is empty there', () => {
    expect(mergePage(page, drawn, { ...drawn, summary: null }, undefined)).toMatchObject({ values: drawn, conflicts: [] });
  });

  it('lets an answer that nobody has given give way', () => {
    const merged = mergePage(page, { summary: '全文' }, { summary: '另写' }, base, new Set(['summary']));

    expect(merged).toEqual({ values: { summary: '另写' }, conflicts: [], elsewhere: [] });
  });

  it('takes nothing broken for marks', () => {
    for (const broken of ['{', '[]', '"x"', 'null', 3]) {
      expect(mergePage(page, drawn, { ...drawn, summary: '另写' }, broken).values, String(broken)).toEqual(drawn);
    }
  });
});

describe('what is said of it', () => {
  it('names the question and gives the text whole', () => {
    const mine = '一'.repeat(1000);

    expect(notTaken({ form: declaration }, [{ field: 'summary', mine }])).toEqual([
      `“主要建设内容”已在别处改过，留的是那里的；旧卡片上填的没有采用，要用请再填一次：\n${mine}`,
    ]);
    expect(notTaken({ form: declaration }, [{ field: 'summary', mine: null }])[0]).toContain('清空');
    expect(notTaken({ form: declaration }, [{ field: 'nothing', mine: 'x' }])).toEqual([]);
  });

  it('tells answers apart by their marks', () => {
    const [field = missing()] = page.fields;
    expect(markOf(field, 'a')).not.toBe(markOf(field, 'b'));
    expect(markOf(field, undefined)).toBe(markOf(field, null));
  });
});
