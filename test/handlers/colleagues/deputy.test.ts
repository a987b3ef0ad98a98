import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../../sandbox/reading/fill-form.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import {
  ADMIN,
  COLLEAGUE,
  declare,
  declaredWorld,
  FINANCE,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  OTHER_OFFICE,
  until,
} from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import type { World } from '../../support/world.js';
import { press } from '../decisions/kit.js';

const OTHER_UNIT = '施雯';
const OTHER_PLACE = '赵敏';

/** 智慧急救 of 何静 waits for the office: task 2. A Friday; Sunday is worked. */
let w: World;
beforeEach(async () => {
  w = await declaredWorld();
});
afterEach(() => w.close());

const idOf = async (name: string) => String((await w.staff(name)).id);
const audited = async () => (await w.db.tx((tx) => tx.audit.of('project:1'))).map(({ event }) => event);

/** What stands in the form: the person, the first day, the last. */
const filled = (card: SeenCard) => card.inputs().map(({ node }) => node['initial_option'] ?? node['initial_date']);

async function ask(who: string, to: string, from: string, until: string, more: Answers = {}) {
  await w.as(who).say('代理');
  const answers = { 请谁代理: await idOf(to), 从哪天: from, '到哪天（含当天）': until, ...more };
  return w.as(who).fill(answers).press('请他代理');
}

describe('while he is away', () => {
  it('the handler’s deputy gets what he gets, may do it, and every act says for whom', async () => {
    const { toast, card } = await ask(HANDLER, COLLEAGUE, '2026-09-18', '2026-09-21');
    expect(toast?.content).toBe('已请何小静代理，9月18日（周五）至9月21日（周一）。他已收到通知。');
    expect(card.text()).toContain('何小静正在代理您：9月18日（周五）至9月21日（周一）');
    expect(newest(w, COLLEAGUE).text()).toContain('何静请您代理');

    await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
    for (const who of [HANDLER, COLLEAGUE]) expect(newest(w, who).buttons()).toContain('去办理');
    const form = await w.as(COLLEAGUE).press('去办理');
    await w.as(COLLEAGUE).press('回应修改意见（还剩 1 条）', form.card);
    await w.as(COLLEAGUE).fill({ '第 1 条的整改情况': '已补充' }).press('保存回应');
    await w.as(COLLEAGUE).press('核对并提交');
    await until(w, COLLEAGUE, '下一页', '请核对后提交');
    expect((await w.as(COLLEAGUE).press('提交')).card.text()).toMatch(/提交人\n何小静 代 何静/);
    await w.as(LEAD).say('进度 智慧急救');
    const history = await w.as(LEAD).press('办理经过');
    expect(history.card.text()).toContain('回应第 1 条意见：已补充（何小静 代 何静）');
    const { id: away } = await w.staff(HANDLER);
    expect((await audited()).findLast(({ type }) => type === 'TASK_CLOSED')?.body).toMatchObject({ forId: away });
  });

  it('the deputy may decide what was handed to him who is away, and nobody else may', async () => {
    await w.as(ADMIN).press('转交', w.as(ADMIN).cards({})[0]);
    await w
      .as(ADMIN)
      .fill({ 转交给: await idOf(OFFICE), 为什么转交: '他熟悉' })
      .press('转交');
    await ask(OFFICE, OTHER_OFFICE, '2026-09-18', '2026-09-18');
    await w.as(OTHER_OFFICE).say('待办');
    const card = await w.as(OTHER_OFFICE).press('去办理');
    expect(card.card.buttons()).toContain('合格');
    expect(card.card.text()).toContain('这件事由孔亮办理，您正在代理孔亮（姜山转交：他熟悉）。');
    expect(card.card.text()).not.toContain('转交给您');
    const version = (await w.db.tx((tx) => tx.tasks.get(2)))?.version ?? 0;
    expect((await press(w, ADMIN, `task-decide.2.${version}.qualified`)).toast?.content).toContain('已转交给孔亮');
    await decide(w, OTHER_OFFICE, '合格');
    expect(newest(w, HANDLER).text()).toMatch(/办理人\n曹颖 代 孔亮/);
    const late = await press(w, ADMIN, `task-decide.2.${version}.qualified`);
    expect(late.toast?.content).toContain('已由曹颖 代 孔亮于');
  });

  it('nothing is said of it where the deputy holds the same post, and could have done it anyway', async () => {
    await ask(OFFICE, OTHER_OFFICE, '2026-09-18', '2026-09-18');
    await decide(w, OTHER_OFFICE, '合格');
    expect(newest(w, HANDLER).text()).toMatch(/办理人\n曹颖\n/);
    expect((await audited()).findLast(({ type }) => type === 'TASK_CLOSED')?.body.forId).toBeUndefined();
  });

  it('nothing is said of it on what is the deputy’s own', async () => {
    await declare(w, { name: '智慧体检' }, COLLEAGUE);
    await ask(HANDLER, COLLEAGUE, '2026-09-18', '2026-09-18');
    await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
    await w.as(COLLEAGUE).press('去办理');
    await w.as(COLLEAGUE).press('下一页');
    const saved = (await w.db.tx((tx) => tx.audit.of('project:2'))).findLast(({ event }) => event.type === 'FORM_SAVED');
    expect(saved?.event).toMatchObject({ byId: (await w.staff(COLLEAGUE)).id });
    expect(saved?.event.body.forId).toBeUndefined();
  });
});

