import { afterEach, beforeEach, expect, it } from 'vitest';
import { handedIn, OFFICE } from '../../scenarios/linan-meeting-kit.js';
import { type World, world } from '../../support/world.js';
import { ticked } from './kit.js';

const [CLEAR, ANSWERED] = ['智慧场馆一期', '智慧场馆二期'];

/** Two declarations wait for approval; passing one settles its opinions, and the second has two that nobody has checked. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  for (const name of [CLEAR, ANSWERED]) await handedIn(w, name);
});
afterEach(() => w.close());

async function answer(): Promise<void> {
  await w.db.tx(async (tx) => {
    const task = (await tx.tasks.ofProject(2)).find(({ state }) => state === 'open');
    const opinion = { projectId: 2, taskId: task?.id ?? 0, text: '补充接口', answer: '已补充', state: 'answered' } as const;
    for (const no of [1, 2]) await tx.opinions.insert({ ...opinion, no });
  });
}

const states = () => w.db.tx(async (tx) => (await tx.opinions.ofProject(2)).map(({ state }) => state));
const stages = () => w.db.tx(async (tx) => (await tx.projects.getMany([1, 2])).map(({ stage }) => stage));

it('says before a batch which project has opinions that were not checked, and closes none of them', async () => {
  await answer();
  const { card } = await ticked(w, [CLEAR, ANSWERED], '', '通过', OFFICE);
  expect(card.text()).toMatch(/有 1 个现在办不了[\s\S]*智慧场馆二期[\s\S]*还有 2 条意见没有核对，请先逐条核对/);
  await w.as(OFFICE).press('确认办理 1 个', card);
  expect(await stages()).toEqual(['awaitingApplication', 'declarationApproval']);
  expect(await states()).toEqual(['answered', 'answered']);
});

it('closes none that came after the list was gone over', async () => {
  const { card } = await ticked(w, [CLEAR, ANSWERED], '', '通过', OFFICE);
  await answer();
  await w.as(OFFICE).press('确认办理 2 个', card);
  expect(w.as(OFFICE).card(card.messageId).text()).toMatch(/办好 1 个，跳过 1 个[\s\S]*还有 2 条意见没有核对/);
  expect(await states()).toEqual(['answered', 'answered']);
});

it('asks whoever passes a single project first, and names what is settled along', async () => {
  await answer();
  await w.as(OFFICE).say(`进度 ${ANSWERED}`);
  const { card } = await w.as(OFFICE).press('去办理：申报审批');
  const asked = card.pressable().find(({ label }) => label === '通过')?.node['confirm'];
  expect(JSON.stringify(asked)).toContain('还有 2 条意见没有逐条核对，确定后都以您的名义办结');
  await w.as(OFFICE).press('通过', card);
  expect(await states()).toEqual(['accepted', 'accepted']);
});
