import { beforeAll, describe, expect, it } from 'vitest';
import { templatesAskedFor } from '../../../handlers/commands/reading/templates.js';
import type { PolicyBook } from '../../../policies/book.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

let book: PolicyBook;
beforeAll(async () => {
  book = await bookOf(SHIPPED);
});

/** All that is answered, line by line. */
function linesOf(place: string): string[] {
  const policy = book.current(place);
  const answers = policy === undefined ? [] : templatesAskedFor(policy, '模板在哪');
  return answers.flatMap(({ answer }) => answer.split('\n'));
}

describe('where templates are got', () => {
  it('is one page where there is one table', () => {
    expect(linesOf('linan')).toContain('项目申报表：“预算”页的项目资金概算明细汇总表。');
  });

  it('is one page where it has several tables', () => {
    expect(linesOf('gaoqing')).toContain(
      '政务云资源需求审批表（新建系统）：“资源需求”页的信息系统名称及使用情况、信息系统资源需求、网络资源需求。',
    );
  });

  it('is each page of several', () => {
    expect(linesOf('gaoqing').join('\n')).toMatch(
      /\n政务云资源变更需求审批表：“原申请资源”页的[^，]*，“变更后资源”页的[^，]*。\n/,
    );
  });

  it('says how once, after all forms', () => {
    for (const place of book.ids()) {
      const lines = linesOf(place);
      if (lines.length === 0) continue;
      expect(lines.filter((line) => line.includes('下载表格模板'))).toEqual([lines.at(-1)]);
    }
  });

  it('is not said to whoever asks for something else', () => {
    const policy = book.current('linan');
    expect(policy && templatesAskedFor(policy, '到哪了')).toEqual([]);
  });
});
