import type { Staff } from '../../entities/staff.entity.js';
import type { Deps, Scope } from '../../handlers/context.js';
import { leave } from '../../handlers/deeds/transfer/leave.js';
import { tellLeft } from '../../handlers/events/staff-left.js';
import { scopeOf } from '../../handlers/scope.js';
import type { Transport } from '../../handlers/transport.js';
import type { PlatformApp } from '../compose/app-on-platform.js';
import type { StaffRow } from '../staff/file.js';
import { importStaff, type Imported } from '../staff/import.js';
import { CliRefused } from './io.js';
import { toldLater } from './told-later.js';

interface HowMuch {
  readonly apps: readonly PlatformApp[];
  /** The file holds everybody. */
  readonly complete: boolean;
  /** It is known that most of those who were there leave. */
  readonly confirmed: boolean;
}

/**
 * Imports a roster in one unit of work. Who is no longer in a complete one has left, as if a platform had said so; `holding` are
 * lines about those who left or changed their unit and have projects under their name.
 *
 * @throws CliRefused where more would leave than the file holds, and nobody has confirmed it: what they have in their hands does not come back with them
 */
export async function importAll(
  deps: Deps,
  transports: Map<string, Transport>,
  rows: readonly StaffRow[],
  { apps, complete, confirmed }: HowMuch,
): Promise<Imported & { readonly holding: readonly string[] }> {
  for (const app of apps) if (!transports.has(app.platform)) transports.set(app.platform, toldLater(app));
  return deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const gone = async (person: Staff): Promise<void> => {
      await leave(scope, person, { byId: null, platform: '' });
      await tellLeft(scope, person);
    };
    const done = await importStaff(tx, rows, { apps, gone: complete ? gone : null, at: scope.now });
    if (done.left > rows.length && !confirmed) {
      throw new CliRefused(
        `按全量名册，将有 ${String(done.left)} 人视为已离开，比名册里的 ${String(rows.length)} 人还多，没有导入任何人员。请核对名册是不是全的；确实如此，加 --confirm 再执行。`,
      );
    }
    return { ...done, holding: await holdingLines(scope, new Set(rows.map(({ policyId }) => policyId))) };
  });
}

async function holdingLines(scope: Scope, policyIds: ReadonlySet<string>): Promise<string[]> {
  const { tx, deps } = scope;
  const lines: string[] = [];
  for (const policyId of policyIds) {
    const people = await tx.staff.getMany(await tx.projects.openHandlers(policyId));
    const left = new Map<number, string>();
    for (const { id, name, mobile, unitId, active } of people) {
      const projects = (await tx.projects.openOf(id)).filter((project) => !active || project.unitId !== unitId);
      if (projects.length === 0) continue;
      if (active) for (const project of projects) left.set(project.unitId, (await tx.units.get(unitId))?.name ?? '');
      const [what, kind] = active ? ['已换单位，原单位', '转岗'] : ['已离开，名下', '离职'];
      // Several may have his name, and his number may be known in several jurisdictions.
      const who = `${mobile ?? name}${deps.policies.ids().length > 1 ? ` --policy ${policyId}` : ''}`;
      lines.push(
        `${name}${what}还有 ${String(projects.length)} 个草稿或在办项目，请办理交接：npm run bot -- staff transfer ${who} --kind ${kind} --to <接手人> --by <管理员或该单位分管负责人>`,
      );
    }
    lines.push(...(await renamedLines(scope, policyId, left)));
  }
  return lines;
}

/** Units that have projects and nobody any more: they may have got another name, and nobody could take the projects over. @param left - where those who had them are now, by unit */
async function renamedLines({ tx }: Scope, policyId: string, left: ReadonlyMap<number, string>): Promise<string[]> {
  const staffed = new Set((await tx.staff.list(policyId)).flatMap(({ unitId, active }) => (active ? [unitId] : [])));
  const lines: string[] = [];
  for (const [unitId, now] of left) {
    const name = (await tx.units.get(unitId))?.name ?? '';
    if (staffed.has(unitId)) continue;
    lines.push(`“${name}”名下有项目，名册里却没有它的人了。如果是更名，请执行：npm run bot -- staff rename-unit ${name} ${now}`);
  }
  return lines;
}
