import type { Card } from '../../cards/kit/tree.js';
import { nextStep } from '../../cards/next-step.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { holdsIf } from '../../workflow/condition.js';
import { closedGate } from '../../workflow/decide/gates.js';
import { resultWord } from '../../workflow/describe/result.js';
import { refusalSentence } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { type Case, seenFrom, situationOf, taskDefinition } from '../core/case.js';
import { fillingOf } from '../core/filling.js';
import { formFaults } from '../core/form-faults.js';
import { myTasks } from './project.js';
import { deadlineOfTask, projectRef, turnsOf } from './views.js';

/** 下一步: what the reader must do now and what it still lacks, or who must. */
export async function nextCard(scope: Scope, found: Case, viewer: Staff): Promise<Card> {
  const mine = myTasks(found, viewer);
  const open = found.tasks.filter(({ state }) => state === 'open');
  const turns = await turnsOf(scope, found);
  return nextStep.render({
    project: projectRef(found),
    mine: await Promise.all(
      mine.map(async (task) => ({
        taskId: task.id,
        todo: taskDefinition(found, task.task).todo ?? taskDefinition(found, task.task).name,
        missing: await missingFor(scope, found, task),
        after: afterwards(found, task),
        deadline: deadlineOfTask(scope, found, task.id),
      })),
    ),
    others: turns.filter((_, at) => !mine.some(({ id }) => id === open[at]?.id)),
  });
}

/** What stands in the way of finishing a task: answers, files, opinions, and gates that are still closed. */
async function missingFor(scope: Scope, found: Case, task: Task): Promise<string[]> {
  const definition = taskDefinition(found, task.task);
  const fills = definition.kind === 'form' || definition.kind === 'filing';
  const faults = fills ? formFaults(await fillingOf(scope, found, task), scope.today) : [];
  const [outcome] = Object.values(definition.outcomes);
  const seen = seenFrom(found, task);
  const facts = seen.facts.tasks.find(({ id }) => id === task.id) ?? null;
  const closed = closedGate(situationOf(scope, seen), facts, [...definition.gates, ...(outcome?.gates ?? [])]);
  return [...faults.map(({ label, text }) => `${label}：${text}`), ...(closed === null ? [] : [refusalSentence(closed)])];
}

/** Who goes on once the task is done as it usually is. */
function afterwards({ policy, read }: Case, task: Task): string | null {
  const [outcome] = Object.values(policy.tasks[task.task]?.outcomes ?? {});
  const effects = (outcome?.effects ?? []).filter((effect) => holdsIf(effect.when, read));
  const next = effects.flatMap((effect) => {
    if ('end' in effect) return [`项目${resultWord(effect.end)}，流程结束`];
    const opened = 'open' in effect ? policy.tasks[effect.open] : undefined;
    return opened === undefined ? [] : [`由${policy.roles[opened.actor]?.name ?? opened.actor}办理“${opened.name}”`];
  });
  return next.length === 0 ? null : `${next.join('；')}。`;
}
