import { afterEach, beforeEach, expect, it } from 'vitest';
import { rolesKept, rolesToPass, withRoles } from '../../../handlers/core/transfer/roles.js';
import { ADMIN, COLLEAGUE, declaredWorld, FINANCE, LEAD, newest, OFFICE, OTHER_OFFICE } from '../../scenarios/gongshu-kit.js';
import type { World } from '../../support/world.js';

const FELLOW = '吕小国';

let w: World;
beforeEach(async () => {
  w = await declaredWorld({ name: FELLOW, unit: '区卫生健康局', roles: ['分管负责人'], policy: 'gongshu' });
});
afterEach(() => w.close());

const idOf = async (name: string) => String((await w.staff(name)).id);
const texts = (who: string) =>
  w
    .as(who)
    .cards({})
    .map((card) => card.text());

async function transfer(by: string, from: string, to: string): Promise<void> {
  await w.as(by).say(`交接 ${from}`);
  await w
    .as(by)
    .fill({ 交给谁: await idOf(to), 为什么交接: 'left' })
    .press('预览');
  await w.as(by).press('确认移交');
}

it('the seat of who left is empty, though he had no project, and the conveners hear of it', async () => {
  const { id: staffId, mobile } = await w.staff(FINANCE);
  await w.db.tx(async (tx) => {
    for (const [state, on] of [
      ['invited', '2026-09-25'],
      ['held', '2026-09-10'],
      // Over, but its conclusions are still to be written down.
      ['invited', '2026-09-10'],
    ] as const) {
      const meetingId = await tx.meetings.insert({ policyId: 'gongshu', kind: 'review', on, state, byId: 1 });
      const who = { name: FINANCE, org: '区财政局', body: '区财政局', staffId, mobile };
      await tx.attendees.insert({ meetingId, seat: 'members', ...who, answer: 'yes' });
    }
  });
  await w.sandbox.people.leave(w.as(FINANCE).openId).pushed;
  await w.settle();
  expect(await w.db.tx((tx) => tx.attendees.of(1))).toEqual([]);
  // What was held was held with him.
  for (const over of [2, 3]) {
    expect((await w.db.tx((tx) => tx.attendees.of(over))).map(({ name }) => name)).toEqual([FINANCE]);
  }
  expect(texts(OFFICE).filter((text) => text.includes('华敏已离开，他的席位空出，请另行安排。'))).toHaveLength(1);
});

it('a lead whose account a fellow lead closed hears of it, and so do the administrators', async () => {
  await transfer(LEAD, FELLOW, COLLEAGUE);
  expect((await w.staff(FELLOW)).active).toBe(false);
  expect(newest(w, FELLOW).text()).toMatch(/账号已停用（吕卫国办理）。如果弄错了，请联系管理员/);
  expect(newest(w, ADMIN).text()).toContain('吕卫国把分管负责人吕小国按离职交接');
});

it('what he asked is answered to the successor', async () => {
  await w.as(OFFICE).press('加签', w.as(OFFICE).cards({})[0]);
  await w
    .as(OFFICE)
    .fill({ 请谁提意见: await idOf(FINANCE), 请他看什么: '资金够不够' })
    .press('请他提意见');
  await transfer(ADMIN, OFFICE, OTHER_OFFICE);
  expect(newest(w, FINANCE).text()).toContain('曹颖办理“预审”，想听您的意见');
  const [asked] = await w.db.tx((tx) => tx.advice.outstanding());
  expect(asked).toMatchObject({ question: '资金够不够', byId: (await w.staff(OTHER_OFFICE)).id, state: 'asked' });
  const answered = await w.as(FINANCE).fill({ 您的意见: '够' }).press('同意');
  expect(answered.toast?.content).toBe('已答复，办理人马上会看到。');
  expect(
    w
      .as(OTHER_OFFICE)
      .cards({})
      .map((one) => one.title()),
  ).toContain('加签有答复了');
});

it('roles go to who takes the post: never what is a person’s own, an administrator’s by an administrator only', async () => {
  const [admin, lead, from, to] = [await w.staff(ADMIN), await w.staff(LEAD), await w.staff(OFFICE), await w.staff(OTHER_OFFICE)];
  const leaves = { ...from, roles: ['主管部门', '专家', '管理员'] };
  const comes = { ...to, unitId: from.unitId, roles: ['成员单位'] };
  expect(rolesToPass(admin, leaves, comes)).toEqual(['主管部门', '管理员']);
  expect(rolesToPass(lead, leaves, comes)).toEqual(['主管部门']);
  expect(rolesToPass(lead, { ...leaves, unitId: lead.unitId }, lead)).toEqual([]);
  expect(rolesToPass(admin, leaves, { ...comes, unitId: from.unitId + 1 })).toEqual([]);
  expect(rolesKept(leaves)).toEqual(['专家']);
  expect(withRoles(comes, ['成员单位', '主管部门']).roles).toEqual(['成员单位', '主管部门']);
});
