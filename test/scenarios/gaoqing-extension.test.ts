import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { askedLonger } from './gaoqing-acceptance-kit.js';
import { deadlines, decide, HANDLER, newest, OFFICE, ok, take, told } from './gaoqing-kit.js';
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
    expect(await deadlines(w, 'applicationExtended')).toEqual([['running', '2026-09-02', '2026-11-02']]);
    expect(await deadlines(w, 'preliminaryExtended')).toEqual([['running', '2026-09-02', '2026-11-02']]);
  });

  it('[GQ-26] that is granted early does not end before the half year that it extends, nor before the trial run may', async () => {
    await arrive(w, 'trial');
    await askedLonger(w, 1);
    await ok(decide(w, OFFICE, '同意延期', {}));
    for (const id of ['applicationExtended', 'preliminaryExtended']) {
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
    const extended = async () => [await deadlines(w, 'applicationExtended'), await deadlines(w, 'preliminaryExtended')];
    await w.clock.to('2026-10-20T09:00+08:00');
    await askedLonger(w, 24);
    expect(await extended()).toEqual([granted, granted]);
    await ok(decide(w, OFFICE, '不同意', { 不同意的理由: '不属特殊原因' }));
    expect(await extended()).toEqual([granted, granted]);
    await w.clock.to('2026-10-21T17:30+08:00');
    expect(await deadlines(w, 'application')).toEqual([['cancelled', '2026-03-02', '2026-09-02']]);
    expect(told(w, OFFICE)).not.toContain('年度记录待确认');

    await askedLonger(w, 2);
    await ok(decide(w, OFFICE, '同意延期', {}));
    expect((await deadlines(w, 'applicationExtended')).at(-1)).toEqual(['running', '2026-10-21', '2026-12-21']);
  });

  it('[GQ-26] asks for the applications with another day, and what was filled in of them by then is there', async () => {
    await arrive(w, 'trial');
    await take(w, HANDLER, '申请竣工验收');
    await w.as(HANDLER).fill({ 地址: '高青县城中心路 1 号' }).press('保存草稿');
    await take(w, HANDLER, '初步验收');
    await w.as(HANDLER).fill({ 信息安全风险评估机构: '某信息安全测评公司' }).press('保存草稿');
    await askedLonger(w, 3);
    await ok(decide(w, OFFICE, '同意延期', {}));
    const kept = async (task: string, label: string) =>
      (await take(w, HANDLER, task)).inputs().find((input) => input.label.startsWith(label))?.node['default_value'];
    expect(await kept('申请竣工验收', '地址')).toBe('高青县城中心路 1 号');
    expect(await kept('初步验收', '信息安全风险评估机构')).toBe('某信息安全测评公司');
  });
});
