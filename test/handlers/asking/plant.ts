import { searchKeys } from '../../../handlers/core/case/search-keys.js';
import type { World } from '../../support/world.js';

export interface Planted {
  readonly name: string;
  readonly number?: string;
  /** Whose project it is. */
  readonly by: string;
  readonly stage: string;
  readonly status?: 'draft' | 'running' | 'ended';
  readonly result?: 'passed' | 'failed';
  /** The policy's id of the task that stands open. */
  readonly open?: string;
  /** Tasks that are over, each with its outcome. */
  readonly done?: Readonly<Record<string, string>>;
}

/** Projects as they would stand after a walk that is not the matter here. Returns their ids. */
export async function plant(w: World, projects: readonly Planted[]): Promise<number[]> {
  const ids: number[] = [];
  for (const { name, number, by, stage, status = 'running', result, open, done = {} } of projects) {
    const { id: handlerId, unitId, policyId } = await w.staff(by);
    const policy = w.policies.current(policyId);
    if (policy === undefined) throw new Error(policyId);
    const at = w.clock.now();
    ids.push(
      await w.db.tx(async (tx) => {
        const own = {
          policyId,
          policyVersion: policy.version,
          unitId,
          handlerId,
          name,
          nameKeys: searchKeys(name),
          stage,
          status,
        };
        const kept = {
          ...own,
          number: number ?? null,
          result: result ?? null,
          totalWan: 60,
          flags: {},
          createdAt: at,
          updatedAt: at,
        };
        const projectId = await tx.projects.insert(kept);
        for (const [task, outcome] of [...Object.entries(done), ...(open === undefined ? [] : [[open, null] as const])]) {
          const definition = policy.tasks[task];
          if (definition === undefined) throw new Error(task);
          const { kind, actor, stage: where } = definition;
          const state = outcome === null ? 'open' : 'done';
          const opened = { state, outcome, openedAt: at, openedOn: w.clock.today() } as const;
          await tx.tasks.insert({ projectId, task, kind, stage: where, actor, round: 1, ...opened });
        }
        return projectId;
      }),
    );
  }
  return ids;
}
