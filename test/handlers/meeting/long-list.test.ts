import { expect, it } from 'vitest';
import { world } from '../../support/world.js';
import { OFFICE, planned, theMeeting, waiting } from './desk.js';

const POOL = Array.from({ length: 60 }, (_, at) => ({
  name: `专家${String(at + 1)}号`,
  unit: '评审专家库',
  roles: ['专家'] as const,
  policy: 'linan',
}));

it('who is registered and not among those listed is put on the list as himself, by his name', async () => {
  const w = await world({ people: POOL });
  await waiting(w);
  const { card } = await planned(w);
  const office = w.as(OFFICE);
  expect(JSON.stringify(card.inputs().map(({ node }) => node['options'] ?? []))).not.toContain('专家60号');
  expect(card.text()).toContain('名单太长');
  const seat = { 坐席: '评审专家' };
  const named = await office.fill({ ...seat, 系统外人员姓名: '专家60号' }).press('加入名单', card);
  expect(named.toast?.content).toContain('已加入：专家60号');
  const full = await office
    .fill({ ...seat, 系统外人员姓名: '专家59号', 系统外人员单位: '评审专家库' })
    .press('加入名单', named.card);
  expect(full.toast?.content).toContain('已加入：专家59号');
  await office.fill({ ...seat, 系统外人员姓名: '专家58号', 系统外人员单位: '某大学' }).press('加入名单', full.card);
  const { id } = await theMeeting(w);
  const people = await w.db.tx((tx) => tx.attendees.of(id));
  const staffOf = async (name: string) => [people.find((one) => one.name === name)?.staffId, (await w.staff(name)).id];
  for (const name of ['专家60号', '专家59号']) {
    const [listed, own] = await staffOf(name);
    expect(listed).toBe(own);
  }
  // Of the same name, but from elsewhere.
  expect((await staffOf('专家58号'))[0]).toBeNull();
  await w.close();
});
