import type { Db } from '../../entities/db.js';
import type { PolicyBook } from '../../policies/book.js';
import type { Policy } from '../../policies/schema/index.js';
import { refuseAmongReal } from '../compose/stand-ins.js';
import type { Env } from '../env/env.js';
import { StartRefused } from '../start-refused.js';
import { bad, type Finding, good, note } from './finding.js';

/** Whether a start would be refused for whose accounts stand in the database. */
export async function whoseDatabase(db: Db, env: Env): Promise<Finding[]> {
  try {
    await refuseAmongReal(db, env);
    return [];
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    return [bad('数据库所用的应用', '配置里没有它的凭证，启动会被拒绝', error.message)];
  }
}

/** The offices' roles that nobody holds, by policy, where somebody is registered at all: what comes to them nobody gets. */
export async function unheldRoles(db: Db, book: PolicyBook): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const id of book.ids()) {
    const policy = book.current(id);
    const people = await db.tx((tx) => tx.staff.list(id));
    const held = new Set(people.filter(({ active }) => active).flatMap(({ roles }) => roles));
    if (policy === undefined || held.size === 0) continue;
    const missing = acting(policy).filter(({ holds }) => !held.has(holds));
    const name = `人员 ${policy.jurisdiction}`;
    const mend = '轮到他们办的事没有人收到。请在人员名册里给有关人员填上这个角色，再导入。';
    const said = missing.map((role) => `${role.name}（角色填“${role.holds}”）`).join('、');
    found.push(missing.length === 0 ? good(name, '各角色都有人') : note(name, `没有人担任：${said}`, mend));
  }
  return found;
}

/** The roles outside of the units that have something to do. */
function acting({ roles, tasks }: Policy): Policy['roles'][string][] {
  const actors = new Set(Object.values(tasks).map(({ actor }) => actor));
  return Object.entries(roles).flatMap(([id, role]) => (role.scope === 'jurisdiction' && actors.has(id) ? [role] : []));
}
