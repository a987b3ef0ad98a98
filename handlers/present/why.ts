import type { Card } from '../../cards/kit/tree.js';
import { why } from '../../cards/why.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { holdsIf } from '../../workflow/condition.js';
import { awaitsAnswer, refusalText, shutBy } from '../../workflow/decide/gates.js';
import { askedMaterials } from '../../workflow/decide/missing.js';
import { hasMaterial } from '../../workflow/materials.js';
import type { Scope } from '../context.js';
import { seenFrom, situationOf, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { disclosedTo } from '../core/rights/inner.js';
import { sharedPapers } from '../core/forms/shared-papers.js';
import { taskName } from '../core/case/task-name.js';
import { conditionText, sourceOf } from './reasons.js';
import { deadlineView, isHeldUp, projectRef, turnTasks } from './views.js';

type Props = Parameters<typeof why.render>[0];

/** 为什么: the articles behind everything that matters now — where it stands, what is open, its clocks, gates and materials. */
export function whyCard(scope: Scope, whole: Case, viewer: Staff): Card {
  const found = disclosedTo(whole, viewer);
  const { policy, project } = found;
  const open = turnTasks(found);
  const stage = policy.stages[project.stage];
  return why.render({
    project: projectRef(found),
    instrument: policy.instrument.title,
    stage: stage === undefined ? null : { name: stage.name, source: sourceOf(stage) },
    tasks: distinct(
      open.map(({ task }) => taskView(found, task)),
      ({ task }) => task,
    ),
    deadlines: found.deadlines
      .filter(({ state }) => state === 'running' || state === 'suspended')
      .map((row) => deadlineView(scope, found, row)),
    gates: distinct(
      open.flatMap((task) => gatesOf(scope, found, task)),
      ({ gate, says }) => `${gate} ${says}`,
    ),
    materials: withPlaces(
      found,
      open.flatMap((task) => materialsOf(found, task)),
    ),
    pauses: found.facts.pauses.map((pause) => ({ ...pause })),
    waits: [
      ...new Set(found.tasks.filter((task) => task.state === 'open' && isHeldUp(found, task)).map(({ id }) => nameOf(found, id))),
    ],
  });
}

function taskView(found: Case, task: string): Props['tasks'][number] {
  const { name, article } = taskDefinition(found, task);
  return { task, name, article };
}

/** The gates that apply now, of the task and of the outcomes that are open. */
function gatesOf(scope: Scope, found: Case, task: Task): Props['gates'] {
  const seen = seenFrom(found, task);
  const definition = taskDefinition(found, task.task);
  const { gates, outcomes } = definition;
  const chosen = Object.values(outcomes).filter(({ when }) => holdsIf(when, seen.read));
  const facts = seen.facts.tasks.find(({ id }) => id === task.id) ?? null;
  const situation = situationOf(scope, seen);
  return [...gates, ...chosen.flatMap((outcome) => outcome.gates)]
    .filter(({ when }) => holdsIf(when, seen.read))
    .map((gate) => {
      const shut = awaitsAnswer(situation, definition, gate) ? null : shutBy(situation, facts, gate);
      return {
        taskId: task.id,
        gate: gate.id,
        says: shut === null ? (gate.says ?? refusalText(situation, gate, null)) : refusalText(situation, gate, shut.date),
        article: gate.article,
        open: shut === null,
      };
    });
}

type Asked = Omit<Props['materials'][number], 'places'>;

/** One file serves every task that asks for it: it stands once, with where it is asked for. */
function withPlaces(found: Case, asked: readonly Asked[]): Props['materials'] {
  const shared = sharedPapers(found, asked);
  return [...shared.values()].map(([first, ...rest]) => {
    const names = new Set([first, ...rest].map(({ taskId }) => nameOf(found, taskId)));
    return { ...first, places: names.size > 1 ? [...names] : [] };
  });
}

function nameOf(found: Case, taskId: number): string {
  const task = found.tasks.find(({ id }) => id === taskId);
  return task === undefined ? '' : taskName(found, task);
}

function materialsOf(found: Case, task: Task): Asked[] {
  const seen = seenFrom(found, task);
  return askedMaterials(found.policy, taskDefinition(found, task.task), seen.read).flatMap((id) => {
    const material = found.policy.materials[id];
    if (material === undefined) return [];
    const { name, article, when } = material;
    const received = hasMaterial(found.policy, seen.facts, id, task.id);
    return [{ taskId: task.id, id, name, article, received, because: conditionText(found.policy, when) }];
  });
}

/** What several tasks share is said once. */
function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
