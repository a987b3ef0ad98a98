import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../support/world.js';
import { press } from '../decisions/kit.js';
import { closings, COLLEAGUE, NAMES, OFFICE, optionsOf, picking, reviews, ticked, threeWait } from './kit.js';

const [ONE = '', TWO = '', THREE = ''] = NAMES;

let w: World;
beforeEach(async () => {
  w = await threeWait();
});
afterEach(() => w.close());

const batch = (id = 1) => w.db.tx((tx) => tx.batches.get(id));
const whys = async () => (await w.db.tx((tx) => tx.batches.itemsOf(1))).map(({ state, why }) => why ?? state);

describe('批量办理', () => {
  it('decides what was ticked, after a confirmation that names it and says what follows', async () => {
    const { card } = await ticked(w, [ONE, TWO], '符合要求');
    expect(card.text()).toMatch(/将把下面 2 个项目的“审核”办成“通过”[\s\S]*统一理由：符合要求/);
    expect(card.text()).toMatch(/办好后：出具《[\s\S]*进入“建设[\s\S]*“合同备案”转[\s\S]*（2 个）/);
    expect(card.text()).toMatch(/智慧水务一期[\s\S]*智慧水务二期/);
    expect(card.text()).not.toContain(THREE);
    // What leads away is not called as what decides.
    expect(card.buttons()).toEqual(['确认办理 2 个', '返回修改', '选别的事项或结果']);
    expect(await reviews(w)).toEqual({ [ONE]: 'open', [TWO]: 'open', [THREE]: 'open' });

    const pressed = await w.as(OFFICE).press('确认办理 2 个', card);
    expect(pressed.toast?.content).toContain('已开始办理');
    expect(await reviews(w)).toEqual({ [ONE]: 'done pass', [TWO]: 'done pass', [THREE]: 'open' });
    const shown = w.as(OFFICE).card(card.messageId).text();
    expect(shown).toMatch(/共 2 个：办好 2 个。[\s\S]*1. 智慧水务一期[\s\S]*2. 智慧水务二期/);
    expect(await batch()).toMatchObject({ state: 'done', endedAt: w.clock.now() });

    // The unit hears of each as of any other, and the record says that they were decided together.
    const told = w
      .as('陈水')
      .cards()
      .map((one) => one.text());
    for (const name of [ONE, TWO]) expect(told.some((text) => text.includes(name) && text.includes('符合要求'))).toBe(true);
    expect([await closings(w, 1), await closings(w, 2), await closings(w, 3)]).toEqual([[1], [1], []]);
    const events = await w.db.tx((tx) => tx.audit.of('batch:1'));
    expect(events.map(({ event }) => event.type)).toEqual(['BATCH_BEGUN', 'BATCH_ENDED']);
    await w.as(OFFICE).say(`进度 ${ONE}`);
    expect((await w.as(OFFICE).press('办理经过')).card.text()).toContain('审核：通过（批量办理）');
    await w.as(OFFICE).say('批量');
    expect((await w.as(OFFICE).press('查看上一次的结果')).card.text()).toContain('办好 2 个');
  });

  it('says of what its unit took back meanwhile that it was, and not that it was dealt with', async () => {
    const { card } = await ticked(w, [ONE, THREE], '符合要求');
    await w.as('陈水').press('撤回');
    await w.as(OFFICE).press('确认办理 2 个', card);
    expect(w.as(OFFICE).card(card.messageId).text()).toMatch(
      /没有办理的[\s\S]*智慧水务三期（[^）]*）：提交已撤回，改好后会重新提交。现在不用办理。（陈水，/,
    );
  });

  it('offers only outcomes that ask nothing of each project, and asks for the reason where one is needed', async () => {
    await w.as(OFFICE).say('批量');
    expect(w.as(OFFICE).lastCard().text()).toContain('审核（3 件）');
    expect(w.as(OFFICE).lastCard().buttons()).toEqual(expect.arrayContaining(['通过', '不予通过']));
    expect(w.as(OFFICE).lastCard().buttons()).not.toContain('退回修改');
    expect((await press(w, OFFICE, 'batch-pick.review.return')).toast?.content).toContain('不能批量办理');

    const without = await ticked(w, [ONE], '', '不予通过');
    expect(without.card.text()).toContain('理由：请写明理由');
    expect(optionsOf(without.card)).toHaveLength(3);
    const nobody = await w.as(OFFICE).fill({ its_projects: [], its_reason: '重复建设' }).press('下一步：核对', without.card);
    expect(nobody.card.text()).toContain('项目：请至少勾选一个');
    expect(await batch()).toBeNull();

    const { card } = await ticked(w, [ONE, THREE], '重复建设', '不予通过');
    expect(card.text()).toContain('办好后：项目未通过，流程结束（2 个）');
    const changed = await w.as(OFFICE).press('返回修改', card);
    expect(changed.card.inputs().find(({ name }) => name === 'its_reason')?.node['default_value']).toBe('重复建设');
    const again = await w.as(OFFICE).press('下一步：核对', changed.card);
    await w.as(OFFICE).press('确认办理 2 个', again.card);
    expect(await reviews(w)).toEqual({ [ONE]: 'done reject', [TWO]: 'open', [THREE]: 'done reject' });
    const reasons = await w.db.tx(async (tx) => (await tx.tasks.ofProject(3)).map(({ reason }) => reason));
    expect(reasons).toContain('重复建设');
  });

  it('skips what a single press could not do either, with its own sentence and the way to it', async () => {
    // Someone was asked for his opinion about the first; the second is decided by a colleague before it is confirmed.
    const { card } = await ticked(w, NAMES);
    await w.db.tx(async (tx) => {
      const asked = await tx.staff.list('yunshan');
      const id = asked.find(({ name }) => name === COLLEAGUE)?.id ?? 0;
      const row = { projectId: 1, byId: 1, askedId: id, question: '同意吗', state: 'asked', askedAt: w.clock.now() } as const;
      const [review] = (await tx.tasks.ofProject(1)).filter(({ task }) => task === 'review');
      await tx.advice.insert({ ...row, taskId: review?.id ?? 0 });
    });
    await w.as(COLLEAGUE).say(`进度 ${TWO}`);
    const theirs = await w.as(COLLEAGUE).press('去办理：审核');
    await w.as(COLLEAGUE).press('通过', theirs.card);
    await w.as(OFFICE).press('确认办理 3 个', card);

    const shown = w.as(OFFICE).card(card.messageId);
    expect(shown.text()).toMatch(/共 3 个：办好 1 个，跳过 2 个/);
    expect(await whys()).toEqual([
      expect.stringContaining(`还在等${COLLEAGUE}的意见`),
      '已由县办二于9月18日 09:05处理：通过。无需再点。',
      'done',
    ]);
    expect(shown.text()).toContain(`${TWO}（`);
    expect(shown.text()).toContain('已由县办二于9月18日 09:05处理：通过');
    expect([await closings(w, 2), await closings(w, 3)]).toEqual([[undefined], [1]]);
    const opened = await w.as(OFFICE).press(shown.buttons().find((label) => label === '打开 1') ?? '', shown);
    expect(opened.card.text()).toContain(ONE);
  });

  it('says before it runs which of them could not be decided now', async () => {
    await w.db.tx(async (tx) => {
      const [review] = (await tx.tasks.ofProject(2)).filter(({ task }) => task === 'review');
      const opinion = { projectId: 2, taskId: review?.id ?? 0, no: 1, text: '缺目录', state: 'open' } as const;
      await tx.opinions.insert(opinion);
    });
    const { card } = await ticked(w, [ONE, TWO]);
    expect(card.text()).toMatch(/有 1 个现在办不了[\s\S]*智慧水务二期[\s\S]*还有意见没有办结/);
    expect(card.buttons()).toContain('确认办理 1 个');
  });

  it('decides nothing that changed since it was gone over', async () => {
    const { card } = await ticked(w, [ONE, TWO]);
    const [review] = await w.db.tx(async (tx) => (await tx.tasks.ofProject(1)).filter(({ task }) => task === 'review'));
    await w.db.tx((tx) => tx.tasks.update(review?.id ?? 0, review?.version ?? 0, { assigneeId: null }));
    await w.as(OFFICE).press('确认办理 2 个', card);
    expect(await whys()).toEqual([expect.stringContaining('核对之后这件事有了变化'), 'done']);
  });

  it('is done once, however often it is pressed', async () => {
    const { card } = await ticked(w, [ONE, TWO]);
    const { openId } = w.as(OFFICE);
    const button = card.pressable().find(({ label }) => label === '确认办理 2 个');
    const action = { tag: 'button', name: String(button?.node['name']) };
    await Promise.all([1, 2, 3].map(() => w.sandbox.people.press(openId, card.messageId, action)));
    await w.settle();
    expect([await closings(w, 1), await closings(w, 2)]).toEqual([[1], [1]]);
    const again = await w.as(OFFICE).act(card, action);
    expect(again.toast?.content).toContain('不用再点');
    expect(again.card.text()).toContain('办好 2 个');
    expect((await w.db.tx((tx) => tx.audit.of('batch:1'))).map(({ event }) => event.type)).toEqual([
      'BATCH_BEGUN',
      'BATCH_ENDED',
    ]);
  });
});