describe('the period', () => {
  it('begins on its first day and ends by itself after its last; both hear so once', async () => {
    await ask(OFFICE, OTHER_OFFICE, '2026-09-20', '2026-09-21');
    expect(newest(w, OTHER_OFFICE).text()).toContain('9月20日（周日）至9月21日（周一）');
    await decide(w, OTHER_OFFICE, '合格');
    expect(newest(w, HANDLER).text()).toMatch(/办理人\n曹颖\n/);
    await w.clock.to('2026-09-21T17:00+08:00');
    await w.as(OTHER_OFFICE).say('代理');
    expect(newest(w, OTHER_OFFICE).text()).toContain('您正在代理孔亮');
    await w.clock.to('2026-09-22T08:30+08:00');
    await w.as(OTHER_OFFICE).say('代理');
    expect(newest(w, OTHER_OFFICE).text()).not.toContain('代理孔亮');
    await w.clock.to('2026-09-22T08:38+08:00');
    await Promise.all([w.app.runDue(), w.app.runDue()]);
    for (const who of [OFFICE, OTHER_OFFICE]) {
      const told = w
        .as(who)
        .cards({})
        .filter((card) => card.title() === '代理结束');
      expect(told.map((card) => card.text())).toEqual([expect.stringContaining('已到期结束')]);
    }
  });

  it('is ended before by either of them, once, and by nobody else', async () => {
    await ask(OFFICE, OTHER_OFFICE, '2026-09-18', '2026-09-25');
    for (const who of [ADMIN, HANDLER, OTHER_PLACE]) {
      expect((await press(w, who, 'deputy-end.1.1')).toast).toMatchObject({ type: 'warning' });
    }
    await w.as(OTHER_OFFICE).say('代理');
    const { toast } = await w.as(OTHER_OFFICE).press('结束代理：孔亮');
    expect(toast?.content).toContain('代理已结束');
    expect(newest(w, OFFICE).text()).toContain('已提前结束');
    expect((await press(w, OFFICE, 'deputy-end.1.1')).toast?.content).toContain('已经结束了');
    await decide(w, OTHER_OFFICE, '合格');
    expect(newest(w, HANDLER).text()).toMatch(/办理人\n曹颖\n/);
  });

  it('ends when one of them leaves, and the other hears it', async () => {
    await ask(OFFICE, OTHER_OFFICE, '2026-09-18', '2026-09-25');
    await w.sandbox.people.leave(w.as(OTHER_OFFICE).openId).pushed;
    await w.settle();
    expect(
      w
        .as(OFFICE)
        .cards({})
        .some((card) => card.text().includes('因人员离开结束')),
    ).toBe(true);
    expect(await w.db.tx((tx) => tx.deputies.of(1))).toEqual([]);
  });
});

