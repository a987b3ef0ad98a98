import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../policies/schema/index.js';
import { describeCondition } from '../../../workflow/describe/condition.js';

const LABELS: Readonly<Record<string, string>> = {
  'd.nature': '项目性质',
  'd.budget': '预算金额',
  'd.budget.total': '预算合计',
  'd.new': '是否新建',
  'material.plan': '建设方案',
  'flag.big': '投资额度较大',
  'times.review': '“评审”的次数',
  'opinions.open': '未办结的意见数',
  'c.price': '合同价',
  'c.cap': '最高限价',
  'done.review': '“评审”的结果',
};
const say = (condition: Condition): string => describeCondition(condition, (path) => LABELS[path] ?? path);
const nature: Condition = { field: 'd.nature', in: ['扩建', '改建'] };
const big: Condition = { field: 'd.budget.total', gte: 50 };

describe('a condition in Chinese', () => {
  it.each<[Condition, string]>([
    [nature, '项目性质为扩建或改建'],
    [{ field: 'd.nature', eq: '新建' }, '项目性质为新建'],
    [{ field: 'd.nature', in: ['甲', '乙', '丙'] }, '项目性质为甲、乙或丙'],
    [big, '预算合计不少于 50 万元'],
    [{ field: 'd.budget.total', gt: 1200.5 }, '预算合计超过 1,200.5 万元'],
    [{ field: 'd.budget.total', gte: 50, lt: 100 }, '预算合计不少于 50 万元且预算合计不足 100 万元'],
    [{ field: 'd.budget', lte: 3 }, '预算金额不超过 3'],
    [{ field: 'times.review', gte: 2 }, '“评审”的次数不少于 2 次'],
    [{ field: 'opinions.open', eq: 0 }, '未办结的意见数为0'],
    [{ field: 'c.price', gtField: 'c.cap' }, '合同价超过最高限价'],
    [{ field: 'c.price', lteField: 'c.cap' }, '合同价不超过最高限价'],
    [{ field: 'd.new', eq: true }, '是否新建为“是”'],
    [{ field: 'material.plan', eq: true }, '已上传建设方案'],
    [{ field: 'material.plan', exists: false }, '未上传建设方案'],
    [{ field: 'd.nature', exists: true }, '已填写项目性质'],
    [{ field: 'done.review', exists: true }, '“评审”的结果已有'],
    [{ field: 'flag.big', eq: true }, '属于“投资额度较大”'],
    [{ field: 'flag.big', eq: false }, '不属于“投资额度较大”'],
    [{ field: 'd.budget', gte: 1, says: '预算够大' }, '预算够大'],
    [{ all: [nature, big] }, '项目性质为扩建或改建，且预算合计不少于 50 万元'],
    [{ any: [nature, big] }, '项目性质为扩建或改建，或预算合计不少于 50 万元'],
    [
      { all: [{ any: [nature, big] }, { field: 'flag.big', eq: true }] },
      '（项目性质为扩建或改建，或预算合计不少于 50 万元），且属于“投资额度较大”',
    ],
    [
      { any: [{ all: [nature, big] }, { field: 'flag.big', eq: true }] },
      '（项目性质为扩建或改建，且预算合计不少于 50 万元），或属于“投资额度较大”',
    ],
    [{ all: [big] }, '预算合计不少于 50 万元'],
    [{ not: nature }, '项目性质不为扩建或改建'],
    [{ not: { field: 'material.plan', eq: true } }, '未上传建设方案'],
    [{ not: { field: 'd.nature', exists: true } }, '未填写项目性质'],
    [{ not: big }, '不满足“预算合计不少于 50 万元”'],
    [{ not: { all: [nature, big] } }, '不满足“项目性质为扩建或改建，且预算合计不少于 50 万元”'],
    [{ not: { field: 'x', eq: 1, says: '某种情形' } }, '不满足“某种情形”'],
  ])('%j', (condition, sentence) => {
    expect(say(condition)).toBe(sentence);
  });
});
