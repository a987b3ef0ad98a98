import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pressed } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { type World, world } from '../support/world.js';
import { COLLEAGUE, declare, HANDLER, OFFICE, project, STRANGER } from './applicant-kit.js';

const OTHER_OFFICE = '钱伟';
const LEAD = '周建平';
const OPINIONS = '修改意见（每行一条）';

let w: World;
beforeEach(async () => {
  w = await world();
  await declare(w);
});
afterEach(() => w.close());

const newest = (who: string): SeenCard => w.as(who).lastCard({});
/** A button as it stood on a card, whatever has become of the card since. */
const wire = (card: SeenCard, label: string): string => {
  const name = card.pressable().find((button) => button.label === label)?.node['name'];
  return typeof name === 'string' ? name : `no ${label}`;
};
const click = (who: string, card: SeenCard, name: string): Promise<Pressed> => w.as(who).act(card, { tag: 'button', name });
const audit = async (type: string): Promise<number> => {
  const { id } = await project(w, '智慧场馆');
  return (await w.db.tx((tx) => tx.audit.of(`project:${id}`))).filter(({ event }) => event.type === type).length;
};
const listOf = async (who: string, name: string): Promise<string> => {
  await w.as(who).say('我的项目');
  return (await w.as(who).press(name)).card.text();
};

describe('walk 2: the task card', () => {
  it('[LA-13] holds all that is needed to decide on a phone', async () => {
    const card = newest(OFFICE);
    expect(card.title()).toBe('申报审批');
    expect(card.text()).toMatch(
      /LA-2026-001[\s\S]*区文化馆[\s\S]*李明[\s\S]*建设周期（月）：12[\s\S]*56\.65 万元[\s\S]*信息化项目申请表\.pdf/,
    );
    expect(card.buttons()).toEqual(expect.arrayContaining(['通过', '退回修改', '不予通过', '查看全文', '稍后提醒']));
    expect(newest(OTHER_OFFICE).buttons()).toEqual(card.buttons());

    await w.as(OFFICE).press('查看 信息化项目申请表');
    expect(
      w
        .as(OFFICE)
        .files({})
        .map(({ name }) => name),
    ).toEqual(['信息化项目申请表.pdf']);
  });

  it('comes again the next morning to whoever puts it off', async () => {
    const { toast } = await w.as(OFFICE).press('稍后提醒');
    expect(toast?.content).toContain('9月20日');
    const before = w.as(OFFICE).cards({}).length;
    await w.clock.to('2026-09-20T09:30+08:00');
    expect(w.as(OFFICE).cards({})).toHaveLength(before + 1);
    expect(newest(OFFICE).title()).toBe('申报审批');
  });
});

describe('walk 2: 通过', () => {
  it('[LA-13][LA-28] tells the applicant at once, changes everybody’s card, moves the lists', async () => {
    const other = newest(OTHER_OFFICE);
    const { toast, card } = await w.as(OFFICE).press('通过');

    expect(toast).toMatchObject({ type: 'success' });
    expect(card.text()).toMatch(/申报审批：通过[\s\S]*已办结[\s\S]*赵敏[\s\S]*接下来：申报单位办理“提交项目评审申请”/);
    const changed = w.as(OTHER_OFFICE).card(other.messageId);
    expect(changed.text()).toBe(card.text());
    expect(changed.buttons()).toEqual(['查看进度', '办理经过']);
    expect(newest(HANDLER).text()).toMatch(/申报审批：通过[\s\S]*赵敏[\s\S]*请填写评审申请并上传建设方案/);
    expect(newest(HANDLER).buttons()).toContain('去办理');
    expect(await listOf(HANDLER, '待初审 1')).toContain('智慧场馆');
  });

  it('answers a second reviewer’s click with who did it, when and what, and does nothing', async () => {
    const stale = newest(OTHER_OFFICE);
    const [pass, back] = [wire(stale, '通过'), wire(stale, '退回修改')];
    await w.as(OFFICE).press('通过');

    for (const name of [pass, back]) {
      const { toast, card } = await click(OTHER_OFFICE, stale, name);
      expect(toast?.content).toBe('已由赵敏于9月18日 09:05处理：通过。无需再点。');
      expect(card.text()).toMatch(/申报审批：通过[\s\S]*已办结/);
    }
    expect(await audit('TASK_CLOSED')).toBe(2);
    expect((await project(w, '智慧场馆')).stage).toBe('awaitingApplication');
  });

  it('of two clicks at the same moment only one takes effect, whoever makes them', async () => {
    const [mine, others] = [newest(OFFICE), newest(OTHER_OFFICE)];
    const presses = await Promise.all([
      click(OFFICE, mine, wire(mine, '通过')),
      click(OTHER_OFFICE, others, wire(others, '通过')),
      click(OFFICE, mine, wire(mine, '通过')),
    ]);

    expect(presses.filter(({ toast }) => toast?.type === 'success')).toHaveLength(1);
    expect(presses.filter(({ toast }) => toast?.content.startsWith('已由'))).toHaveLength(2);
    expect(await audit('TASK_CLOSED')).toBe(2);
    const { id } = await project(w, '智慧场馆');
    const tasks = await w.db.tx((tx) => tx.tasks.ofProject(id));
    expect(tasks.map(({ task, state }) => `${task} ${state}`)).toEqual([
      'declare done',
      'approveDeclaration done',
      'applyReview open',
    ]);
    expect(
      w
        .as(HANDLER)
        .cards({})
        .filter((card) => card.title() === '申报审批：通过'),
    ).toHaveLength(1);
  });
});

