import { describe, expect, it } from 'vitest';
import type { New } from '../../../entities/sql/table.js';
import type { Staff } from '../../../entities/staff.entity.js';
import { databases, useDatabase } from '../../support/database.js';

const person = (name: string, given: Partial<New<Staff>> = {}): New<Staff> => ({
  policyId: 'alpha',
  unitId: 1,
  name,
  mobile: '13800000001',
  roles: ['经办人'],
  active: true,
  ...given,
});

describe.each(databases())('units, staff and groups on $name', (kind) => {
  const place = useDatabase(kind);

  it('registers a unit once, apart for each policy', async () => {
    await place.db.tx(async (tx) => {
      const unit = await tx.units.ensure('alpha', '水利局');
      expect(await tx.units.ensure('alpha', '水利局')).toEqual(unit);
      const same = await tx.units.ensure('beta', '水利局');
      expect(same.id).not.toBe(unit.id);
      expect(await tx.units.list('alpha')).toEqual([unit]);
      expect(await tx.units.find('alpha', '水利')).toBeNull();
      expect(await tx.units.getMany([unit.id, same.id, 999])).toHaveLength(2);
      expect(await tx.units.getMany([])).toEqual([]);
    });
  });

  it('finds staff by role, unit and mobile, never those who left', async () => {
    await place.db.tx(async (tx) => {
      const both = await tx.staff.insert(person('王一', { roles: ['经办人', '主管部门'] }));
      const office = await tx.staff.insert(person('李二', { roles: ['主管部门'], unitId: 2, mobile: '13800000002' }));
      const gone = await tx.staff.insert(person('赵三', { roles: ['主管部门', '管理员'] }));
      const admin = await tx.staff.insert(person('孙四', { policyId: 'beta', roles: ['管理员'] }));
      await tx.staff.insert(person('周五', { roles: ['副管理员'] }));
      expect(await tx.staff.update(gone, { active: false })).toBe(true);
      const ids = (staff: readonly Staff[]) => staff.map(({ id }) => id);
      expect(ids(await tx.staff.holding('alpha', '主管部门'))).toEqual([both, office]);
      expect(ids(await tx.staff.holding('alpha', '主管部门', 2))).toEqual([office]);
      expect(ids(await tx.staff.findByMobile('13800000002'))).toEqual([office]);
      expect(ids(await tx.staff.findByMobile('13800000001'))).not.toContain(gone);
      expect(ids(await tx.staff.admins())).toEqual([admin]);
      expect(await tx.staff.get(both)).toMatchObject({ name: '王一', roles: ['经办人', '主管部门'], active: true, title: null });
      expect(ids(await tx.staff.list('alpha'))).toContain(gone);
    });
  });

  it('knows a person by his account, on one app only, and moves an account', async () => {
    await place.db.tx(async (tx) => {
      const first = await tx.staff.insert(person('钱一'));
      const second = await tx.staff.insert(person('钱二'));
      expect(await tx.staff.link(first, 'im', 'app1', 'ou_1')).toBe(true);
      expect(await tx.staff.link(first, 'im', 'app1', 'ou_1')).toBe(false);
      expect((await tx.staff.identity('im', 'app1', 'ou_1'))?.id).toBe(first);
      expect(await tx.staff.identity('im', 'app2', 'ou_1')).toBeNull();
      expect(await tx.staff.identity('im', 'app1', 'OU_1')).toBeNull();
      expect(await tx.staff.link(second, 'im', 'app1', 'ou_1')).toBe(true);
      expect((await tx.staff.identity('im', 'app1', 'ou_1'))?.id).toBe(second);
      expect(await tx.staff.identities(first)).toEqual([]);
      await tx.staff.update(second, { active: false });
      expect(await tx.staff.identity('im', 'app1', 'ou_1')).toBeNull();
    });
  });

  it('keeps a group’s settings when the bot comes back', async () => {
    await place.db.tx(async (tx) => {
      const row = { platform: 'im', chatId: 'oc_1', name: '一群', reminders: ['deadlines'], hour: 9, state: 'active' } as const;
      const group = await tx.groups.upsert(row);
      expect(await tx.groups.update(group.id, group.version, { policyId: 'alpha', unitId: 5, hour: 14 })).toBe(true);
      expect(await tx.groups.update(group.id, group.version, { hour: 8 })).toBe(false);
      expect(await tx.groups.update(group.id, group.version + 1, { state: 'removed' })).toBe(true);
      expect(await tx.groups.active()).toEqual([]);
      const back = await tx.groups.upsert({ ...row, name: '新名' });
      expect(back).toMatchObject({ id: group.id, name: '新名', hour: 14, policyId: 'alpha', unitId: 5, state: 'active' });
      expect(await tx.groups.byId(group.id)).toEqual(back);
    });
  });

  it('tells a unit’s news to its own groups and to those of all units', async () => {
    await place.db.tx(async (tx) => {
      const group = (chatId: string, unitId: number | null) =>
        tx.groups.upsert({
          platform: 'im',
          chatId,
          name: chatId,
          policyId: 'beta',
          unitId,
          reminders: [],
          hour: 9,
          state: 'active',
        });
      const [own, all] = [await group('own', 1), await group('all', null)];
      await group('other', 2);
      expect((await tx.groups.ofUnit('beta', 1)).map(({ id }) => id)).toEqual([own.id, all.id]);
      expect((await tx.groups.ofUnit('beta', null)).map(({ id }) => id)).toEqual([all.id]);
      expect(await tx.groups.ofUnit('gamma', 1)).toEqual([]);
    });
  });
});
