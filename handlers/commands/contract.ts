import type { Policy } from '../../policies/schema/index.js';
import { closedGate } from '../../workflow/decide/gates.js';
import { fieldsOf } from '../../workflow/decide/points.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { rolesOf } from '../core/duty.js';
import { type Case, loadCase, situationOf } from '../core/case.js';
import { ownPolicy } from '../core/own-policy.js';
import { projectCard } from '../present/project.js';
import { taskCard } from '../present/task.js';
import { turnsOf } from '../present/views.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { aboutProject, pickAmong } from './reading/choose-project.js';

const WORD = '合同备案';

/** What has to be handed in within so many days of a date that a person fills in: opened from its first step on. */
export const contract: Command = {
  id: 'contract',
  words: [WORD, '备案', '登记合同'],
  takes: '<项目>',
  help: '登记合同签订日期、上传合同',
  where: 'private',
  run: async (context, named) => {
    if (named === '') {
      const waiting = await projectsWaiting(context);
      if (waiting.length > 1) return pickAmong(context, '', 'project.show', waiting);
      const [only] = waiting;
      if (only !== undefined) return openFiling(context, await loadCase(context, only.id));
      const policy = ownPolicy(context, context.actor);
      if (filingOf(policy) === null) throw notAsked(policy);
    }
    return aboutProject(context, named, 'project.show', (found) => openFiling(context, found));
  },
};

interface Filing {
  readonly name: string;
  /** Hands it in; and the one whose form holds the date that the deadline counts from. */
  readonly tasks: readonly string[];
}

/** The filing after a date that the policy calls so. */
function filingOf(policy: Policy): Filing | null {
  const filings = Object.values(policy.deadlines).flatMap(({ name, task, starts }): Filing[] => {
    const form = fieldsOf(starts)[0]?.split('.')[0];
    if (form === undefined) return [];
    const filling = Object.entries(policy.tasks).flatMap(([id, definition]) => (definition.form === form ? [id] : []));
    return [{ name, tasks: [task, ...filling] }];
  });
  return filings.find(({ name }) => name.includes(WORD)) ?? null;
}

/** Where nothing is filed within so many days: what the unit fills in about its contracts. */
function signingOf({ tasks, roles }: Policy): string[] {
  return Object.entries(tasks).flatMap(([id, { name, form, actor }]) =>
    form !== undefined && name.includes('合同') && roles[actor]?.scope === 'unit' ? [id] : [],
  );
}

function notAsked({ instrument }: Policy): Refused {
  const says = `《${instrument.title}》没有${WORD}的要求。轮到您办的事，请发送“待办”查看。`;
  return new Refused(refuse('NOTHING_TO_DO', { says }));
}

async function openFiling(context: Context, found: Case): Promise<Reply> {
  const { policy, tasks } = found;
  const filing = filingOf(policy);
  const wanted = filing?.tasks ?? signingOf(policy);
  const open = tasks.find(({ task, state }) => state === 'open' && wanted.includes(task));
  if (open !== undefined) {
    const shows = { card: 'task', projectId: found.project.id, taskId: open.id };
    return { card: await taskCard(context, found, open, context.actor), shows };
  }
  if (filing === null) throw notAsked(policy);
  if (tasks.some(({ task, state }) => state === 'done' && task === filing.tasks[0])) {
    return { card: await projectCard(context, found, context.actor, `“${filing.name}”已经办结，无需再办。`) };
  }
  for (const task of filing.tasks) {
    const closed = closedGate(situationOf(context, found), null, policy.tasks[task]?.gates ?? []);
    // Its account is that of the task: no row of it is open.
    if (closed !== null) throw new Refused({ ...closed, data: { ...closed.data, project: String(found.project.id), task } });
  }
  const turns = await turnsOf(context, found);
  const whose = turns.map(({ role, task }) => `${role}办理“${task}”`).join('；');
  const says = `还没有到“${filing.name}”这一步。${whose === '' ? '' : `现在轮到${whose}。`}`;
  throw new Refused(refuse('NOT_YET', { says }));
}

/** The projects of the person's unit in which it is the turn of the filing. */
async function projectsWaiting(context: Context) {
  const { tx, actor } = context;
  const policy = ownPolicy(context, actor);
  const names = filingOf(policy)?.tasks ?? signingOf(policy);
  const open = await tx.tasks.openFor({ actorRoles: rolesOf(actor, policy), policyId: actor.policyId, unitId: actor.unitId });
  return open.filter(({ task }) => names.includes(task.task)).map(({ project }) => project);
}