describe('a deputy', () => {
  it('is a colleague with the same duties, never of another unit or place, nor oneself', async () => {
    await w.as(FINANCE).say('代理');
    expect(newest(w, FINANCE).text()).toContain('没有和您职责相同的同事');
    for (const name of [OFFICE, HANDLER, OTHER_PLACE, FINANCE]) {
      const form = { its_person: await idOf(name), its_on: '2026-09-18 +0800', its_until: '2026-09-18 +0800' };
      expect((await press(w, OFFICE, 'deputy-set', form)).card.text()).toContain('有一位已不能选');
    }
    const lead = { its_person: await idOf(HANDLER), its_on: '2026-09-18 +0800', its_until: '2026-09-18 +0800' };
    expect((await press(w, LEAD, 'deputy-set', lead)).card.text()).toContain('有一位已不能选');
    expect((await press(w, OTHER_UNIT, 'deputy-set', lead)).card.text()).toContain('有一位已不能选');
    expect(await w.db.tx((tx) => tx.deputies.over('2099-01-01'))).toEqual([]);
  });

  it('is asked for days to come, one at a time, and makes no chain', async () => {
    expect((await ask(OFFICE, OTHER_OFFICE, '2026-09-17', '2026-09-25')).card.text()).toContain('9月17日（周四）已经过去');
    expect((await ask(OFFICE, OTHER_OFFICE, '2026-09-25', '2026-09-21')).card.text()).toContain('不能早于开始日期');
    await ask(OFFICE, OTHER_OFFICE, '2026-09-20', '2026-09-25');
    expect((await ask(OFFICE, ADMIN, '2026-09-25', '2026-09-28')).card.text()).toContain('已请曹颖代理');
    expect((await ask(OTHER_OFFICE, ADMIN, '2026-09-22', '2026-09-28')).card.text()).toContain('您在代理孔亮');
    expect((await ask(ADMIN, OFFICE, '2026-09-22', '2026-09-28')).card.text()).toContain('也不在，请换一位');
    expect((await ask(ADMIN, OTHER_OFFICE, '2026-09-22', '2026-09-28')).toast?.content).toContain('已请曹颖代理');
  });

  it('is asked for with all faults at once, and what was filled in stands there again', async () => {
    await w.as(OFFICE).say('代理');
    const days = { 从哪天: '2026-09-25', '到哪天（含当天）': '2026-09-21' };
    const { card } = await w.as(OFFICE).fill(days).press('请他代理');
    expect(card.text()).toContain('请谁代理：请选择');
    expect(card.text()).toContain('到哪天：结束日期不能早于开始日期');
    expect(filled(card)).toEqual([undefined, '2026-09-25', '2026-09-21']);
  });

  it('is asked for anew from what was taken back, or from what was filled in meanwhile', async () => {
    await ask(OFFICE, OTHER_OFFICE, '2026-09-21', '2026-09-25');
    const deputy = await idOf(OTHER_OFFICE);
    const cancelled = await w.as(OFFICE).fill({ 从哪天: '2026-09-28' }).press('取消代理：曹颖');
    expect(cancelled.toast?.content).toContain('已取消');
    expect(filled(newest(w, OFFICE))).toEqual([undefined, '2026-09-28', undefined]);

    await ask(OFFICE, OTHER_OFFICE, '2026-09-21', '2026-09-25');
    const { toast, card } = await w.as(OFFICE).press('取消代理：曹颖');
    expect(toast?.content).toContain('改好后点“请他代理”');
    expect(filled(card)).toEqual([deputy, '2026-09-21', '2026-09-25']);
    const again = await w.as(OFFICE).fill({ '到哪天（含当天）': '2026-09-22' }).press('请他代理');
    expect(again.toast?.content).toBe('已请曹颖代理，9月21日（周一）至9月22日（周二）。他已收到通知。');

    const other = await idOf(ADMIN);
    const changed = await w.as(OFFICE).fill({ 请谁代理: other }).press('取消代理：曹颖');
    expect(filled(changed.card)).toEqual([other, '2026-09-21', '2026-09-22']);
  });

  it('is not proposed again once he has begun; the only colleague there is always is', async () => {
    await ask(OFFICE, OTHER_OFFICE, '2026-09-18', '2026-09-25');
    expect(filled((await w.as(OFFICE).press('结束代理：曹颖')).card)).toEqual([undefined, undefined, undefined]);
    await w.as(HANDLER).say('代理');
    expect(filled(newest(w, HANDLER))).toEqual([await idOf(COLLEAGUE), undefined, undefined]);
  });

  it('is asked once by a double click', async () => {
    const form = { its_person: await idOf(OTHER_OFFICE), its_on: '2026-09-20 +0800', its_until: '2026-09-21 +0800' };
    await Promise.all([press(w, OFFICE, 'deputy-set', form), press(w, OFFICE, 'deputy-set', form)]);
    const { id } = await w.staff(OFFICE);
    expect(await w.db.tx((tx) => tx.deputies.of(id))).toHaveLength(1);
  });
});
