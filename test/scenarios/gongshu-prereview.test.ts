import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf } from '../support/docx-lines.js';
import { type World, world } from '../support/world.js';
import { declare, HANDLER, LEAD, newest, OFFICE, OTHER_OFFICE, project, until } from './gongshu-kit.js';
import { decide } from './gongshu-steps.js';

const OPINIONS = '修改意见（每行一条）';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await declare(w);
});
afterEach(() => w.close());

describe('the office’s own five working days', () => {
  it('[GS-05] are shown with their count, from the day after the declaration', async () => {
    const task = newest(w, OFFICE);
    expect(task.text()).toContain('预审：9月24日（周四），还剩 5 个工作日');

    const { card } = await w.as(OFFICE).press('为什么');
    expect(card.text()).toMatch(/依据：四（二）。在项目申报后 5 个工作日内/);
    const days = card
      .table()
      .slice(1)
      .map(([date, , counted]) => `${date?.slice(5) ?? ''} ${counted ?? ''}`);
    expect(days).toEqual([
      '09-18 不计',
      '09-19 不计',
      '09-20 第 1 天',
      '09-21 第 2 天',
      '09-22 第 3 天',
      '09-23 第 4 天',
      '09-24 第 5 天',
    ]);
  });

  it('[GS-05] are reminded of to everyone in the office until it has decided', async () => {
    await w.clock.to('2026-09-22T18:00+08:00');
    for (const person of [OFFICE, OTHER_OFFICE]) {
      expect(newest(w, person).text()).toMatch(
        /9月22日（周二）[\s\S]*智慧急救（GS-2026-001）：预审[\s\S]*9月24日（周四），还剩 2 个工作日/,
      );
    }
    await decide(w, OFFICE, '合格');
    const before = w.as(OTHER_OFFICE).cards().length;
    await w.clock.to('2026-09-29T18:00+08:00');
    expect(w.as(OTHER_OFFICE).cards()).toHaveLength(before);
  });

  it('[GS-05] passed, the lateness is kept and shown', async () => {
    await w.clock.to('2026-09-28T09:00+08:00');
    expect(newest(w, OFFICE).text()).toMatch(/智慧急救（GS-2026-001）：预审[\s\S]*已逾期 1 个工作日/);

    await decide(w, OFFICE, '合格');
    const { id } = await project(w, '智慧急救');
    const [row] = await w.db.tx((tx) => tx.deadlines.ofProject(id));
    expect(row).toMatchObject({ state: 'metLate', closedOn: '2026-09-28', dueOn: '2026-09-24' });
    await w.as(OFFICE).say('进度 智慧急救');
    expect(newest(w, OFFICE).text()).toMatch(/预审：9月24日（周四），已完成（逾期）/);
    await w.as(OFFICE).press('办理经过');
    expect(newest(w, OFFICE).text()).toContain('“预审”9月24日（周四）截止，逾期完成');
  });
});

/** How a project is split or merged, which the opinions alone do not say. */
const HOW: Readonly<Record<string, string>> = {
  拆分: '拆分的，请把本项目改为其中一个再提交，其余的发送“申报”各报一个。',
  合并: '不留的那个也请说明后提交，由领导小组办公室取消。',
};

describe('the outcome', () => {
  it.each(['完善需求方案', '拆分', '合并'])(
    '[GS-06] %s sends the opinions as a letter, and a new declaration starts a new clock',
    async (outcome) => {
      const typed = '1. 补充与区数据中枢的接口\n2. 3.5 万元的终端偏贵';
      const { toast } = await decide(w, OFFICE, outcome, { [OPINIONS]: typed });
      expect(toast?.type).toBe('success');

      for (const person of [HANDLER, LEAD]) {
        const [letter] = w.as(person).files();
        expect(letter?.name).toBe('关于智慧急救的预审意见书.docx');
        expect(linesOf(letter?.bytes)).toEqual(
          expect.arrayContaining([outcome, '1．补充与区数据中枢的接口', '2．3.5 万元的终端偏贵', '拱数预审〔2026〕1号']),
        );
      }
      const lead = newest(w, LEAD);
      expect(lead.buttons()).not.toContain('去办理');
      expect(lead.text()).toContain(`接下来：由${HANDLER}办理“填写项目申报表”。`);
      expect(lead.text()).not.toContain('请逐条回应');
      const how = HOW[outcome];
      if (how !== undefined) expect(newest(w, HANDLER).text()).toContain(how);
      expect(newest(w, HANDLER).text()).toContain('请逐条回应');
      await resubmit(w);

      const task = newest(w, OFFICE);
      expect(task.text()).toMatch(
        /第 2 次[\s\S]*主要建设内容[\s\S]*接口[\s\S]*意见与回应（2 条，已确认 0 条）[\s\S]*已补充接口设计/,
      );
      expect(task.text()).toContain('预审：9月30日（周三），还剩 5 个工作日');
      const { id } = await project(w, '智慧急救');
      const deadlines = await w.db.tx((tx) => tx.deadlines.ofProject(id));
      expect(deadlines.map(({ startOn, state }) => [startOn, state])).toEqual([
        ['2026-09-18', 'met'],
        ['2026-09-22', 'running'],
      ]);
      await w.as(HANDLER).say('进度 智慧急救');
      expect(newest(w, HANDLER).text()).toContain('✓ 申报 → ✓ 按预审意见完善 → ● 预审 → ○ 分类评审');
    },
  );

  it('[GS-06] 合格 sends a letter too, and the project goes to its review', async () => {
    await decide(w, OFFICE, '合格');
    expect(linesOf(w.as(HANDLER).files()[0]?.bytes)).toEqual(expect.arrayContaining(['合格', '无。']));
    expect(await project(w, '智慧急救')).toMatchObject({ stage: 'review' });
  });

  it('[GS-06] 取消项目 needs its reason and ends the project', async () => {
    const blank = await decide(w, OFFICE, '取消项目', { 取消项目的理由: '  ' });
    expect(blank.card.text()).toContain('请写明理由');

    await w.as(OFFICE).fill({ 取消项目的理由: '与市级平台重复建设' }).press('取消项目', blank.card);
    expect(await project(w, '智慧急救')).toMatchObject({ status: 'ended', result: 'cancelled' });
    for (const person of [HANDLER, LEAD]) {
      expect(
        w
          .as(person)
          .cards()
          .some((card) => /与市级平台重复建设[\s\S]*流程结束/.test(card.text())),
      ).toBe(true);
    }
    expect(linesOf(w.as(LEAD).files()[0]?.bytes)).toContain('与市级平台重复建设');
    const again = await decide(w, OTHER_OFFICE, '查看进度');
    expect(again.card.text()).toContain('已取消');
  });
});

/** Four days later the unit answers each opinion, changes one field, and hands the form in again. */
async function resubmit(to: World): Promise<void> {
  await to.clock.to('2026-09-22T10:00+08:00');
  const he = to.as(HANDLER);
  await he.press('去办理');
  await until(to, HANDLER, '上一页', '第 1 / 6 页');
  await he.fill({ 主要建设内容: '建设全区统一的院前急救调度与数据共享平台，含区数据中枢接口' }).press('下一页');
  await until(to, HANDLER, '下一页', '还有 2 条没有回应');
  await he.press('回应修改意见（还剩 2 条）');
  await he.fill({ '第 1 条的整改情况': '已补充接口设计', '第 2 条的整改情况': '终端改为租用' }).press('保存回应');
  await he.press('核对并提交');
  await until(to, HANDLER, '下一页', '请核对后提交');
  await he.press('提交');
}
