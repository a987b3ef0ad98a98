import type { Policy } from '../../policies/schema/index.js';
import { closedGate } from '../../workflow/decide/gates.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { rolesOf } from '../core/people/duty.js';
import { loadCase, situationOf } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { projectCard } from '../present/project.js';
import { taskCard } from '../present/task.js';
import { someTasksCard } from '../present/tasks.js';
import { turnsOf } from '../present/views.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { aboutProject } from './reading/choose-project.js';

const WORD = '合同备案';

/** A contract is entered and filed in the tasks that the policy marks as such (`contract`): whichever waits is opened. */
export const contract: Command = {
  id: 'contract',
  words: [WORD, '备案', '登记合同'],
  takes: '<项目>',
  help: '登记合同签订日期、上传合同',
  where: 'private',
  run: async (context, named) => {
    if (named === '') {
      const waiting = await contractsWaiting(context);
      if (waiting.length > 1) return { card: await someTasksCard(context, WORD, waiting) };
      const [only] = waiting;
      if (only !== undefined) return openFiling(context, await loadCase(context, only.project.id));
      const policy = ownPolicy(context, context.actor);
      if (contractTasks(policy).filing === null) throw notAsked(policy);
    }
    return aboutProject(context, named, 'project.show', (found) => openFiling(context, found));
  },
};

/** The tasks that the policy marks as a contract's: what files it, and what is entered before that. */
function contractTasks({ tasks }: Policy): { readonly filing: Filing | null; readonly all: readonly string[] } {
  const marked = Object.entries(tasks).filter(([, { contract: mark }]) => mark !== undefined);
  const filing = marked.find(([, { contract: mark }]) => mark === 'filing');
  const entries = marked.flatMap(([id, { contract: mark }]) => (mark === 'entry' ? [id] : []));
  if (filing === undefined) return { filing: null, all: entries };
  const [id, { name }] = filing;
  return { filing: { id, name }, all: [id, ...entries] };
}

interface Filing {
  readonly id: string;
  readonly name: string;
}

function notAsked(policy: Policy): Refused {
  const begun = contractTasks(policy).all.flatMap((id) => {
    const task = policy.tasks[id];
    return task?.startable === undefined ? [] : [task.name];
  });
  const way = begun.map((name) => `要录入合同，请发送“进度 项目名称”，再点“${name}”。`).join('');
  const says = `《${policy.instrument.title}》没有${WORD}的要求。${way}轮到您办的事，请发送“待办”查看。`;
  return new Refused(refuse('NOTHING_TO_DO', { says }));
}

async function openFiling(context: Context, found: Case): Promise<Reply> {
  const { policy, tasks } = found;
  const { filing, all } = contractTasks(policy);
  const open = tasks.find(({ task, state }) => state === 'open' && all.includes(task));
  if (open !== undefined) {
    const shows = { card: 'task', projectId: found.project.id, taskId: open.id };
    return { card: await taskCard(context, found, open, context.actor), shows };
  }
  if (filing === null) throw notAsked(policy);
  if (tasks.some(({ task, state }) => state === 'done' && task === filing.id)) {
    return { card: await projectCard(context, found, context.actor, `“${filing.name}”已经办结，无需再办。`) };
  }
  for (const task of all) {
    const closed = closedGate(situationOf(context, found), null, policy.tasks[task]?.gates ?? []);
    // Its account is that of the task: no row of it is open.
    if (closed !== null) throw new Refused({ ...closed, data: { ...closed.data, project: String(found.project.id), task } });
  }
  const turns = await turnsOf(context, found);
  const whose = turns.map(({ role, task }) => `${role}办理“${task}”`).join('；');
  const says = `还没有到“${filing.name}”这一步。${whose === '' ? '' : `现在轮到${whose}。`}`;
  throw new Refused(refuse('NOT_YET', { says }));
}

/** What waits in the projects of the person's unit: a contract to be entered, or to be filed. */
async function contractsWaiting(context: Context) {
  const { tx, actor } = context;
  const policy = ownPolicy(context, actor);
  const { all } = contractTasks(policy);
  const open = await tx.tasks.openFor({ actorRoles: rolesOf(actor, policy), policyId: actor.policyId, unitId: actor.unitId });
  return open.filter(({ task }) => all.includes(task.task));
}