describe('walk 2: 退回修改', () => {
  it('[LA-13][LA-28] goes out with numbered opinions and comes back with what was changed', async () => {
    const ask = await w.as(OFFICE).press('退回修改');
    const blank = await w.as(OFFICE).press('退回修改', ask.card);
    expect(blank.card.text()).toContain('请逐条写明，每行一条');
    await w
      .as(OFFICE)
      .fill({ [OPINIONS]: '（一）建设周期过长\n（二）3.5 万元的服务器偏贵' })
      .press('退回修改', blank.card);

    expect(newest(HANDLER).text()).toMatch(/共 2 条，请逐条回应[\s\S]*1\. 建设周期过长\n2\. 3\.5 万元的服务器偏贵/);
    expect(newest(OTHER_OFFICE).text()).toMatch(/申报审批：退回修改[\s\S]*1\. 建设周期过长/);
    expect(await listOf(HANDLER, '待修改 1')).toContain('智慧场馆');

    await resubmit();
    const again = newest(OFFICE);
    expect(again.text()).toMatch(
      /第 2 次[\s\S]*建设周期（月）：12 → 10[\s\S]*建设周期过长[\s\S]*回应：改为 10 个月[\s\S]*退回修改/,
    );
    await w.as(OFFICE).press('通过', again);
    expect(await audit('OPINION_ACCEPTED')).toBe(2);
    expect(await listOf(HANDLER, '待初审 1')).toContain('智慧场馆');
  });

  it('keeps what was typed while he looks at the project once more, for him alone', async () => {
    const office = w.as(OFFICE);
    const ask = await office.press('退回修改');
    await office.fill({ [OPINIONS]: '建设周期过长\n预算偏高' }).press('返回', ask.card);
    expect(office.lastCard().text()).toContain('智慧场馆');
    const again = await office.press('退回修改');
    expect(JSON.stringify(again.card.json)).toContain('建设周期过长\\n预算偏高');
    expect(again.card.text()).not.toContain('请逐条写明');
    const other = await w.as(OTHER_OFFICE).press('退回修改', newest(OTHER_OFFICE));
    expect(JSON.stringify(other.card.json)).not.toContain('建设周期过长');

    await office.press('退回修改', again.card);
    expect(newest(HANDLER).text()).toMatch(/1\. 建设周期过长\n2\. 预算偏高/);
  });

  it('keeps what was typed when another reviewer was faster, and says who', async () => {
    const ask = await w.as(OFFICE).press('退回修改');
    await w.as(OTHER_OFFICE).press('通过', newest(OTHER_OFFICE));

    const late = await w.as(OFFICE).act(ask.card, {
      tag: 'button',
      name: wire(ask.card, '退回修改'),
      form_value: { its_opinions: '建设周期过长' },
    });
    expect(late.toast?.content).toContain('已由钱伟于');
    expect(late.card.text()).toContain('申报审批：通过');
    expect(await audit('OPINIONS_RAISED')).toBe(0);
  });
});

describe('walk 2: 不予通过', () => {
  it('[LA-23][LA-28] needs a reason, ends the project, and tells handler and lead', async () => {
    const ask = await w.as(OFFICE).press('不予通过');
    const blank = await w.as(OFFICE).fill({ 不予通过的理由: ' ' }).press('不予通过', ask.card);
    expect(blank.card.text()).toContain('请写明理由');
    await w.as(OFFICE).fill({ 不予通过的理由: '与市级平台重复' }).press('不予通过', blank.card);

    expect(await project(w, '智慧场馆')).toMatchObject({ status: 'ended', result: 'failed' });
    for (const who of [HANDLER, LEAD]) expect(newest(who).text()).toMatch(/不予通过[\s\S]*与市级平台重复[\s\S]*流程结束/);
    expect(newest(OTHER_OFFICE).text()).toContain('与市级平台重复');
    expect(await listOf(HANDLER, '未通过 1')).toContain('智慧场馆');
  });
});

describe('walk 2: only the office decides', () => {
  const own = [HANDLER, COLLEAGUE, LEAD];
  it.each([HANDLER, COLLEAGUE, STRANGER, LEAD, '韩志远', '吴晓东', '孔亮'])('not %s', async (who) => {
    const card = newest(OFFICE);
    await w.as(who).say('帮助');
    for (const label of ['通过', '退回修改']) {
      const { toast, card: after } = await click(who, newest(who), wire(card, label));
      expect(toast).toMatchObject({ type: 'warning' });
      if (!own.includes(who)) expect(`${toast?.content ?? ''}${after.text()}`).not.toContain('智慧场馆');
    }
    expect((await project(w, '智慧场馆')).stage).toBe('declarationApproval');
  });

  it.each(['constructor', 'toString', 'approve'])('nor by an outcome %s that there is not', async (outcome) => {
    const card = newest(OFFICE);
    const name = wire(card, '通过').replace(/pass$/, outcome);
    const { toast } = await click(OFFICE, card, name);
    expect(toast?.content).toContain('当前环节没有这个选项');
    expect((await project(w, '智慧场馆')).stage).toBe('declarationApproval');
  });
});

/** The unit answers both opinions, shortens the project, and hands it in again. */
async function resubmit(): Promise<void> {
  const li = w.as(HANDLER);
  await li.press('去办理');
  await li.press('回应修改意见（还剩 2 条）');
  await li.fill({ '第 1 条的整改情况': '改为 10 个月', '第 2 条的整改情况': '改为租用' }).press('保存回应');
  await li.press('返回项目申报表');
  await li.fill({ '建设周期（月）': 10 }).press('下一页');
  for (const next of ['下一页', '下一页', '下一页：核对']) await li.press(next);
  await li.press('提交');
}
