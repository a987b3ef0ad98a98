import { afterEach, beforeEach, expect, it } from 'vitest';
import { declare, LEAD, newest, OFFICE } from '../../scenarios/gongshu-kit.js';
import { visit } from '../../support/visit.js';
import { type World, world } from '../../support/world.js';
import { press } from '../decisions/kit.js';

const NAME = '智慧急救';
const MEMBER = '金磊';
const OTHER_UNIT = '施雯';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await declare(w);
});
afterEach(() => w.close());

/** The office asks somebody what he thinks of the declaration. */
async function ask(to: string): Promise<void> {
  const { id } = await w.staff(to);
  await w.as(OFFICE).press('加签', w.as(OFFICE).cards({})[0]);
  await w
    .as(OFFICE)
    .fill({ 请谁提意见: String(id), 请他看什么: '建设内容是否重复' })
    .press('请他提意见');
}

/** What somebody finds by the project's name, in the chat and on the pages. */
async function seen(who: string): Promise<boolean[]> {
  await w.as(who).say(`进度 ${NAME}`);
  const inChat = newest(w, who).text().includes('现在轮到');
  const pages = await visit(w, who);
  await pages.open('/pages/projects');
  return [inChat, pages.text().includes(NAME)];
}

async function moves(who: string, to: string, roles: ['经办人'] | ['分管负责人']): Promise<void> {
  const [{ id }, { unitId }] = [await w.staff(who), await w.staff(to)];
  await w.db.tx((tx) => tx.staff.update(id, { unitId, roles }));
}

it('who was asked looks at the project, then and later', async () => {
  expect(await seen(MEMBER)).toEqual([false, false]);
  await ask(MEMBER);
  expect(await seen(MEMBER)).toEqual([true, true]);
});

it('but not once he has answered, works for another unit and has no part in others’ projects', async () => {
  await ask(LEAD);
  await moves(LEAD, OTHER_UNIT, ['分管负责人']);
  // He is waited for.
  expect(await seen(LEAD)).toEqual([true, true]);
  await w.as(LEAD).say('待办');
  await w.as(LEAD).press('去答复');
  await w.as(LEAD).press('同意');
  expect(await seen(LEAD)).toEqual([false, false]);
});

it('who stands in for him finds what he was asked about as well', async () => {
  const [jin, deputy] = [await w.staff(MEMBER), await w.staff(OTHER_UNIT)];
  await w.db.tx(async (tx) => {
    await tx.staff.update(deputy.id, { unitId: jin.unitId, roles: jin.roles });
    const days = { from: '2026-09-18', until: '2026-09-25', state: 'set', at: w.clock.now() } as const;
    await tx.deputies.insert({ policyId: 'gongshu', staffId: jin.id, deputyId: deputy.id, ...days });
  });
  await ask(MEMBER);
  expect(await seen(OTHER_UNIT)).toEqual([true, true]);
  expect(newest(w, OTHER_UNIT).buttons()).toContain('提意见：预审');
  const { version } = (await w.db.tx((tx) => tx.tasks.get(2))) ?? { version: 0 };
  // He may look, so he is told why not.
  const refused = await press(w, OTHER_UNIT, `task-decide.2.${version}.qualified`);
  expect(refused.toast?.content).toMatch(/这件事由.*办理/);
});
