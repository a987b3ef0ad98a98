import type { Policy } from '../../policies/schema/index.js';
import { addDays, instantOf } from '../../workflow/time/civil.js';
import type { World } from './world.js';

/** How many units the projects belong to. */
const UNITS = 40;

/**
 * Plants submitted projects straight into the database, spread over the stages of a policy: each with the stages it came
 * through, its first task done, one task open, one clock that was met, and one that runs (every tenth is late). They are counted from `first`.
 */
export async function plantProjects(w: World, policy: Policy, count: number, first = 0): Promise<void> {
  const today = w.clock.today();
  const handler = (await w.db.tx((tx) => tx.staff.list(policy.id)))[0]?.id ?? 1;
  const stages = Object.keys(policy.stages);
  const deadlines = Object.entries(policy.deadlines);
  const units = await w.db.tx(async (tx) => {
    const ids: number[] = [];
    for (let at = 0; at < UNITS; at += 1) ids.push((await tx.units.ensure(policy.id, `第 ${String(at + 1)} 单位`)).id);
    return ids;
  });
  for (let from = first; from < first + count; from += 250) {
    await w.db.tx(async (tx) => {
      for (let at = from; at < Math.min(first + count, from + 250); at += 1) {
        const depth = at % stages.length;
        const stage = stages[depth] ?? '';
        const startedOn = addDays(today, -60 - (at % 200));
        const project = await tx.projects.insert({
          number: `P-${String(at)}`,
          policyId: policy.id,
          policyVersion: policy.version,
          unitId: units[at % UNITS] ?? 0,
          handlerId: handler,
          name: `第 ${String(at)} 个信息化项目`,
          nameKeys: `第 ${String(at)} 个信息化项目 dixxxgexinxihuaxiangmu d${String(at)}gxxhxm`,
          status: 'running',
          stage,
          totalWan: 10 + (at % 500) / 3,
          flags: {},
          createdAt: instantOf(startedOn, '09:00'),
          updatedAt: instantOf(startedOn, '10:00'),
        });
        for (const [step, name] of stages.slice(Math.max(0, depth - 3), depth + 1).entries()) {
          const event = { type: 'STAGE_ENTERED', byId: handler, body: { stage: name } } as const;
          await tx.audit.append(`project:${String(project)}`, event, instantOf(addDays(startedOn, step * 3), '10:00'));
        }
        const common = {
          projectId: project,
          kind: 'form',
          round: 1,
          openedAt: instantOf(startedOn, '09:00'),
          openedOn: startedOn,
        };
        await tx.tasks.insert({
          ...common,
          ...{ task: policy.begins, stage: stages[0] ?? '', actor: 'applicant', state: 'done', outcome: 'submit' },
          decidedBy: handler,
          decidedAt: instantOf(startedOn, '10:00'),
        });
        const [deadline, definition] = deadlines[at % deadlines.length] ?? ['', undefined];
        const actor = definition?.holder ?? 'office';
        const task = await tx.tasks.insert({ ...common, task: definition?.task ?? policy.begins, stage, actor, state: 'open' });
        const clock = { projectId: project, deadline, holder: actor, startOn: startedOn, certain: true, count: [] };
        const dueOn = addDays(today, at % 10 === 0 ? -3 : (at % 60) + 1);
        await tx.deadlines.insert({ ...clock, taskId: task, dueOn, state: 'running' });
        const metOn = addDays(startedOn, 5);
        await tx.deadlines.insert({ ...clock, taskId: task, dueOn: metOn, state: 'met', closedOn: metOn });
      }
    });
  }
}
