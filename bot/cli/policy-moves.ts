import type { Project } from '../../entities/project.entity.js';
import type { Scope } from '../../handlers/context.js';
import { loadCase } from '../../handlers/core/case/case.js';
import { planMoveOf } from '../../handlers/deeds/move-policy.js';
import type { Policy } from '../../policies/schema/index.js';

/** What moving one project would mean, for another program; the fields' names are a contract of the command line. */
export interface ProjectMove {
  readonly id: number;
  readonly number: string | null;
  readonly name: string;
  readonly policy: string;
  readonly from: string;
  readonly to: string;
  readonly movable: boolean;
  /** The new version says that it takes over from the project's. */
  readonly promised: boolean;
  readonly obstacles: readonly string[];
  readonly changes: readonly string[];
}

/** The running projects that are pinned to another version than the one in force today, each held against that one. */
export async function movesToCurrent(scope: Scope): Promise<ProjectMove[]> {
  const { deps, tx, today } = scope;
  const moves: ProjectMove[] = [];
  for (const id of deps.policies.ids()) {
    const current = deps.policies.current(id, today);
    if (current === undefined) continue;
    const running = await tx.projects.ofPolicy(id, { status: 'running' });
    for (const project of running) {
      if (project.policyVersion !== current.version) moves.push(await moveOf(scope, project, current));
    }
  }
  return moves.sort((a, b) => a.id - b.id);
}

/** One project, held against a version. One whose own version is gone cannot even be opened. */
export async function moveOf(scope: Scope, project: Project, to: Policy): Promise<ProjectMove> {
  const { id, number, name, policyId, policyVersion: from } = project;
  const common = { id, number, name, policy: policyId, from, to: to.version, promised: to.replaces?.version === from };
  if (scope.deps.policies.get(policyId, from) === undefined) {
    const gone = `版本 ${from} 的办法文件夹不在，项目打不开，请先放回来。`;
    return { ...common, promised: true, movable: false, obstacles: [gone], changes: [] };
  }
  const { obstacles, changes } = await planMoveOf(scope, await loadCase(scope, id), to);
  return { ...common, movable: obstacles.length === 0, obstacles, changes };
}

/** One move in words, a line each. */
export function moveLines(move: ProjectMove): string[] {
  const { from, to, movable, obstacles, changes } = move;
  const head = `${movable ? '✓ 可以迁移' : '✗ 不能迁移'} ${titleOf(move)}：${from} → ${to}`;
  if (!movable) return [head, ...obstacles.map((line) => `    ${line}`)];
  return [head, ...(changes.length === 0 ? ['    没有变化。'] : changes.map((line) => `    ${line}`))];
}

/** The project as an operator finds it again. */
export function titleOf({ id, number, name }: ProjectMove): string {
  return `${number ?? `#${String(id)}`} ${name}`;
}
