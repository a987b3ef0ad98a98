import { resultWord } from '../describe/result.js';
import type { Decision, Effect, EffectType, WorkflowEvent } from '../decision.js';
import type { ProjectFacts, TaskFacts } from '../facts.js';
import { within } from '../own.js';
import { type Refusal, refuse } from '../refusals.js';
import { isBegun, letGo } from './begun.js';
import { lostDeadlines } from './deadlines.js';
import { standsStill } from './pauses.js';
import type { Situation } from './situation.js';

type Opened = Pick<TaskFacts, 'openedBy' | 'state' | 'decidedAt'>;

/** What cannot be taken back once it has happened, in words that follow 提交后. */
const FINAL: Partial<Readonly<Record<EffectType, string>>> = {
  ended: '项目已结束',
  letterIssued: '已出具文书',
  ledgerProposed: '已记入台账',
  taskCancelled: '别的待办已随之取消',
  opinionsRaised: '意见已随之送达',
  opinionsAccepted: '意见已随之办结',
  flagSet: '情形已随之认定',
  formTaken: '别的填报已随之清空',
  materialDropped: '材料已随之要求重交',
  paused: '项目已随之中止',
  resumed: '项目已随之恢复',
};

/**
 * Whoever handed something in takes it back, until somebody acted on it: what it opened is cancelled with its clocks, the
 * stage goes back, and the task stands open again with its own clocks running on. What he only began is let go.
 */
export function withdraw(situation: Situation, event: Extract<WorkflowEvent, { type: 'withdraw' }>): Decision {
  const { policy, project: whole } = situation;
  const task = whole.tasks.find(({ id }) => id === event.taskId);
  const definition = policy.tasks[task?.task ?? ''];
  if (task !== undefined && isBegun(situation, task)) return letGo(situation, task, event.touched);
  if (task === undefined || definition === undefined || (definition.kind !== 'form' && definition.kind !== 'filing')) {
    return { ok: false, refusal: refuse('TASK_NOT_FOUND') };
  }
  if (task.state !== 'done') {
    return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: '还没有提交，或已经撤回，接着填就行。' }) };
  }
  const project = within(whole, task.subject);
  const opened = project.tasks.filter((row) => isOpenedBy(row, task));
  const refusal =
    tooLate(project, opened, event, (what) => finalFor(policy, project, task, what)) ?? standsStill(project, definition);
  if (refusal !== null) return { ok: false, refusal };
  const moved = event.brought?.moved ?? null;
  const why = '提交已撤回，改好后会重新提交。';
  const cancelled: Effect[] = opened.map(({ id }) => ({ type: 'taskCancelled', taskId: id, why }));
  const deadlines = project.deadlines.filter(
    ({ taskId, state }) => taskId === task.id && (state === 'met' || state === 'metLate'),
  );
  return {
    ok: true,
    effects: [
      ...cancelled,
      { type: 'taskReopened', taskId: task.id },
      ...deadlines.map(({ id }): Effect => ({ type: 'deadlineReopened', deadlineId: id })),
      ...lostDeadlines({ ...situation, project: undone(project, task, opened) }),
      ...(moved?.to === project.stage ? [{ type: 'stageEntered', stage: moved.from } as const] : []),
    ],
  };
}

/**
 * Why what is handed in could not be taken back even before anybody acts on it, in words that follow 提交后; null where it could.
 *
 * @param brought - what comes with it beside the handing in itself
 * @param opens - whether it gives anybody something to do
 */
export function finalBy(brought: readonly EffectType[], opens: boolean): string | null {
  const final = brought.map((type) => FINAL[type]).find((what) => what !== undefined);
  return final ?? (opens ? null : '不用别人办理，已经生效');
}

/** Whether a hand-in opened the task as it was last made: what an earlier one opened was cancelled when that was taken back. */
export function isOpenedBy(row: Opened, { id, decidedAt }: Pick<TaskFacts, 'id' | 'decidedAt'>): boolean {
  const isOfEarlier = row.state === 'cancelled' && row.decidedAt !== null && decidedAt !== null && row.decidedAt <= decidedAt;
  return row.openedBy === id && !isOfEarlier;
}

/** The facts without what was handed in and what it opened. */
function undone(project: ProjectFacts, task: TaskFacts, opened: readonly TaskFacts[]): ProjectFacts {
  const tasks = project.tasks.flatMap((row): TaskFacts[] => {
    if (opened.includes(row)) return [];
    return [row.id === task.id ? { ...row, state: 'open', outcome: null, decidedOn: null } : row];
  });
  const entries = project.entries.filter(({ taskId }) => taskId !== task.id);
  const forms = Object.fromEntries(entries.map(({ form, values }) => [form, values]));
  return { ...project, tasks, entries, forms };
}

/** Only a unit has somebody to turn to: what the office itself handed in is in its own hands. Where the unit may open it once more by itself, it is told where. */
function finalFor({ roles, tasks }: Situation['policy'], project: ProjectFacts, { task }: TaskFacts, what: string): Refusal {
  const actor = tasks[task]?.actor ?? '';
  if (roles[actor]?.scope !== 'unit') return refuse('WITHDRAW_FINAL_OWN', { what });
  const open = project.tasks.flatMap((row) =>
    row.state === 'open' && tasks[row.task]?.actor === actor ? (tasks[row.task] ?? []) : [],
  );
  const [again] = open.flatMap(({ name, outcomes }) => {
    const opens = Object.values(outcomes).find(
      ({ when, effects }) => when === undefined && effects.some((effect) => 'open' in effect && effect.open === task),
    );
    return opens === undefined ? [] : [{ task: name, outcome: opens.label }];
  });
  return again === undefined ? refuse('WITHDRAW_FINAL', { what }) : refuse('WITHDRAW_FINAL_ANEW', { what, ...again });
}

function tooLate(
  project: ProjectFacts,
  opened: readonly TaskFacts[],
  { touched, brought }: Extract<WorkflowEvent, { type: 'withdraw' }>,
  isFinal: (what: string) => Refusal,
): Refusal | null {
  if (brought === null) return isFinal('的办理经过不完整');
  const final = finalBy(brought.effects, opened.length > 0);
  if (final !== null) return isFinal(final);
  if (project.status === 'ended') return refuse('PROJECT_ENDED', { result: resultWord(project.result) });
  const [first] = touched;
  if (first !== undefined) return refuse('WITHDRAW_LATE', { who: first.who, what: first.what });
  const acted = opened.find(({ state }) => state !== 'open');
  return acted === undefined ? null : refuse('WITHDRAW_LATE', { who: '办理人', what: '已经办理' });
}
