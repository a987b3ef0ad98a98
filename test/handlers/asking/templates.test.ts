import { beforeAll, describe, expect, it } from 'vitest';
import { templatesAskedFor } from '../../../handlers/commands/reading/templates.js';
import type { PolicyBook } from '../../../policies/book.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

let book: PolicyBook;
beforeAll(async () => {
  book = await bookOf(SHIPPED);
});

/** What is answered of one form. */
function answerOf(place: string, form: string): string {
  const policy = book.current(place);
  const answers = policy === undefined ? [] : templatesAskedFor(policy, '模板在哪');
  return answers.find(({ title }) => title === `${form}的表格模板`)?.answer ?? '';
}

describe('where templates are got', () => {
  it('is one page where there is one table', () => {
    expect(answerOf('linan', '项目申报表')).toMatch(/^“预算”页的项目资金概算明细汇总表，在那一页点“下载表格模板”。/);
  });

  it('is one page where it has several tables', () => {
    expect(answerOf('gaoqing', '政务云资源需求审批表（新建系统）')).toMatch(
      /^“资源需求”页的信息系统名称及使用情况、信息系统资源需求、网络资源需求，在那一页点/,
    );
  });

  it('is each page of several', () => {
    expect(answerOf('gaoqing', '政务云资源变更需求审批表')).toMatch(
      /^“原申请资源”页的[^，]*，“变更后资源”页的[^，]*，都在各自那一页点/,
    );
  });

  it('is not said to whoever asks for something else', () => {
    const policy = book.current('linan');
    expect(policy && templatesAskedFor(policy, '到哪了')).toEqual([]);
  });
});
