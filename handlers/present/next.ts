import type { Card } from '../../cards/kit/tree.js';
import { nextStep } from '../../cards/next-step.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { awaitsAnswer, closedGates } from '../../workflow/decide/gates.js';
import { resultWord } from '../../workflow/describe/result.js';
import { refusalSentence } from '../../workflow/refusals.js';
import type { Scope } from '../context.js';
import { seenFrom, situationOf, taskDefinition } from '../core/case/case.js';
import { ofLot } from '../core/case/task-name.js';
import type { Case } from '../core/case/project-case.js';
import { disclosedTo } from '../core/rights/inner.js';
import { fillingOf } from '../core/forms/filling.js';
import { formFaults } from '../core/forms/form-faults.js';
import { sharedPapers } from '../core/forms/shared-papers.js';
import { afterwards } from './afterwards.js';
import { answeredBy, comingFor, readerOf, seatOf } from './next-reader.js';
import { myTasks } from './project.js';
import { deadlineOfTask, outcomeViews, projectRef, turnsOf, turnTasks } from './views.js';

type Props = Parameters<typeof nextStep.render>[0];

/** What stands in the way of a task; `paper` is the material's id where it is one that has not come. */
interface Lack {
  readonly says: string;
  readonly paper: string | null;
}
type Own = Omit<Props['mine'][number], 'missing'> & { readonly lacks: readonly Lack[] };

/** 下一步: what the reader must do now and what it still lacks, or who must; each reader in his own words. */
export async function nextCard(scope: Scope, whole: Case, viewer: Staff): Promise<Card> {
  const found = disclosedTo(whole, viewer);
  const mine = inOrder(scope, found, myTasks(found, viewer));
  const open = turnTasks(found);
  const turns = (await turnsOf(scope, found)).map((turn, at) => ({ ...turn, own: isUnits(found, open[at]), at }));
  const still = found.facts.pauses.find(({ to }) => to === null);
  const ended = found.project.status === 'ended';
  return nextStep.render({
    project: projectRef(found),
    reader: readerOf(found, viewer),
    mine: askedOnce(found, await Promise.all(mine.map((task) => mineOf(scope, found, task)))),
    others: turns.filter(({ at }) => !mine.some(({ id }) => id === open[at]?.id)).map(({ at: _, ...turn }) => turn),
    coming: ended ? [] : comingFor(scope, found, viewer),
    seat: await seatOf(scope, found, viewer),
    answered: answeredBy(found, viewer),
    paused: still === undefined || ended ? null : { from: still.from, why: still.why },
    result: ended ? resultWord(found.project.result) : null,
  });
}

/**
 * By their days, and then what has none. Of two that are alike the older comes first: it may lead to the other. Last is
 * what may not be done yet and is due after all that may.
 */
function inOrder({ today }: Scope, { deadlines }: Case, tasks: readonly Task[]): readonly Task[] {
  const running = (id: number) => deadlines.filter(({ taskId, state }) => taskId === id && state === 'running');
  const dueOf = ({ id }: Task): string =>
    running(id)
      .map(({ dueOn }) => dueOn)
      .toSorted()[0] ?? '';
  const keyOf = (task: Task): string => `${dueOf(task)} ${String(task.id).padStart(12, '0')}`;
  const byDay = tasks.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const dated = byDay.filter((task) => dueOf(task) !== '');
  const now = dated.findLastIndex(({ id }) => running(id).every(({ opensOn }) => (opensOn ?? '') <= today)) + 1;
  return [...dated.slice(0, now), ...byDay.filter((task) => dueOf(task) === ''), ...dated.slice(now)];
}

function isUnits({ policy }: Case, task: Task | undefined): boolean {
  return policy.roles[task?.actor ?? '']?.scope === 'unit';
}

async function mineOf(scope: Scope, found: Case, task: Task): Promise<Own> {
  const seen = seenFrom(found, task);
  const { name, todo, article, says, kind, meeting } = taskDefinition(found, task.task);
  const window = found.deadlines.find(
    (row) => row.taskId === task.id && row.state === 'running' && (row.opensOn ?? '') > scope.today,
  );
  return {
    taskId: task.id,
    task: task.task,
    todo: ofLot(found, task, todo ?? name),
    article,
    says: says ?? null,
    lacks: await lacksOf(scope, seen, task),
    way: kind === 'meeting' || meeting !== undefined ? 'meeting' : kind === 'form' || kind === 'filing' ? 'fill' : 'choose',
    labels: outcomeViews(seen, task).map(({ label }) => label),
    opensOn: window?.opensOn ?? null,
    after: afterwards(seen, task),
    deadline: deadlineOfTask(scope, found, task.id),
  };
}

/** A paper that one file brings for several tasks stands with the first of them, which names the others. */
function askedOnce(found: Case, mine: readonly Own[]): Props['mine'] {
  const asked = mine.flatMap(({ taskId, todo, lacks }) =>
    lacks.flatMap(({ paper }) => (paper === null ? [] : [{ taskId, id: paper, todo }])),
  );
  const served = [...sharedPapers(found, asked).values()];
  return mine.map(({ lacks, ...item }) => ({
    ...item,
    missing: lacks.flatMap(({ says, paper }) => {
      const [first, ...rest] =
        served.find((tasks) => tasks.some(({ taskId, id }) => taskId === item.taskId && id === paper)) ?? [];
      if (first === undefined) return [{ says, alsoFor: [] }];
      if (first.taskId !== item.taskId) return [];
      return [{ says, alsoFor: [...new Set(rest.map(({ todo }) => todo))].filter((todo) => todo !== item.todo) }];
    }),
  }));
}

/** What stands in the way of finishing a task: answers, files, opinions, and gates that are still closed. */
async function lacksOf(scope: Scope, found: Case, task: Task): Promise<Lack[]> {
  const definition = taskDefinition(found, task.task);
  const fills = definition.kind === 'form' || definition.kind === 'filing';
  const filling = fills ? await fillingOf(scope, found, task) : null;
  const faults = filling === null ? [] : formFaults(filling, scope.today);
  const [outcome] = Object.values(definition.outcomes);
  const facts = found.facts.tasks.find(({ id }) => id === task.id) ?? null;
  // What nobody has typed yet closes no gate.
  const situation = situationOf(scope, filling === null || filling.draft === null ? found : filling.found);
  const gates = [...definition.gates, ...(outcome?.gates ?? [])].filter((gate) => !awaitsAnswer(situation, definition, gate));
  const closed = new Set(closedGates(situation, facts, gates).map(refusalSentence));
  return [
    ...faults.map(({ label, text, material }) => ({ says: `${label}：${text}`, paper: material ?? null })),
    ...[...closed].map((says) => ({ says, paper: null })),
  ];
}
