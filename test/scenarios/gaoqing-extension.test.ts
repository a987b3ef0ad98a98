import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { askedLonger } from './gaoqing-acceptance-kit.js';
import { cardOf, deadlines, decide, HANDLER, LEAD, newest, OFFICE, ok, openTasks, take, told } from './gaoqing-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
});
afterEach(() => w.close());

describe('an extension', () => {
  it('[GQ-26] is as long as the office grants it: less than was asked for, not more', async () => {
    await arrive(w, 'trial');
    await w.clock.to('2026-08-20T09:00+08:00');
    await askedLonger(w, 6);
    const { card } = await w.as(OFFICE).press('同意延期');
    expect(card.text()).toContain('单位申请延长 6 个月，可以批得更短');
    expect(card.inputs().find(({ label }) => label.startsWith('批准延长'))?.node['default_value']).toBe('6');
    const more = await w.as(OFFICE).fill({ 批准延长: 7 }).press('同意延期', card);
    expect(more.card.text()).toContain('单位申请延长 6 个月，批准的不能更多。请改小“批准延长”的月数');
    await ok(w.as(OFFICE).fill({ 批准延长: 2 }).press('同意延期', more.card));
    expect(await deadlines(w, 'application')).toEqual([['running', '2026-09-02', '2026-11-02']]);
    expect(await deadlines(w, 'preliminary')).toEqual([['running', '2026-09-02', '2026-11-02']]);
  });

  it('[GQ-26] that is granted early does not end before the half year that it extends, nor before the trial run may', async () => {
    await arrive(w, 'trial');
    await askedLonger(w, 1);
    await ok(decide(w, OFFICE, '同意延期', {}));
    for (const id of ['application', 'preliminary']) {
      expect(await deadlines(w, id)).toEqual([['running', '2026-09-02', '2026-10-08']]);
    }
    await w.as(HANDLER).say('进度 智慧校园');
    expect(newest(w, HANDLER).text()).toContain('办理“初步验收”，6月2日（周二）起可以办理，10月8日（周四）截止');
    await w.clock.to('2026-06-02T17:30+08:00');
    expect(told(w, HANDLER)).toContain('初步验收（今天起可以办理）');
  });

  it('[GQ-26][GQ-24] holds while another is asked for, and after that one was refused', async () => {
    await arrive(w, 'trial');
    await w.clock.to('2026-08-20T09:00+08:00');
    await askedLonger(w, 3);
    await ok(decide(w, OFFICE, '同意延期', {}));
    const granted = [['running', '2026-09-02', '2026-12-02']];
    const extended = async () => [await deadlines(w, 'application'), await deadlines(w, 'preliminary')];
    await w.clock.to('2026-10-20T09:00+08:00');
    await askedLonger(w, 24);
    expect(await extended()).toEqual([granted, granted]);
    await ok(decide(w, OFFICE, '不同意', { 不同意的理由: '不属特殊原因' }));
    expect(await extended()).toEqual([granted, granted]);
    await w.clock.to('2026-10-21T17:30+08:00');
    expect(told(w, OFFICE)).not.toContain('年度记录待确认');

    await askedLonger(w, 2);
    await ok(decide(w, OFFICE, '同意延期', {}));
    expect((await deadlines(w, 'application')).at(-1)).toEqual(['running', '2026-10-21', '2026-12-21']);
  });

  it('[GQ-26] moves the day and leaves the task: what was filled in by then is there', async () => {
    await arrive(w, 'trial');
    await take(w, HANDLER, '申请竣工验收');
    await w.as(HANDLER).fill({ 地址: '高青县城中心路 1 号' }).press('保存草稿');
    await take(w, HANDLER, '初步验收');
    await w.as(HANDLER).fill({ 信息安全风险评估机构: '某信息安全测评公司' }).press('保存草稿');
    const before = await openTasks(w);
    await askedLonger(w, 3);
    await ok(decide(w, OFFICE, '同意延期', {}));
    expect(await openTasks(w)).toEqual(before);
    const kept = async (task: string, label: string) =>
      (await take(w, HANDLER, task)).inputs().find((input) => input.label.startsWith(label))?.node['default_value'];
    expect(await kept('申请竣工验收', '地址')).toBe('高青县城中心路 1 号');
    expect(await kept('初步验收', '信息安全风险评估机构')).toBe('某信息安全测评公司');
  });

  it('[GQ-26] is told with the new day, what it counts from, and whose turn it is; a miss of the new day counts again', async () => {
    await arrive(w, 'trial');
    await w.clock.to('2026-08-25T09:00+08:00');
    await askedLonger(w, 3);
    await w.clock.to('2026-09-03T09:00+08:00');
    expect(told(w, OFFICE).split('年度记录待确认')).toHaveLength(2);
    await ok(decide(w, OFFICE, '同意延期', {}));
    const lead = cardOf(w, LEAD, '已同意延期竣工验收').text();
    expect(lead).toContain('“申请竣工验收”由 2026年9月2日（周三） 改为 2026年12月3日（周四）。');
    expect(lead).toContain('· 批准延长：3 个月');
    expect(told(w, HANDLER)).toMatch(/结果\n同意延期[\s\S]*接下来：请在试运行期满后组织初步验收并登记/);
    const card = cardOf(w, HANDLER, '时限有变化');
    expect(card.text()).toContain('“申请竣工验收”由 2026年9月2日（周三） 改为 2026年12月3日（周四）。\n原因：经批准延期');
    const why = await w.as(HANDLER).press('为什么', card);
    expect(why.card.text()).toMatch(/期满之日中最晚的一天 2026年9月3日（周四）[\s\S]*“批准延长”填报的月数/);
    await w.as(HANDLER).say('进度 智慧校园');
    const course = (await w.as(HANDLER).press('办理经过', newest(w, HANDLER))).card.text();
    expect(course).toContain('经批准延期');
    expect(course).not.toContain('不再需要办理');
    await w.clock.to('2026-12-04T09:00+08:00');
    expect(told(w, OFFICE).split('年度记录待确认')).toHaveLength(3);
  });
});
