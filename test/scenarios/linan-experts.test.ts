import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import { type World, world } from '../support/world.js';
import { alone, held, HANDLER, LEAD, newest, OFFICE, ok, papersIn, passedFirst, plan, conclude } from './linan-meeting-kit.js';

let w: World;
let office: PersonDriver;
beforeEach(async () => {
  w = await world();
  office = w.as(OFFICE);
});
afterEach(() => w.close());

const OUTSIDER = { 坐席: '评审专家', 系统外人员姓名: '孙教授', 系统外人员单位: '某大学', 系统外人员手机: '139 0000 1111' };

/** Presses what no card offers. */
async function forge(name: string): Promise<string> {
  const { toast } = await office.act(newest(w, OFFICE), { tag: 'button', name });
  return toast?.content ?? '';
}

describe('walk 5: who sits at the 专家评审会', () => {
  it('[LA-18] is suggested two weeks after the last, for those that passed the 初审会', async () => {
    await passedFirst(w);
    await held(w, '专家评审会', '2026-09-28');
    await office.say('会议');
    expect(newest(w, OFFICE).text()).toContain('专家评审会：目前没有项目等待上会');
    const { card } = await office.press('安排专家评审会');
    expect(card.text()).toContain('建议 2026年10月12日（周一）：上次会议在9月28日（周一），一般两周一次');
    expect(card.text()).toContain('依据：二（四）。一般两周组织一次专家评审会议。');
  });

  it('[LA-19] takes six bodies, five to seven experts and the unit, and refuses a list that breaks this', async () => {
    await passedFirst(w);
    const { card } = await plan(w, '专家评审会', '2026-09-28');
    expect(card.text()).toContain('审核小组成员单位：已定 6 人，应为 6—18 人（依据：二（四）1）');
    expect(card.text()).toContain('评审专家：已定 5 人，应为 5—7 人（依据：二（四）1）');
    expect(card.text()).toContain('建设单位人员：已定 2 人，应为 1—3 人');
    expect(card.buttons()).toContain('发会议通知');

    await office.press('移出 韩志远', card);
    const short = await office.press('移出 冯磊', card);
    expect(short.card.text()).toContain('评审专家应为 5—7 人，现在 4 人（二（四）1）');
    expect(short.card.text()).toContain('审核小组成员单位缺少经信局（二（四）1）');
    expect(short.card.buttons()).not.toContain('发会议通知');
    const [meeting] = await w.db.tx((tx) => tx.meetings.list('linan'));
    const said = await forge(`meeting-invite.${String(meeting?.id)}.${String(meeting?.version)}`);
    expect(said).toContain('会议名单不符合要求');
    expect(said).toContain('审核小组成员单位缺少经信局（二（四）1）');
    expect(said).toContain('评审专家应为 5—7 人，现在 4 人（二（四）1）');
    expect(alone(w, '杨柳')).toEqual([]);

    await office.press('参会人员');
    await ok(office.press('按建议补齐'));
    const many = [
      OUTSIDER,
      { ...OUTSIDER, 系统外人员姓名: '周教授', 系统外人员手机: '' },
      { ...OUTSIDER, 系统外人员姓名: '吴教授' },
    ];
    for (const person of many) await ok(office.fill(person).press('加入名单'));
    expect(newest(w, OFFICE).text()).toContain('评审专家应为 5—7 人，现在 8 人');
    await office.press('移出 吴教授');
    const unit = { 坐席: '建设单位人员', 陈述分工: '方案编制单位（问询时发言）' };
    await ok(office.fill({ ...unit, 系统外人员姓名: '编制甲', 系统外人员单位: '某设计院' }).press('加入名单'));
    const fourth = await ok(office.fill({ ...unit, 从名单中选: '王芳（区文化馆）' }).press('加入名单'));
    expect(fourth.card.text()).toContain('“智慧场馆”的建设单位人员应为 1—3 人，现在 4 人');
    await office.press('移出 王芳');
    const sent = await ok(office.press('发会议通知'));
    expect(sent.card.text()).toContain(
      '这些人收不到消息，请电话告知：孙教授（13900001111）、周教授（某大学）、编制甲（某设计院）。',
    );
  });

  it('[LA-19] keeps answers of people from outside, and warns the office when somebody needed asks for leave', async () => {
    await passedFirst(w);
    const { card } = await plan(w, '专家评审会', '2026-09-28');
    await ok(office.fill(OUTSIDER).press('加入名单', card));
    const twice = await office.fill(OUTSIDER).press('加入名单');
    expect(twice.toast?.content).toBe('孙教授已在名单上，一人只占一个席位。');
    const stranger = await office
      .fill({ 坐席: '评审专家', 系统外人员姓名: '', 从名单中选: '王芳（区文化馆）' })
      .press('加入名单');
    expect(stranger.toast?.content).toContain('王芳不是评审专家，不能坐“评审专家”席');
    await ok(office.press('发会议通知'));
    const recorded = await ok(office.press('登记参加'));
    expect(recorded.card.text()).toContain('参加 1，请假 0，未回复 13');

    // Five experts are left without him.
    await w.as('韩志远').press('请假', newest(w, '韩志远'));
    expect(newest(w, '钱伟').text()).not.toContain('请假');
    await w.as('杨柳').press('请假', newest(w, '杨柳'));
    const warned = newest(w, '钱伟');
    expect(warned.text()).toContain('杨柳（评审专家库）请假，名单不再符合要求：评审专家应为 5—7 人，现在 4 人（二（四）1）');

    await w.clock.to('2026-09-28T16:00+08:00');
    expect((await office.press('登记结论')).toast?.content).toContain('请在“参会人员”里补齐或更换后再登记结论');
    await office.press('参会人员');
    await ok(office.fill({ ...OUTSIDER, 系统外人员姓名: '周教授', 系统外人员手机: '13900002222' }).press('加入名单'));
    await papersIn(w);
    expect((await office.press('登记结论')).card.title()).toBe('登记会议结论');
  });

  it('[LA-20] the lead presents, the handler seconds, the author speaks when asked', async () => {
    await passedFirst(w);
    const { card } = await plan(w, '专家评审会', '2026-09-28');
    const without = await office.press(`移出 ${LEAD}`, card);
    expect(without.card.text()).toContain('“智慧场馆”的建设单位人员缺少分管负责人（主陈述人）');
    const main = { 坐席: '建设单位人员', 陈述分工: '分管负责人（主陈述人）' };
    const wrong = await ok(office.fill({ ...main, 从名单中选: '王芳（区文化馆）' }).press('加入名单', card));
    expect(wrong.card.text()).toContain('“智慧场馆”的建设单位人员中王芳不能任分管负责人（主陈述人）');
    const other = await office.fill({ ...main, 从名单中选: '王芳（区文化馆）' }).press('加入名单', card);
    expect(other.toast?.content).toContain('王芳已在名单上');
    await office.press('移出 王芳', card);
    await ok(office.fill({ ...main, 从名单中选: `${LEAD}（区文化馆）` }).press('加入名单', card));
    await ok(office.press('发会议通知', card));

    expect(newest(w, LEAD).text()).toContain('您的职责：“智慧场馆”主陈述，分管负责人（主陈述人）');
    expect(newest(w, LEAD).text()).toContain('请准备：项目介绍 PPT（不超过 8 分钟）、建设方案 10 本（须与申报电子稿一致）');
    expect(newest(w, HANDLER).text()).toContain('您的职责：“智慧场馆”副陈述，业务负责人（副陈述人）');
    const added = { 坐席: '建设单位人员', 陈述分工: '方案编制单位（问询时发言）', 从名单中选: '王芳（区文化馆）' };
    await office.press('参会人员');
    await ok(office.fill(added).press('加入名单'));
    expect(newest(w, '王芳').text()).toContain('您的职责：“智慧场馆”被问到时再发言');
    expect(newest(w, '韩志远').text()).not.toContain('您的职责');
  });

  it('[LA-21] no conclusion before every paper is in', async () => {
    await passedFirst(w);
    await held(w, '专家评审会', '2026-09-28');
    const missing = await office.press('登记结论');
    expect(missing.toast?.content).toBe(
      '评审资料还缺：项目介绍 PPT、建设方案 10 本、项目评审申报表。收到的请在这里勾选，齐后再登记结论。（依据：二（四）3）',
    );
    const some = await office.fill({ 已收到的资料: ['plans'] }).press('保存', missing.card);
    expect(some.card.text()).toContain('评审资料 1/3');
    const { id } = (await w.db.tx((tx) => tx.projects.ofPolicy('linan')))[0] ?? { id: 0 };
    const [meeting] = await w.db.tx((tx) => tx.meetings.list('linan'));
    await forge(`meeting-conclude.${String(meeting?.id)}.${String(meeting?.version)}.${String(id)}`);
    expect(newest(w, OFFICE).text()).toContain('评审资料还缺：项目介绍 PPT、项目评审申报表');
    await office.press('核对资料');
    await ok(office.fill({ 已收到的资料: ['slides', 'plans', 'signedForm'] }).press('保存'));
    const done = await ok(conclude(w, 'passOnce', { 专家组评定预算: 95, 建设内容未减少: '是', 评审意见摘要: '方案可行' }));
    expect(done.card.text()).toContain('评审资料 3/3｜结论：一次性通过');
  });
});
