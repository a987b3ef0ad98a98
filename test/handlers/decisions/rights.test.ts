import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { declare, HANDLER, LEAD, newest, OFFICE, OTHER_OFFICE, project } from '../../scenarios/gongshu-kit.js';
import { decide, funded, sign } from '../../scenarios/gongshu-steps.js';
import { type World, world } from '../../support/world.js';
import { done, press } from './kit.js';

const OTHER_UNIT = '施雯';
const OTHER_PLACE = '赵敏';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

describe('a switch of the project', () => {
  beforeEach(() => declare(w).then(() => undefined));

  it('is set by the office on a fresh card only', async () => {
    const { version } = await project(w, '智慧急救');
    for (const who of [HANDLER, LEAD, OTHER_UNIT, OTHER_PLACE]) {
      const { toast } = await press(w, who, `flag-set.1.${version}.largeOrComplex.on`);
      expect(toast).toMatchObject({ type: 'warning' });
    }
    expect((await press(w, OFFICE, `flag-set.1.${version + 1}.largeOrComplex.on`)).toast?.content).toContain('已过期');
    expect((await press(w, OFFICE, `flag-set.1.${version}.constructor.on`)).toast).toMatchObject({ type: 'warning' });
    expect(await project(w, '智慧急救')).toMatchObject({ flags: {} });
  });

  it('is taken back, and the unit hears of it', async () => {
    await w.as(OFFICE).say('进度 智慧急救');
    await w.as(OFFICE).press('情形认定');
    await w.as(OFFICE).press('认定为“是”');
    await w.as(OFFICE).press('改为“否”');
    expect(await project(w, '智慧急救')).toMatchObject({ flags: { largeOrComplex: false } });
    expect(newest(w, HANDLER).text()).toContain('办公室已取消“投资额度较大或技术复杂”的认定');
    expect((await done(w)).filter((type) => type === 'FLAG_SET')).toHaveLength(2);
  });
});

describe('a letter', () => {
  beforeEach(async () => {
    await declare(w);
    await decide(w, OFFICE, '合格');
  });

  it('is sent again to whoever may look, and to nobody else', async () => {
    const again = await w.as(LEAD).press('查看《关于智慧急救的预审意见书》');
    expect(again.toast?.content).toContain('已发到您与我的会话');
    expect(w.as(LEAD).files({})).toHaveLength(2);
    for (const who of [OTHER_UNIT, OTHER_PLACE]) {
      const { toast } = await press(w, who, 'letter-send.1');
      expect(toast?.content).not.toContain('预审意见书');
      expect((await press(w, who, 'letter-list.1')).card.text()).not.toContain('智慧急救');
      expect(w.as(who).files({})).toEqual([]);
    }
    expect((await press(w, OFFICE, 'letter-send.99')).toast).toMatchObject({ type: 'warning' });
  });
});

describe('the year’s ledger', () => {
  /** A point that a decision proposed. */
  beforeEach(async () => {
    const { id, unitId, policyId } = await declare(w);
    const point = { policyId, year: 2026, unitId, projectId: id, points: 1, reason: '被要求另行评审', article: '三4' };
    await w.db.tx((tx) => tx.ledger.insert({ ...point, state: 'proposed', at: w.clock.now() }));
  });
  const state = async () => (await w.db.tx((tx) => tx.ledger.get(1)))?.state;

  it('counts once the office confirms it, once, and the unit hears the sum', async () => {
    for (const who of [HANDLER, LEAD, OTHER_UNIT, OTHER_PLACE]) await press(w, who, 'ledger-confirm.1.1');
    expect(await state()).toBe('proposed');

    const { toast, card } = await press(w, OFFICE, 'ledger-confirm.1.1');
    expect(toast?.content).toContain('已计入年度台账');
    expect(card.text()).toMatch(/孔亮/);
    expect((await press(w, OTHER_OFFICE, 'ledger-drop.1.1')).toast?.content).toContain('已经处理过了');
    expect(await state()).toBe('confirmed');
    for (const who of [HANDLER, LEAD]) {
      const told = w
        .as(who)
        .cards({})
        .filter((one) => one.text().includes('本年度累计扣 1 分'));
      expect(told).toHaveLength(1);
    }
  });

  it('names no project to somebody who may not look at it', async () => {
    for (const who of [OTHER_UNIT, OTHER_PLACE]) {
      const { toast } = await press(w, who, 'ledger-confirm.1.1');
      expect(toast?.content).toContain('您现在看不了这个项目');
      expect(toast?.content).not.toContain('智慧急救');
    }
    expect((await press(w, LEAD, 'ledger-confirm.1.1')).toast?.content).toContain('办理');
  });

  it('does not count what the office drops', async () => {
    expect((await press(w, OFFICE, 'ledger-drop.1.1')).toast?.content).toContain('已不计入');
    expect(await state()).toBe('dropped');
    expect(
      w
        .as(HANDLER)
        .cards({})
        .some((card) => card.text().includes('扣 1 分')),
    ).toBe(false);
    expect((await press(w, OFFICE, 'ledger-confirm.99.1')).toast).toMatchObject({ type: 'warning' });
  });
});

describe('a date, and what people begin themselves', () => {
  beforeEach(async () => {
    await funded(w, { price: 40 });
    await sign(w, { amount: 38 });
  });
  const filing = async () => {
    const task = (await w.db.tx((tx) => tx.tasks.ofProject(1))).find((one) => one.task === 'fileContract');
    return `${task?.id ?? 0}.${task?.version ?? 0}`;
  };
  const keep = { its_on: '2026-09-18 +0800', its_reason: '写错了' };

  it('is corrected by the handler’s unit only, to a day that has been, with a reason', async () => {
    for (const who of [OTHER_UNIT, OFFICE, OTHER_PLACE]) {
      expect((await press(w, who, `date-keep.${await filing()}`, keep)).toast).toMatchObject({ type: 'warning' });
    }
    const future = await press(w, HANDLER, `date-keep.${await filing()}`, { ...keep, its_on: '2026-10-30 +0800' });
    expect(future.card.text()).toContain('请选择今天或以前的日期');
    const same = await press(w, HANDLER, `date-keep.${await filing()}`, { ...keep, its_on: '2026-09-22 +0800' });
    expect(same.toast?.content).toContain('日期没有变化');
    expect((await done(w)).includes('DEADLINE_MOVED')).toBe(false);
  });

  it('is not corrected where nothing counts from one', async () => {
    const goals = (await w.db.tx((tx) => tx.tasks.ofProject(1))).find((one) => one.task === 'setGoals');
    const { toast } = await press(w, HANDLER, `date-correct.${goals?.id ?? 0}.${goals?.version ?? 0}`);
    expect(toast?.content).toContain('没有可以更正的日期');
  });

  it('is begun by the unit, once', async () => {
    for (const who of [OTHER_UNIT, OFFICE, LEAD]) {
      expect((await press(w, who, 'task-start.1.change')).toast).toMatchObject({ type: 'warning' });
    }
    expect((await press(w, HANDLER, 'task-start.1.rank')).toast).toMatchObject({ type: 'warning' });
    expect((await press(w, HANDLER, 'task-start.1.change')).card.text()).toContain('变更内容');
    expect((await press(w, HANDLER, 'task-start.1.change')).toast?.content).toContain('已在办理中');
  });
});
