import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Answers } from '../../../sandbox/reading/fill-form.js';
import {
  ADMIN,
  COLLEAGUE,
  declaredWorld,
  FINANCE,
  HANDLER,
  LEAD,
  newest,
  OFFICE,
  OTHER_OFFICE,
} from '../../scenarios/gongshu-kit.js';
import { visit } from '../../support/visit.js';
import type { World } from '../../support/world.js';

const EXPERT = '魏博';

let w: World;
beforeEach(async () => {
  w = await declaredWorld(
    { name: '文员', unit: '区数据资源局', roles: ['成员单位'], policy: 'gongshu' },
    { name: '华小敏', unit: '区财政局', roles: ['财政'], policy: 'gongshu' },
  );
});
afterEach(() => w.close());

const idOf = async (name: string) => String((await w.staff(name)).id);

async function transfer(by: string, from: string, to: string, kind: string, more: Answers = {}) {
  await w.as(by).say(`交接 ${from}`);
  const shown = await w
    .as(by)
    .fill({ 交给谁: await idOf(to), 为什么交接: kind, ...more })
    .press('预览');
  await w.as(by).press('确认移交');
  return shown.card.text();
}

it('who changes his post stays here without its roles, and keeps what is his own', async () => {
  await transfer(LEAD, HANDLER, COLLEAGUE, 'moved');
  expect(await w.staff(HANDLER)).toMatchObject({ active: true, roles: [], leftAt: null });
  expect((await w.db.tx((tx) => tx.projects.get(1)))?.handlerId).toBe((await w.staff(COLLEAGUE)).id);
  expect(newest(w, HANDLER).text()).toContain('何静在区卫生健康局的工作已移交给何小静');
  await w.as(HANDLER).say('待办');
  expect(newest(w, HANDLER).text()).toContain('目前没有要您办理的事');
});

it('what neither the successor nor he can do any longer is everybody’s of the post, and they hear why', async () => {
  const { id } = await w.staff(OFFICE);
  const held = await w.db.tx(async (tx) => {
    const task = await tx.tasks.get(2);
    return tx.tasks.update(2, task?.version ?? 0, { assigneeId: id });
  });
  expect(held).toBe(true);
  const shown = await transfer(ADMIN, OFFICE, '文员', 'moved', { 他的角色: 'without' });
  expect(shown).toContain('文员没有办理它的角色，回到岗位上由同岗人员办理');
  expect((await w.db.tx((tx) => tx.tasks.get(2)))?.assigneeId).toBeNull();
  expect(newest(w, OTHER_OFFICE).text()).toContain('孔亮已转岗，这件事请您或同岗的同事接着办');
});

it('the successor stands in for whom he was to stand in, sits where he sat, and has the roles that he lacked', async () => {
  await w.as(OTHER_OFFICE).say('代理');
  const asked = { 请谁代理: await idOf(OFFICE), 从哪天: '2026-09-18', '到哪天（含当天）': '2026-09-25' };
  await w.as(OTHER_OFFICE).fill(asked).press('请他代理');
  await transfer(ADMIN, OFFICE, ADMIN, 'left');
  const { id: otherId } = await w.staff(OTHER_OFFICE);
  const [row] = await w.db.tx((tx) => tx.deputies.of(otherId));
  expect(row).toMatchObject({ deputyId: (await w.staff(ADMIN)).id, until: '2026-09-25' });
  expect(newest(w, OTHER_OFFICE).text()).toContain('改由姜山代理您');

  const [finance, expert] = [await w.staff(FINANCE), await w.staff(EXPERT)];
  const seats = await w.db.tx(async (tx) => {
    const on = '2026-09-25';
    const meetingId = await tx.meetings.insert({ policyId: 'gongshu', kind: 'review', on, state: 'invited', byId: 1 });
    const sits = ({ id: staffId, name, mobile }: Staff, seat: string, body: string | null) =>
      tx.attendees.insert({ meetingId, seat, name, org: body ?? '评审专家库', body, staffId, mobile, answer: 'yes' });
    return [await sits(finance, 'members', '区财政局'), await sits(expert, 'experts', null)];
  });
  expect(seats).toHaveLength(2);
  const shown = await transfer(ADMIN, FINANCE, '华小敏', 'left');
  expect(shown).toMatch(/一并交给的角色：成员单位[\s\S]*会议席位（1）/);
  expect((await w.staff('华小敏')).roles).toEqual(['财政', '成员单位']);
  const sitting = async () => (await w.db.tx((tx) => tx.attendees.of(1))).map(({ name, answer }) => `${name} ${answer}`);
  expect(await sitting()).toEqual(['魏博 yes', '华小敏 pending']);
  const cards = w.as('华小敏').cards({});
  expect(cards.some((card) => card.text().includes('由您接替华敏参加'))).toBe(true);

  const kept = await transfer(ADMIN, EXPERT, '陶然', 'left');
  expect(kept).toContain('专家由本人参加、本人表决，不能移交');
  expect(kept).toContain('“专家”身份：属于本人');
  expect(await sitting()).toEqual(['华小敏 pending']);
});

it('goes from a page too, where it is found by whoever may', async () => {
  const lead = await visit(w, LEAD);
  await lead.open('/pages/');
  expect(lead.text()).toContain('交接');
  await lead.open('/pages/transfers');
  await lead.fill({ 谁的工作: `${HANDLER}（区卫生健康局）` }).press('下一步');
  const chosen = { 交给谁: `${COLLEAGUE}（区卫生健康局）`, 为什么交接: '转岗（人还在，只交原岗位的事）' };
  await lead.fill(chosen).press('预览');
  expect(lead.text()).toContain('还没有移交');
  await lead.press('确认移交');
  await lead.press('确定');
  expect(lead.at()).toContain('/pages/transfers/1');
  expect(lead.text()).toContain('已移交给何小静');
  const other = await visit(w, HANDLER);
  for (const path of ['/pages/transfers', '/pages/transfers/1']) {
    await other.open(path);
    expect(other.text()).toContain('没有找到这一页');
  }
});

it('whom the roster has in another unit already keeps the roles that it gives him, and the preview says so', async () => {
  const { id, roles } = await w.staff(HANDLER);
  const { unitId } = await w.staff(FINANCE);
  await w.db.tx((tx) => tx.staff.update(id, { unitId }));
  const shown = await transfer(ADMIN, HANDLER, COLLEAGUE, 'moved');
  expect(shown).toContain('名册里何静已在新单位，他现在的角色不变');
  expect(shown).not.toContain('不再有原岗位的角色');
  expect(await w.staff(HANDLER)).toMatchObject({ active: true, unitId, roles });
  expect((await w.db.tx((tx) => tx.projects.get(1)))?.handlerId).toBe((await w.staff(COLLEAGUE)).id);
});
