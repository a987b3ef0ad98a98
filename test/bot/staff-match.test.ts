import { describe, expect, it } from 'vitest';
import type { StaffRow } from '../../bot/staff/file.js';
import { importStaff } from '../../bot/staff/import.js';
import type { Staff } from '../../entities/staff.entity.js';
import { databases, useDatabase } from '../support/database.js';

const UNIT = '区卫生健康局';
const OPTIONS = { apps: [{ platform: 'lark', appId: 'cli_1' }], gone: null, at: 1 };

describe.each(databases())('a staff file, on $name', (kind) => {
  const place = useDatabase(kind);
  let regions = 0;

  /** A jurisdiction of its own for each test. */
  function region() {
    const policyId = `r${String((regions += 1))}`;
    const zhang = (
      line: number,
      mobile: string,
      account: string | null,
      role: StaffRow['roles'][number] = '经办人',
    ): StaffRow => ({
      ...{ line, name: '张伟', mobile, unit: UNIT, title: null, roles: [role], policyId, zwddAccountId: null },
      larkOpenId: account === null ? null : `${policyId}_${account}`,
    });
    const bring = (...rows: StaffRow[]) => place.db.tx((tx) => importStaff(tx, rows, OPTIONS));
    const people = async () =>
      (await place.db.tx((tx) => tx.staff.list(policyId))).map(({ mobile, roles }) => `${String(mobile)} ${roles.join()}`).sort();
    const actsAs = async (account: string) =>
      (await place.db.tx((tx) => tx.staff.identity('lark', 'cli_1', `${policyId}_${account}`)))?.mobile;
    return { zhang, bring, people, actsAs };
  }

  it.each([['the known one first'], ['the new one first']])('keeps two people of one name in a unit apart, %s', async (order) => {
    const { zhang, bring, people, actsAs } = region();
    await bring(zhang(2, '13800000001', 'a'));
    const rows = [zhang(2, '13800000001', 'a'), zhang(3, '13800000002', 'b', '分管负责人')];
    const done = await bring(...(order === 'the known one first' ? rows : rows.reverse()));
    expect(done).toEqual({ added: 1, changed: 0, left: 0, notes: [] });
    expect(await people()).toEqual(['13800000001 经办人', '13800000002 分管负责人']);
    expect([await actsAs('a'), await actsAs('b')]).toEqual(['13800000001', '13800000002']);
    expect(await bring(...rows)).toEqual({ added: 0, changed: 0, left: 0, notes: [] });
  });

  it('finds somebody with a new number by his name and unit, and says so', async () => {
    const { zhang, bring, people } = region();
    await bring(zhang(2, '13800000001', null));
    const { added, changed, notes } = await bring(zhang(2, '13800000002', 'a'));
    expect([added, changed]).toEqual([0, 1]);
    expect(notes).toEqual([
      '第 2 行 张伟（区卫生健康局，尾号 0002）：按姓名和单位认作已登记的张伟，手机号已更新。如果是两个人，请把两人都写进名册再导入。',
    ]);
    expect(await people()).toEqual(['13800000002 经办人']);
  });

  it('finds somebody with a new number and a namesake by his account', async () => {
    const { zhang, bring, people, actsAs } = region();
    await bring(zhang(2, '13800000001', 'a'), zhang(3, '13800000002', 'b'));
    const { added, notes } = await bring(zhang(2, '13800000003', 'b', '分管负责人'));
    expect(added).toBe(0);
    expect(notes.join()).toContain('按平台账号认作已登记的张伟');
    expect(await people()).toEqual(['13800000001 经办人', '13800000003 分管负责人']);
    expect(await actsAs('b')).toBe('13800000003');
  });

  it('takes nobody for a namesake with another account, and says how the two become one', async () => {
    const { zhang, bring, people, actsAs } = region();
    await bring(zhang(2, '13800000001', 'a'));
    const { added, notes } = await bring(zhang(5, '13800000002', 'b'));
    expect(added).toBe(1);
    expect(notes).toEqual([
      '第 5 行 张伟（区卫生健康局，尾号 0002）：单位里已有同名的人（尾号 0001），按另一个人登记。如果是同一人换了手机号，请办理交接：npm run bot -- staff transfer <原手机号> --to 13800000002 --kind 离职 --by <管理员>',
    ]);
    expect(await people()).toEqual(['13800000001 经办人', '13800000002 经办人']);
    expect([await actsAs('a'), await actsAs('b')]).toEqual(['13800000001', '13800000002']);
  });

  it('guesses neither of two new numbers under one known name', async () => {
    const { zhang, bring, people } = region();
    await bring(zhang(2, '13800000001', null));
    const { added, notes } = await bring(zhang(2, '13800000002', null), zhang(3, '13800000003', null));
    expect([added, notes.length]).toEqual([2, 2]);
    expect(await people()).toEqual(['13800000001 经办人', '13800000002 经办人', '13800000003 经办人']);
  });

  it('says whose an account was that a line gives to another, and nothing where that one has left', async () => {
    const { zhang, bring, actsAs } = region();
    await bring(zhang(2, '13800000001', 'a'));
    const li = { ...zhang(2, '13800000002', 'a'), name: '李四' };
    const { notes } = await bring(li);
    expect(notes).toEqual([expect.stringMatching(/^第 2 行 李四.*原来登记给张伟（r\d+，区卫生健康局，尾号 0001），已改给李四/)]);
    expect(await actsAs('a')).toBe('13800000002');
    const wang = { ...zhang(2, '13800000003', 'a'), name: '王五' };
    const done = await place.db.tx((tx) => {
      const gone = async ({ id }: Staff) => void (await tx.staff.update(id, { active: false }));
      return importStaff(tx, [wang], { ...OPTIONS, gone });
    });
    expect(done).toEqual({ added: 1, changed: 0, left: 2, notes: [] });
  });

  it('parts two that an earlier release took for one', async () => {
    const { zhang, bring, people, actsAs } = region();
    await bring(zhang(2, '13800000002', 'a'), zhang(2, '13800000009', null));
    await bring(zhang(2, '13800000002', 'b'));
    await bring(zhang(2, '13800000001', 'a'), zhang(3, '13800000002', 'b'));
    expect(await people()).toEqual(['13800000001 经办人', '13800000002 经办人', '13800000009 经办人']);
    expect([await actsAs('a'), await actsAs('b')]).toEqual(['13800000001', '13800000002']);
  });
});
