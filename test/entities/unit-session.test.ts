import { describe, expect, it } from 'vitest';
import type { Session } from '../../entities/sql/session.js';
import { UnitSession } from '../../entities/sql/unit-session.js';
import { databases, useDatabase } from '../support/database.js';

const TASKS = 'SELECT t.* FROM `task` t WHERE t.`id` = ?';
const WITH_PROJECT = 'SELECT t.* FROM `task` t JOIN `project` p ON p.`id` = t.`projectId` WHERE p.`id` = ?';

function counted() {
  const asked: string[] = [];
  const session: Session = {
    select: (sql, values) => {
      asked.push(`${sql} ${String(values)}`);
      return Promise.resolve([{ id: asked.length }]);
    },
    run: () => Promise.resolve({ affected: 1, insertId: 0 }),
  };
  return { asked, unit: new UnitSession(session) };
}

describe('what a unit of work has read', () => {
  it('is not read again, for the same values, by however many at once', async () => {
    const { asked, unit } = counted();
    const [first, second] = await Promise.all([unit.select(TASKS, [1]), unit.select(TASKS, [1])]);
    expect([second, await unit.select(TASKS, [1])]).toEqual([first, first]);
    await unit.select(TASKS, [2]);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['UPDATE `task` SET `state` = ? WHERE `id` = ?', 2],
    ['INSERT INTO `project` (`id`) VALUES (?)', 1],
    ['DELETE FROM `task` WHERE `id` = ?', 2],
    ['UPDATE `staff` SET `active` = ?', 0],
  ])('is read again after %s where that table has a part in it', async (sql, again) => {
    const { asked, unit } = counted();
    const read = () => Promise.all([unit.select(TASKS, [1]), unit.select(WITH_PROJECT, [1])]);
    await read();
    await unit.run(sql, [1]);
    await read();
    expect(asked).toHaveLength(2 + again);
  });

  it('cannot come from a statement whose tables are not known', async () => {
    await expect(counted().unit.select('SELECT 1', [])).rejects.toThrow('names no table');
  });
});

describe.each(databases())('a unit of work on $name', (kind) => {
  const place = useDatabase(kind);

  it('sees its own writes among what it has read', async () => {
    await place.db.tx(async (tx) => {
      expect(await tx.settings.get('read')).toBeUndefined();
      await tx.settings.set('read', 1);
      expect(await tx.settings.get('read')).toBe(1);
      await tx.settings.set('read', 2);
      expect(await tx.settings.get('read')).toBe(2);
    });
  });

  it('hands out rows that nobody can change for the next reader', async () => {
    await place.db.tx(async (tx) => {
      const unit = await tx.units.ensure('alpha', '文化馆');
      const again = await tx.units.get(unit.id);
      expect(() => Object.assign(again ?? {}, { name: '别的' })).toThrow(TypeError);
    });
  });
});
