import type { Staff } from '../../entities/staff.entity.js';
import type { Tx } from '../../entities/tx.js';
import type { StaffRow } from './file.js';

/** One app on a platform: an account id is valid within it only. */
export interface AppOnPlatform {
  readonly platform: string;
  readonly appId: string;
}

/** A row, the unit that it names, and who it is; null for somebody new. */
export interface Matched {
  readonly row: StaffRow;
  readonly unitId: number;
  readonly found: Staff | null;
  /** For whoever imports the file, where it was not the mobile number that told, or a namesake is left. */
  readonly note: string | null;
}

type Placed = Pick<Matched, 'row' | 'unitId'>;

/**
 * Finds the people of a file again among those of their jurisdictions: by mobile number; else by an account under the same name; else by name and
 * unit, where both stand for one person each. Whose own number is in the file is that row's. In whichever order the rows stand.
 */
export async function matchRows(
  tx: Tx,
  rows: readonly StaffRow[],
  known: ReadonlyMap<string, readonly Staff[]>,
  apps: readonly AppOnPlatform[],
): Promise<Matched[]> {
  const placed: Placed[] = [];
  for (const row of rows) placed.push({ row, unitId: (await tx.units.ensure(row.policyId, row.unit)).id });
  const mobiles = new Set(rows.map(({ mobile }) => mobile));
  const found = new Map<StaffRow, Staff>();
  const all = (row: StaffRow) => known.get(row.policyId) ?? [];
  for (const row of rows) {
    const person = all(row).find(({ mobile }) => mobile === row.mobile);
    if (person !== undefined) found.set(row, person);
  }
  const taken = new Set([...found.values()].map(({ id }) => id));
  const isFree = ({ id, mobile }: Staff) => !taken.has(id) && (mobile === null || !mobiles.has(mobile));
  const take = (row: StaffRow, person: Staff) => {
    found.set(row, person);
    taken.add(person.id);
  };
  for (const row of rows.filter((one) => !found.has(one))) {
    const owners = await ownersOf(tx, row, apps);
    const person = all(row).find((one) => owners.has(one.id) && one.name === row.name && isFree(one));
    if (person !== undefined) take(row, person);
  }
  const certain = new Set(found.keys());
  const left = placed.filter(({ row }) => !found.has(row));
  const others = [...left];
  for (const one of left) {
    const [person, ...more] = namesakesOf(one, all(one.row));
    const alone = more.length === 0 && others.filter((other) => isSame(other, one)).length === 1;
    if (person === undefined || !alone || !isFree(person) || (await hasOther(tx, person, one.row, apps))) continue;
    take(one.row, person);
  }
  return placed.map((one) => {
    const person = found.get(one.row) ?? null;
    const namesakes = namesakesOf(one, all(one.row)).filter(isFree);
    return { ...one, found: person, note: noteOf(one.row, person, certain.has(one.row), namesakes) };
  });
}

function namesakesOf({ row, unitId }: Placed, all: readonly Staff[]): Staff[] {
  return all.filter((person) => person.name === row.name && person.unitId === unitId);
}

function isSame(one: Placed, other: Placed): boolean {
  return one.unitId === other.unitId && one.row.name === other.row.name;
}

/** Whose the row's accounts are. */
async function ownersOf(tx: Tx, row: StaffRow, apps: readonly AppOnPlatform[]): Promise<Set<number>> {
  const owners = new Set<number>();
  for (const { platform, appId } of apps) {
    const account = accountOn(row, platform);
    const bound = account === null ? null : await tx.staff.account(platform, appId, account);
    if (bound !== null) owners.add(bound.staffId);
  }
  return owners;
}

/** Whether somebody has another account in an app for which the row has one: then he is a namesake. */
async function hasOther(tx: Tx, { id }: Staff, row: StaffRow, apps: readonly AppOnPlatform[]): Promise<boolean> {
  const bound = await tx.staff.identities(id);
  return apps.some(({ platform, appId }) => {
    const account = accountOn(row, platform);
    return account !== null && bound.some((one) => one.platform === platform && one.appId === appId && one.userId !== account);
  });
}

function noteOf(row: StaffRow, person: Staff | null, byAccount: boolean, namesakes: readonly Staff[]): string | null {
  const { line, name, unit, mobile } = row;
  const who = `第 ${String(line)} 行 ${name}（${unit}，${tail(mobile)}）`;
  if (person === null) {
    const [namesake] = namesakes;
    if (namesake === undefined) return null;
    const old = namesake.mobile === null ? '' : `（${tail(namesake.mobile)}）`;
    return `${who}：单位里已有同名的人${old}，按另一个人登记。如果是同一人换了手机号，请办理交接：npm run bot -- staff transfer <原手机号> --to ${mobile} --kind 离职 --by <管理员>`;
  }
  if (person.mobile === row.mobile) return null;
  const by = byAccount ? '按平台账号' : '按姓名和单位';
  return `${who}：${by}认作已登记的${name}，手机号已更新。如果是两个人，请把两人都写进名册再导入。`;
}

/** As much of a number as tells it from another. */
export function tail(mobile: string): string {
  return `尾号 ${mobile.slice(-4)}`;
}

export function accountOn({ larkOpenId, zwddAccountId }: StaffRow, platform: string): string | null {
  return platform === 'lark' ? larkOpenId : platform === 'zwdd' ? zwddAccountId : null;
}
