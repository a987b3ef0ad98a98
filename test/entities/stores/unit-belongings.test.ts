import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../../support/database.js';

describe.each(databases())('a unit, on $name', (kind) => {
  const place = useDatabase(kind);

  it('has belongings where a group hears of it, and none where only people are registered', async () => {
    const at = { policyId: 'p', platform: 'lark', chatId: 'oc_1', name: '群', hour: 9, state: 'active' } as const;
    await place.db.tx(async (tx) => {
      const [empty, heard] = [await tx.units.ensure('p', '甲局'), await tx.units.ensure('p', '乙局')];
      await tx.groups.upsert({ ...at, reminders: [], unitId: heard.id });
      expect([await tx.units.hasBelongings(empty.id), await tx.units.hasBelongings(heard.id)]).toEqual([false, true]);
      const person = { policyId: 'p', name: '张三', mobile: null, title: null, roles: [], active: true };
      const id = await tx.staff.insert({ ...person, unitId: empty.id });
      expect(await tx.staff.moveUnit(empty.id, heard.id)).toBe(1);
      expect((await tx.staff.get(id))?.unitId).toBe(heard.id);
      await tx.units.remove(empty.id);
      await tx.units.rename(heard.id, '甲局');
      expect(await tx.units.list('p')).toEqual([{ id: heard.id, policyId: 'p', name: '甲局' }]);
    });
  });
});
