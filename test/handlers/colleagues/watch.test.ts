import { afterEach, beforeEach, expect, it } from 'vitest';
import { declare, FINANCE, HANDLER, LEAD, newest, OFFICE } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import { type World, world } from '../../support/world.js';
import { done, press } from '../decisions/kit.js';

const MEMBER = '金磊';
const OTHER_UNIT = '施雯';
const OTHER_PLACE = '赵敏';

/** 智慧急救 waits for the office. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await declare(w);
});
afterEach(() => w.close());

const watchers = async () => {
  const rows = await w.db.tx((tx) => tx.watchers.of(1));
  const people = await w.db.tx((tx) => tx.staff.getMany(rows.map(({ staffId }) => staffId)));
  return rows.map(({ staffId }) => people.find(({ id }) => id === staffId)?.name);
};
const idOf = async (name: string) => String((await w.staff(name)).id);

/** 何静 adds these people on the card. */
async function add(...names: string[]) {
  await w.as(HANDLER).say('进度 智慧急救');
  await w.as(HANDLER).press('抄送');
  const ids: string[] = [];
  for (const name of names) ids.push(await idOf(name));
  return w.as(HANDLER).fill({ 抄送给: ids }).press('加入抄送');
}

it('lets somebody without a part in it see the project and hear its results, and shows who follows', async () => {
  await w.as(MEMBER).say('进度 智慧急救');
  expect(newest(w, MEMBER).text()).toContain('没有找到您可以查看的项目');

  const { toast, card } = await add(MEMBER, LEAD);
  expect(toast?.content).toBe('已抄送给金磊、吕卫国。');
  expect(card.text()).toContain('现在抄送给：金磊（区发改经信局）、吕卫国（区卫生健康局）');
  expect(newest(w, MEMBER).text()).toContain('何静把“智慧急救”抄送给您');
  await w.as(HANDLER).press('返回进度', card);
  expect(newest(w, HANDLER).text()).toMatch(/抄送\n金磊、吕卫国/);
  await w.as(MEMBER).say('我的项目');
  expect(newest(w, MEMBER).text()).toContain('智慧急救');

  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
  expect(newest(w, MEMBER).text()).toMatch(/抄送给您的“智慧急救”有结果了[\s\S]*补充接口[\s\S]*由申报单位办理“填写项目申报表”/);
  expect(newest(w, MEMBER).buttons()).not.toContain('去办理');
  expect(newest(w, HANDLER).text()).toContain('您单位的“智慧急救”有结果了');
  expect((await done(w)).filter((type) => type === 'WATCHER_ADDED')).toHaveLength(2);
});

it('is not offered to whoever adds the others, nor taken from him', async () => {
  const { card } = await press(w, OFFICE, 'watch-list.1');
  expect(card.text()).toContain('抄送');
  expect(JSON.stringify(card.inputs().map(({ node }) => node['options'] ?? []))).not.toContain(OFFICE);
  const added = await press(w, OFFICE, 'watch-add.1', { its_people: [await idOf(OFFICE)] });
  expect(added.toast?.content).toContain('请补充');
  expect(await watchers()).toEqual([]);
});

it('ends when he is taken off, or takes himself off', async () => {
  await add(MEMBER, FINANCE);
  await w.as(MEMBER).press('查看进度');
  await w.as(MEMBER).press('抄送');
  expect(newest(w, MEMBER).buttons()).toEqual(['移出 金磊', '返回进度']);
  const left = await w.as(MEMBER).press('移出 金磊');
  expect(left.toast?.content).toBe('已退出抄送。');
  expect(left.card.text()).toContain('以后不再告诉您');
  expect((await press(w, MEMBER, 'project-show.1')).toast?.content).toContain('现在看不了');

  await press(w, OFFICE, 'watch-list.1');
  const dropped = await w.as(OFFICE).press('移出 华敏');
  expect(dropped.toast?.content).toBe('已移出：华敏。');
  expect((await press(w, OFFICE, `watch-drop.1.${await idOf(FINANCE)}`)).toast?.content).toContain('已不在抄送名单上');
  expect(await watchers()).toEqual([]);
  await decide(w, OFFICE, '合格');
  expect(w.as(MEMBER).lastCard({}).text()).not.toContain('有结果了');
});

it('is offered within the jurisdiction and the unit only, and set by neither strangers nor followers', async () => {
  await press(w, HANDLER, 'watch-list.1');
  expect((await w.as(HANDLER).press('加入抄送')).card.text()).toContain('请选择');
  const stranger = await press(w, HANDLER, 'watch-add.1', { its_people: [await idOf(OTHER_UNIT), await idOf(OTHER_PLACE)] });
  expect(stranger.card.text()).toContain('有 2 位已不能选');
  for (const who of [OTHER_UNIT, OTHER_PLACE]) {
    const { toast } = await press(w, who, 'watch-add.1', { its_people: [await idOf(who)] });
    expect(toast?.content).toContain('现在看不了');
    expect((await press(w, who, 'watch-list.1')).card.text()).not.toContain('智慧急救');
  }
  await add(MEMBER);
  const follower = await press(w, MEMBER, 'watch-add.1', { its_people: [await idOf(FINANCE)] });
  expect(follower.toast?.content).toContain('由本单位经办人、分管负责人或主管部门设置');
  await press(w, MEMBER, `watch-drop.1.${await idOf(HANDLER)}`);
  expect(await watchers()).toEqual([MEMBER]);
});

it('ends for somebody who is moved to another unit, or to a post that sees nothing of it', async () => {
  await add(MEMBER, LEAD);
  const elsewhere = (await w.staff(OTHER_UNIT)).unitId;
  for (const name of [MEMBER, LEAD]) {
    const person = await w.staff(name);
    await w.db.tx((tx) => tx.staff.update(person.id, { unitId: elsewhere, roles: ['经办人'] }));
  }
  for (const name of [MEMBER, LEAD]) {
    await w.as(name).say('我的项目');
    expect(newest(w, name).text()).not.toContain('智慧急救');
    expect((await press(w, name, 'project-show.1')).toast?.content).toContain('现在看不了');
  }
  await press(w, HANDLER, 'watch-list.1');
  expect(newest(w, HANDLER).text()).not.toContain('金磊');
  await decide(w, OFFICE, '合格');
  for (const name of [MEMBER, LEAD]) expect(newest(w, name).text()).not.toContain('有结果了');
});

it('adds nobody twice, by double clicks or by name', async () => {
  const people = { its_people: [await idOf(MEMBER)] };
  await Promise.all([press(w, HANDLER, 'watch-add.1', people), press(w, OFFICE, 'watch-add.1', people)]);
  expect(await watchers()).toEqual([MEMBER]);
  const named = await press(w, HANDLER, 'watch-add.1', { its_name: '华敏、某人' });
  expect(named.card.text()).toContain('名单里没有“某人”');
  expect((await press(w, HANDLER, 'watch-add.1', { its_name: '华敏' })).toast?.content).toBe('已抄送给华敏。');
});

it('is not yet there for a draft', async () => {
  await w.as(HANDLER).say('申报');
  await w.as(HANDLER).press('否，开始申报');
  const { toast } = await press(w, HANDLER, 'watch-add.2', { its_people: [await idOf(MEMBER)] });
  expect(toast).toMatchObject({ type: 'warning' });
  expect(await w.db.tx((tx) => tx.watchers.of(2))).toEqual([]);
});
