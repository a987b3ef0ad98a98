import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../../handlers/context.js';
import { loadCase } from '../../handlers/core/case/case.js';
import { moveProject, planMoveOf } from '../../handlers/deeds/move-policy.js';
import { scopeOf } from '../../handlers/scope.js';
import type { Policy } from '../../policies/schema/index.js';
import { appsOf } from '../compose/app-on-platform.js';
import type { Parts } from '../compose/parts.js';
import type { Env } from '../env/env.js';
import { findProject } from './find-project.js';
import { CliRefused, type Io, print, WrongUse } from './io.js';
import { withParts } from './open.js';
import { toldLater } from './told-later.js';
import { moveLines, moveOf, type ProjectMove, titleOf } from './policy-moves.js';

/** What `policy move` was asked for. */
export interface MoveOptions {
  readonly all?: boolean;
  readonly to: string;
  readonly policy?: string;
  readonly confirm?: boolean;
  /** Who decided it: a mobile number or a name. */
  readonly by?: string;
  readonly json?: boolean;
}

/** Only these may decide that running projects go on under other rules. */
const MAY_DECIDE = ['管理员', '主管部门'];

/** Shows what moving would mean; with `--confirm` moves what can be moved, each project in a transaction of its own. */
export async function movePolicy(io: Io, query: string | undefined, options: MoveOptions): Promise<void> {
  if ((query === undefined) === (options.all !== true)) throw new WrongUse('请写明一个项目，或写 --all 迁移全部在办项目。');
  if (options.confirm === true && options.by === undefined) {
    throw new WrongUse('确认迁移须写明由谁决定：--by <手机号或姓名>。');
  }
  const work = async ({ deps, transports }: Parts, env: Env): Promise<void> => {
    for (const app of appsOf(env)) transports.set(app.platform, toldLater(app));
    const planned = await deps.db.tx(async (tx) => plan(scopeOf(deps, tx), query, options));
    const confirmed = options.confirm === true;
    const left = new Map<number, string>(planned.flatMap(({ id, movable }) => (movable ? [] : [[id, '不能迁移，原因见上面。']])));
    for (const move of confirmed ? planned.filter(({ movable }) => movable) : []) {
      try {
        await deps.db.tx((tx) => carryOut(scopeOf(deps, tx), move, options));
      } catch (error) {
        // It holds up no other, and what was moved before it must be told all the same.
        left.set(move.id, error instanceof Error ? error.message : String(error));
      }
    }
    const moved = confirmed ? planned.filter(({ id }) => !left.has(id)) : [];
    const failed = confirmed ? [...left].map(([id, reason]) => ({ id, reason })) : [];
    print(
      io,
      options.json === true,
      { ok: left.size === 0, confirmed, moves: planned, moved: moved.map(({ id }) => id), failed },
      [...planned.flatMap(moveLines), ...closing(planned, moved, left, options)],
    );
    if (left.size > 0) throw new CliRefused('');
  };
  await withParts(io, work, { reads: options.confirm !== true });
}

/** @param left - why what was not moved was not, by project */
function closing(
  planned: readonly ProjectMove[],
  moved: readonly ProjectMove[],
  left: ReadonlyMap<number, string>,
  { confirm, to }: MoveOptions,
): string[] {
  if (planned.length === 0) return [`没有要迁移到 ${to} 的在办项目。`];
  if (confirm !== true) return ['以上只是预演，没有改动。确认后加上 --confirm --by <手机号或姓名> 执行。'];
  if (left.size === 0) return [`已迁移 ${String(moved.length)} 个项目，有关人员已收到通知。`];
  return [
    moved.length === 0 ? '没有迁移任何项目。' : `已迁移 ${String(moved.length)} 个项目，有关人员已收到通知：`,
    ...moved.map((move) => `    ${titleOf(move)}`),
    `没有迁移的 ${String(left.size)} 个，照旧用原来的版本：`,
    ...planned.flatMap((move) => {
      const reason = left.get(move.id);
      return reason === undefined ? [] : [`    ${titleOf(move)}：${reason}`];
    }),
    '处理好原因后，把这条命令再执行一次：已迁移的不会再动，只接着迁移其余的。',
  ];
}

async function plan(scope: Scope, query: string | undefined, options: MoveOptions): Promise<ProjectMove[]> {
  const moves = await movesAsked(scope, query, options);
  // Who may not decide it may not for any of them.
  const [first] = options.confirm === true ? moves : [];
  if (first !== undefined) await deciderOf(scope, first.policy, options.by ?? '');
  return moves;
}

async function movesAsked(scope: Scope, query: string | undefined, { to, policy }: MoveOptions): Promise<ProjectMove[]> {
  if (query !== undefined) {
    const project = await findProject(scope, query);
    if (project.status === 'ended') throw new CliRefused(`“${project.name}”已经结束，不再迁移。`);
    if (project.policyVersion === to) throw new CliRefused(`“${project.name}”已经在用版本 ${to}。`);
    return [await moveOf(scope, project, versionOf(scope, project.policyId, to))];
  }
  const target = theOnePolicy(scope, to, policy);
  const running = await scope.tx.projects.ofPolicy(target.id, { status: 'running' });
  const moves: ProjectMove[] = [];
  for (const project of running.filter(({ policyVersion }) => policyVersion !== to)) {
    moves.push(await moveOf(scope, project, target));
  }
  return moves.sort((a, b) => a.id - b.id);
}

/** Planned anew in the transaction that writes: what was shown may have changed meanwhile. */
async function carryOut(scope: Scope, { id, to }: ProjectMove, { by = '' }: MoveOptions): Promise<void> {
  const found = await loadCase(scope, id);
  const target = versionOf(scope, found.project.policyId, to);
  const decider = await deciderOf(scope, found.project.policyId, by);
  const fresh = await planMoveOf(scope, found, target);
  if (fresh.obstacles.length > 0) {
    throw new CliRefused(`刚有变化，现在不能迁移：${fresh.obstacles.join('')}`);
  }
  await moveProject(scope, found, target, fresh, decider.id);
}

async function deciderOf({ tx }: Scope, policyId: string, by: string): Promise<Staff> {
  const active = (await tx.staff.list(policyId)).filter(({ active }) => active);
  const [person, ...others] = active.filter(({ name, mobile }) => name === by || mobile === by);
  if (person === undefined) throw new CliRefused(`名册里没有“${by}”，请写本地区人员的手机号或姓名。`);
  if (others.length > 0) throw new CliRefused(`有 ${String(others.length + 1)} 位“${by}”，请改写手机号。`);
  if (person.roles.some((role) => MAY_DECIDE.includes(role))) return person;
  throw new CliRefused(`${person.name}不是主管部门或管理员，不能决定迁移。`);
}

function versionOf({ deps }: Scope, policyId: string, version: string): Policy {
  const target = deps.policies.get(policyId, version);
  if (target !== undefined) return target;
  const versions = deps.policies.all().flatMap((policy) => (policy.id === policyId ? [policy.version] : []));
  throw new CliRefused(`办法“${policyId}”没有版本“${version}”，现有：${versions.join('、')}。`);
}

/** Several policies may have a version of the same name. */
function theOnePolicy({ deps }: Scope, version: string, named: string | undefined): Policy {
  const fitting = deps.policies
    .all()
    .filter((policy) => policy.version === version && (named === undefined || policy.id === named));
  const [only, ...others] = fitting;
  if (only === undefined) throw new CliRefused(`没有版本“${version}”的办法。`);
  if (others.length > 0) throw new WrongUse(`有 ${String(fitting.length)} 个办法有版本“${version}”，请用 --policy 指定一个。`);
  return only;
}
