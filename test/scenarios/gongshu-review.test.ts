import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { declare, FINANCE, HANDLER, LEAD, LEADING, newest, OFFICE, project, until } from './gongshu-kit.js';
import { CONCLUSION, conclude, decide, inviteReview, reviewed } from './gongshu-steps.js';

const RANK = { 排序号: 3, '排序理由（轻重缓急、财力可能）': '群众急需' };

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

describe('the review', () => {
  beforeEach(async () => {
    await declare(w);
    await decide(w, OFFICE, '合格');
  });

  it('[GS-07][GS-27] seats the departments and experts of the district’s pool, and invites them', async () => {
    const { card } = await inviteReview(w, '2026-09-22');

    expect(card.text()).toContain('已发通知');
    for (const person of ['华敏', '金磊', '魏博', '陶然', LEAD, HANDLER]) {
      expect(
        w
          .as(person)
          .cards({})
          .some((one) => one.buttons().includes('参加')),
      ).toBe(true);
    }
    const [meeting] = await w.db.tx((tx) => tx.meetings.list('gongshu'));
    const seats = await w.db.tx((tx) => tx.attendees.of(meeting?.id ?? 0));
    const byOrg = (seat: string) => seats.filter((one) => one.seat === seat).map(({ org }) => org);
    expect(byOrg('members').sort()).toEqual(['区发改经信局', '区财政局']);
    expect(new Set(byOrg('experts'))).toEqual(new Set(['评审专家库']));
  });

  it('[GS-07] decides on four questions and the budget, which the unit is told', async () => {
    await inviteReview(w, '2026-09-22');
    await w.clock.to('2026-09-22T11:00+08:00');
    const faulty = await conclude(w, '同意实施', { ...CONCLUSION, '审定经费预算（万元）': '五十五' });
    expect(faulty.card.text()).toContain('审定经费预算');
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'review' });

    await w.as(OFFICE).fill({ 结论: 'implement', '审定经费预算（万元）': 55 }).press('确认', faulty.card);
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'ranking', totalWan: 55 });
    expect(newest(w, HANDLER).text()).toMatch(/分类评审：同意实施[\s\S]*审定经费预算\n55 万元/);
  });

  it('[GS-07][GS-08] ends a project that is not to be carried out, with the reason', async () => {
    await inviteReview(w, '2026-09-22');
    await w.clock.to('2026-09-22T11:00+08:00');
    await conclude(w, '不予实施', { 结论说明: '不符合年度实施任务' });

    expect(await project(w, '智慧急救')).toMatchObject({ status: 'ended', result: 'failed' });
    expect(
      w
        .as(LEAD)
        .cards({})
        .some((card) => /不符合年度实施任务[\s\S]*流程结束/.test(card.text())),
    ).toBe(true);
    await w.as(HANDLER).say('合同备案 智慧急救');
    expect(newest(w, HANDLER).text()).toContain('未经审查的项目一律不得实施');
  });

  it('[GS-07] sends a project back to be changed and reviewed again', async () => {
    await inviteReview(w, '2026-09-22');
    await w.clock.to('2026-09-22T11:00+08:00');
    await conclude(w, '修改后再审', { '修改意见（每行一条）': '核减终端数量' });

    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'revising' });
    const he = w.as(HANDLER);
    await he.press('去办理');
    await until(w, HANDLER, '下一页', '还有 1 条没有回应');
    await he.press('回应修改意见（还剩 1 条）');
    await he.fill({ '第 1 条的整改情况': '已减为 20 台' }).press('保存回应');
    await he.press('核对并提交');
    await until(w, HANDLER, '下一页', '请核对后提交');
    await he.press('提交');
    expect(newest(w, OFFICE).text()).toMatch(/预审[\s\S]*第 2 次[\s\S]*核减终端数量[\s\S]*已减为 20 台/);
  });

  it('[GS-08] lets nobody go on to a contract before the review, and says which article', async () => {
    await w.as(HANDLER).say('合同备案 智慧急救');
    expect(newest(w, HANDLER).text()).toContain('未经审查的项目一律不得实施，请先完成方案审查。（依据：四（二））');
  });
});

describe('into the library and the budget', () => {
  beforeEach(() => reviewed(w));

  it('[GS-09] goes from ranking to the leading group, from funds asked for to funds arranged', async () => {
    await decide(w, OFFICE, '编入草案', RANK);
    const studied = newest(w, LEADING);
    expect(studied.text()).toMatch(/领导小组研究入库[\s\S]*审定经费预算[\s\S]*排序号：3/);

    await decide(w, LEADING, '重新排序', { 重新排序的理由: '请与同类项目合并考虑' });
    expect(newest(w, OFFICE).text()).toMatch(/编制入库草案[\s\S]*第 2 次[\s\S]*请与同类项目合并考虑/);
    await decide(w, OFFICE, '编入草案', { ...RANK, 排序号: 5 });
    await decide(w, LEADING, '同意入库');
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'funding' });
    expect(newest(w, LEADING).text()).toContain('接下来：领导小组办公室办理“申请年度资金”；申报单位办理“编制绩效目标”');

    await decide(w, OFFICE, '已申请');
    const arrange = await w.as(FINANCE).press('已安排');
    expect(arrange.card.inputs().map(({ label }) => label)).toEqual(['安排资金（万元）', '预算年度']);
    await w.as(FINANCE).fill({ '安排资金（万元）': 58 }).press('已安排', arrange.card);
    expect(newest(w, HANDLER).text()).toMatch(/安排年度预算：已安排[\s\S]*58 万元[\s\S]*预算年度\n2027/);
  });

  it('[GS-09] ends a project that the leading group does not take in', async () => {
    await decide(w, OFFICE, '编入草案', RANK);
    await decide(w, LEADING, '不予入库', { 不予入库的理由: '财力不足' });
    expect(await project(w, '智慧急救')).toMatchObject({ status: 'ended', result: 'failed' });
  });

  it('[GS-03] asks for the performance goals by the end of the year, a date that does not move', async () => {
    await decide(w, OFFICE, '编入草案', RANK);
    await decide(w, LEADING, '同意入库');
    const told = newest(w, HANDLER);
    expect(told.text()).toContain('编制绩效目标：12月31日（周四）');

    await w.clock.to('2026-12-29T18:00+08:00');
    const reminder = w
      .as(HANDLER)
      .cards({})
      .findLast((card) => card.title() === '今日提醒');
    expect(reminder?.text()).toMatch(/编制绩效目标[\s\S]*12月31日（周四），还剩 2 个工作日/);

    await w.as(HANDLER).press('去办理', reminder);
    await w.as(HANDLER).fill({ 产出目标: '全区急救接报一体', 效益目标: '平均到达缩短两分钟' }).press('下一页：核对');
    await w.as(HANDLER).press('提交');
    for (const person of [OFFICE, FINANCE]) {
      expect(newest(w, person).text()).toMatch(
        /项目绩效目标已编制[\s\S]*产出目标：全区急救接报一体[\s\S]*效益目标：平均到达缩短两分钟/,
      );
    }
  });
});