describe('who has no right', () => {
  it('is offered nothing, and gets nothing by a forged press', async () => {
    await w.as('陈水').say('批量');
    expect(w.as('陈水').lastCard().text()).toContain('没有两件以上');
    await w.as('陈水').say('待办');
    expect(w.as('陈水').lastCard().buttons()).not.toContain('批量办理');
    const forged = await press(w, '陈水', 'batch-confirm.review.pass', { its_projects: ['2', '4'] });
    expect(forged.toast?.content).toContain('不能批量办理');
    await ticked(w, [ONE]);
    for (const verb of ['run.1.1', 'stop.1', 'show.1', 'change.1']) {
      const [name, ...rest] = verb.split('.');
      const pressed = await press(w, COLLEAGUE, [`batch-${String(name)}`, ...rest].join('.'));
      expect(pressed.toast?.content).toContain('已过期');
    }
    expect(await batch()).toMatchObject({ state: 'picked' });
  });

  it('ticks nothing but what stands on his own list', async () => {
    const card = await picking(w);
    const forged = await w.as(OFFICE).act(card, {
      tag: 'button',
      name: 'batch-confirm.review.pass',
      form_value: { its_projects: ['1', '9999'] },
    });
    expect(forged.card.text()).toContain('有的已不在您的待办里');
    expect(await batch()).toBeNull();
  });

  it('decides nothing any more when he lost his post between the confirmation and the work', async () => {
    const { card } = await ticked(w, [ONE, TWO]);
    const { id } = await w.staff(OFFICE);
    const button = card.pressable().find(({ label }) => label === '确认办理 2 个');
    await w.sandbox.people.press(w.as(OFFICE).openId, card.messageId, { tag: 'button', name: String(button?.node['name']) });
    await w.db.tx(async (tx) => {
      await tx.staff.update(id, { roles: ['专家'] });
    });
    await w.settle();
    expect(await whys()).toEqual([expect.stringContaining('由县数字办办理'), expect.stringContaining('由县数字办办理')]);
    expect(await reviews(w)).toMatchObject({ [ONE]: 'open', [TWO]: 'open' });
  });
});
