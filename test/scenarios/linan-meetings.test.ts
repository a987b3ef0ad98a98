import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import {
  alone,
  applied,
  conclude,
  declared,
  decide,
  HANDLER,
  held,
  LEAD,
  newest,
  OFFICE,
  ok,
  OTHER_OFFICE,
  plan,
  project,
  reapplied,
  wordsOf,
} from './linan-meeting-kit.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const OPINIONS = '1. 补充必要性论证\n2、预算明细写清单价';
const LETTER = '关于智慧场馆项目建设方案规范性初审修改意见的函.docx';

describe('walk 4: 初审会', () => {
  it('[LA-38] is called by the office and by nobody else', async () => {
    await w.as(OFFICE).say('会议');
    expect(newest(w, OFFICE).buttons()).toEqual(expect.arrayContaining(['安排规范性初审会', '安排专家评审会']));

    for (const name of [HANDLER, '吴晓东', '韩志远']) {
      await w.as(name).say('会议');
      expect(newest(w, name).buttons()).toEqual(['首页']);
      const { toast } = await w.as(name).act(newest(w, name), { tag: 'button', name: 'meeting-plan.linan.preliminary' });
      expect(toast?.content).toContain('“规范性初审会”由区数据资源管理局召开和登记');
    }
    expect(await w.db.tx((tx) => tx.meetings.list('linan'))).toEqual([]);
  });

  it('[LA-15] is planned two weeks after the last, for all that wait, and members answer', async () => {
    const office = w.as(OFFICE);
    await declared(w);
    await applied(w);
    expect(newest(w, OFFICE).text()).toContain('由规范性初审会作出结论，还没有安排会议');

    const first = await office.press('安排规范性初审会');
    expect(first.card.text()).not.toContain('建议');
    const past = await office
      .fill({ 日期: '2026-09-17', 时间: '09:30', 地点: '三楼会议室' })
      .press('保存，下一步选项目', first.card);
    expect(past.card.text()).toContain('日期：9月17日（周四）已经过去，请选择今天或以后的日期');
    const dated = await office.fill({ 日期: '2026-09-21' }).press('保存，下一步选项目', past.card);
    expect(dated.card.text()).toContain('等待上会的有 1 个项目，已全部选中');
    const seats = await office.press('保存，下一步定人员', dated.card);
    expect(seats.card.text()).toContain('审核小组成员单位：已定 6 人，至多 20 人（依据：一）');
    expect(seats.card.text()).toContain('未通知');
    expect(seats.card.text()).not.toContain('未回复');
    const sent = await office.press('发会议通知', seats.card);
    expect(sent.card.text()).toContain('参加 0，请假 0，未回复 6');
    const task = alone(w, OTHER_OFFICE).findLast((card) => card.title() === '规范性初审');
    expect(task?.text()).toContain('已列入规范性初审会：2026年9月21日（周一） 09:30');

    const invitation = newest(w, '郑洁');
    expect(invitation.text()).toContain('请您以“审核小组成员单位”身份参加规范性初审会');
    expect(invitation.text()).toContain('2026年9月21日（周一） 09:30');
    expect(invitation.text()).toContain('智慧场馆（LA-2026-001） 区文化馆');
    await w.as('郑洁').say('首页');
    const asked = w.as('郑洁').lastCard().text();
    expect(asked).toContain('有 1 场会议等您答复是否参加，发送“会议”查看。');
    expect(asked).not.toContain('目前没有要您办理的事');
    await w.as('郑洁').say('待办');
    expect(w.as('郑洁').lastCard().text()).toContain('有 1 场会议等您答复是否参加，发送“会议”查看。');
    expect(w.as('郑洁').lastCard().text()).not.toContain('目前没有要您办理的事');
    await w.as('郑洁').press('参加', invitation);
    await w.as('郑洁').say('首页');
    expect(w.as('郑洁').lastCard().text()).toContain('目前没有要您办理的事');
    await w.as('冯磊').say('那天我要请假');
    expect(w.as('冯磊').lastCard().title()).toBe('会议通知');
    const leave = await w.as('冯磊').press('请假', w.as('冯磊').lastCard());
    expect(leave.card.text()).toContain('您已回复：请假。如有变化可以再点。');
    expect(office.card(sent.card.messageId).text()).toContain('参加 1，请假 1，未回复 4');
    expect(office.card(sent.card.messageId).text()).toContain('冯磊（经信局）｜请假');
    // Nobody is needed there, so that nobody is warned.
    expect(newest(w, OTHER_OFFICE).text()).not.toContain('请假');
    expect(newest(w, HANDLER).text()).toContain('“智慧场馆”列入规范性初审会：2026年9月21日（周一） 09:30。您单位不用到场');

    await w.as(OFFICE).say('会议');
    const second = await office.press('安排规范性初审会');
    expect(second.card.text()).toContain(
      '建议 2026年10月8日（周四）：上次会议在9月21日（周一），一般两周一次；10月5日（周一）是国庆节',
    );
  });

  it('[LA-15] reminds members the day before and in the morning', async () => {
    await declared(w);
    await applied(w);
    const { card } = await plan(w, '规范性初审会', '2026-09-22');
    await w.as(OFFICE).press('发会议通知', card);
    await w.as('郑洁').press('请假', newest(w, '郑洁'));
    const told = (name: string) => alone(w, name).filter((one) => one.text().includes('9月22日')).length;
    expect([told('吴晓东'), told('郑洁')]).toEqual([1, 1]);

    await w.clock.to('2026-09-21T17:40+08:00');
    expect([told('吴晓东'), told('郑洁')]).toEqual([2, 1]);
    await w.clock.to('2026-09-22T12:00+08:00');
    expect([told('吴晓东'), told('郑洁')]).toEqual([3, 1]);
  });

  it('[LA-16] a project that fails gets the letter, numbered, as a .docx in the chat', async () => {
    await declared(w);
    await applied(w);
    await held(w, '规范性初审会', '2026-09-21');
    const empty = await conclude(w, 'revise');
    expect(empty.card.text()).toContain('修改意见：请逐条写明，每行一条');
    const { toast } = await w.as(OFFICE).fill({ 修改意见: OPINIONS }).press('确认', empty.card);
    expect(toast?.content).toContain('全部项目已有结论，会议结束');

    for (const name of [HANDLER, LEAD]) {
      const [letter, ...more] = w.as(name).files();
      expect([letter?.name, more]).toEqual([LETTER, []]);
      const text = wordsOf(letter?.bytes);
      expect(text).toContain('临数初审〔2026〕1号');
      expect(text).toContain('关于智慧场馆项目建设方案规范性初审修改意见的函');
      expect(text).toMatch(/1[.．、]\s*补充必要性论证[\s\S]*2[.．、]\s*预算明细写清单价/);
    }
    expect(newest(w, HANDLER).text()).toContain('1. 补充必要性论证');
    expect(newest(w, OTHER_OFFICE).text()).toContain('出具修改意见函');
    expect((await project(w)).stage).toBe('planRevision');
  });

  it('[LA-17] nothing goes to the experts before each item is answered and settled', async () => {
    const office = w.as(OFFICE);
    await declared(w);
    await applied(w);
    await held(w, '规范性初审会', '2026-09-21');
    await ok(conclude(w, 'revise', { 修改意见: OPINIONS }));
    await ok(reapplied(w, ['已补充第二章', '已列明单价'], { 有无硬件建设方案: '是', 硬件建设方案说明: '新增两台服务器' }));

    const review = newest(w, OFFICE);
    expect(review.text()).toContain('有无硬件建设方案：否 → 是');
    expect(review.text()).toContain('〔已回应，待确认〕回应：已补充第二章');
    const closed = await office.press('通过', review);
    expect(closed.toast?.content).toContain('还有意见没有确认办结，不能提交专家评审');

    // Before the meeting again, the meeting's own way is closed too, and what was typed stays.
    await decide(w, OFFICE, '重新上初审会');
    await held(w, '规范性初审会', '2026-10-12');
    const gate = await conclude(w, 'pass', { 结论说明: '整改到位' });
    expect(gate.card.text()).toContain('修改意见函中还有未办结的意见，整改完毕并逐条确认后才能提交专家评审');
    expect(gate.card.inputs().map(({ node }) => node['default_value'] ?? node['initial_option'])).toContain('整改到位');

    await office.say('待办');
    await office.press('去办理');
    const list = await office.press('逐条核对整改');
    await office.press('已整改', list.card);
    await office.press('已整改', list.card);
    await ok(office.press('确认', gate.card));
    const { stage, id } = await project(w);
    expect(stage).toBe('expertReview');
    const open = (await w.db.tx((tx) => tx.tasks.ofProject(id, 'open'))).map(({ task }) => task);
    expect(open).toEqual(['expertReview']);
  });

  it('[LA-15] is the only place of the conclusion, from its hour on', async () => {
    const office = w.as(OFFICE);
    await declared(w);
    await applied(w);
    const task = newest(w, OFFICE);
    expect(task.buttons()).not.toContain('通过');
    const { id } = await project(w);
    const [open] = await w.db.tx((tx) => tx.tasks.ofProject(id, 'open'));
    const forged = { tag: 'button', name: `task-decide.${String(open?.id)}.${String(open?.version)}.pass` };
    expect((await office.act(task, forged)).toast?.content).toContain('会议的结论在会议里登记');

    await plan(w, '规范性初审会', '2026-09-21');
    await office.press('返回');
    expect((await office.press('登记结论')).toast?.content).toContain('还没有发会议通知');
    await office.press('发会议通知');
    expect((await office.press('登记结论')).toast?.content).toContain('会议在9月21日（周一） 14:00 召开，开会后才能登记结论');
    await w.clock.to('2026-09-21T13:50+08:00');
    expect((await office.press('登记结论')).toast?.content).toContain('开会后才能登记结论');
    await w.clock.to('2026-09-21T14:00+08:00');
    await ok(conclude(w, 'reject', { 结论说明: '不属于政务信息化项目' }));
    expect(await project(w)).toMatchObject({ status: 'ended', result: 'failed' });
    expect(newest(w, HANDLER).text()).toContain('不属于政务信息化项目');
  });
});
