import { afterEach, beforeEach, expect, it } from 'vitest';
import { declare, fillPages, HANDLER, newest, OFFICE } from '../../scenarios/gongshu-kit.js';
import { type World, world } from '../../support/world.js';
import { press } from '../decisions/kit.js';

const OTHER_UNIT = '施雯';
const OTHER_PLACE = '李明';
const COLLEAGUE = '何小静';

/** 智慧急救 was handed in last year. */
let w: World;
beforeEach(async () => {
  const people = [{ name: COLLEAGUE, unit: '区卫生健康局', roles: ['经办人'], policy: 'gongshu' }] as const;
  w = await world({ now: '2026-09-18T09:05+08:00', people });
  const { id, version } = await declare(w, { basic: { 项目性质: '新建' } });
  const lastYear = Date.parse('2025-10-09T09:00+08:00');
  await w.db.tx((tx) => tx.projects.update(id, version, { createdAt: lastYear }));
});
afterEach(() => w.close());

const drafts = async () => (await w.db.tx((tx) => tx.projects.ofPolicy('gongshu', { status: 'draft' }))).map(({ name }) => name);

it('are taken over into a new draft that says where they come from and what was not copied', async () => {
  const he = w.as(HANDLER);
  await he.say('申报');
  const { card } = await he.press('照去年申报的填：智慧急救');
  expect(card.text()).toContain('已照“智慧急救”（GS-2026-001）填好');
  expect(card.text()).toContain('申报年度已改为 2027。');
  expect(card.text()).toContain('材料要重新上传');
  expect(await drafts()).toEqual(['智慧急救']);

  const confirm = await fillPages(w, { name: '智慧急救二期' });
  // The row of then, and the one that was added.
  expect(confirm.card.text()).toContain('2 行，合计 120 万元');
  const { toast } = await he.press('提交');
  expect(toast?.content).toBe('已提交。');
  await he.say('进度 智慧急救二期');
  expect((await he.press('办理经过')).card.text()).toContain('照“智慧急救”（GS-2026-001）填写');
});

it('are taken over once, however often the button is pressed, until something is typed', async () => {
  for (let times = 0; times < 3; times += 1) await press(w, HANDLER, 'draft-copy.gongshu.1');
  expect(await drafts()).toHaveLength(1);
  await w.as(HANDLER).fill({ 项目名称: '另一个' }).press('下一页');
  await press(w, HANDLER, 'draft-copy.gongshu.1');
  expect(await drafts()).toHaveLength(2);
});

it('are those of the own unit only, and of its colleagues', async () => {
  for (const who of [OTHER_UNIT, OTHER_PLACE]) {
    await w.as(who).say('申报');
    expect(newest(w, who).text()).not.toContain('智慧急救');
    const { toast } = await press(w, who, 'draft-copy.gongshu.1');
    expect(toast).toMatchObject({ type: 'warning' });
    expect(toast?.content).not.toContain('智慧急救');
  }
  expect((await press(w, OFFICE, 'draft-copy.gongshu.1')).toast).toMatchObject({ type: 'warning' });
  expect(await drafts()).toEqual([]);
  await w.as(COLLEAGUE).say('申报');
  expect((await w.as(COLLEAGUE).press('照去年申报的填：智慧急救')).card.text()).toContain('已照“智慧急救”');
});

it('are not those of a draft', async () => {
  await w.as(HANDLER).say('申报');
  await w.as(HANDLER).press('否，开始申报');
  expect((await press(w, HANDLER, 'draft-copy.gongshu.2')).toast).toMatchObject({ type: 'warning' });
});
