import { conditionPaths } from '../describe/paths.js';
import type { Situation } from '../decide/situation.js';
import type { FactReader, ProjectFacts } from '../facts.js';
import type { Policy } from '../../policies/schema/index.js';
import { factReader } from '../read-facts.js';
import { type SupposedBound, supposedBounds, type SupposedDeadline, supposedDeadlines } from './dates.js';
import { type Element, elementsFrom } from './elements.js';
import { fieldAt, supposing, type Supposition, touchedBy } from './supposition.js';
import { type Threshold, thresholdsOf } from './thresholds.js';
import { isCourse, type Weigher, weigher } from './weigh.js';

/** What would be otherwise. */
export interface Differences {
  /** What would apply besides, and what would not apply any more. */
  readonly gained: readonly Element[];
  readonly lost: readonly Element[];
  /** Of a project that has not begun the stages that it may come through, by name. */
  readonly stages: readonly string[];
  readonly deadlines: readonly SupposedDeadline[];
  readonly bounds: readonly SupposedBound[];
  /** The amounts that the policy names for what is supposed. */
  readonly thresholds: readonly Threshold[];
}

/**
 * Works out what would be otherwise if something were as supposed: which deadlines would run and until when, and which
 * parts of the policy would apply besides or no longer. Nothing is written. What the course of things decides stays open.
 */
export function suppose(before: Situation, suppositions: readonly Supposition[]): Differences {
  const { policy } = before;
  const after = supposing(before, suppositions);
  const touched = touchedBy(policy, suppositions);
  const timeless = suppositions.filter((each) => !isDated(policy, each));
  return {
    ...elementsOtherwise(before, after, touchedBy(policy, timeless)),
    deadlines: supposedDeadlines(before, after, suppositions, touched),
    bounds: supposedBounds(after, touched),
    thresholds: thresholdsOf(policy, touchedBy(policy, timeless)),
  };
}

function isDated(policy: Policy, supposition: Supposition): boolean {
  return supposition.kind === 'done' || (supposition.kind === 'answer' && fieldAt(policy, supposition.path)?.type === 'date');
}

/**
 * A fact that is supposed and was not known before counts as not being so for what is gained, and as open for what is lost:
 * of a new project one learns both what it must do and what it need not.
 */
function elementsOtherwise(
  before: Situation,
  after: Situation,
  touched: (path: string) => boolean,
): Pick<Differences, 'gained' | 'lost' | 'stages'> {
  const { policy, project } = before;
  const [readBefore, readAfter] = [factReader(policy, project), factReader(policy, after.project)];
  const open = (path: string): boolean => !touched(path) && (isCourse(path) || readBefore(path) === null);
  const unset = (path: string): boolean => open(path) || (touched(path) && readBefore(path) === null);
  const from = (read: FactReader, unknown: (path: string) => boolean): ReadonlyMap<string, Element> => {
    const weigh = weigher(read, unknown);
    return elementsFrom(policy, rootsOf(policy, project, weigh), weigh);
  };
  const then = from(readAfter, open);
  const [now, possible] = [from(readBefore, open), from(readBefore, unset)];
  const otherwise = (of: ReadonlyMap<string, Element>, than: ReadonlyMap<string, Element>): Element[] =>
    [...of].flatMap(([key, element]) => (than.has(key) || isImplied(element, touched) ? [] : [element]));
  return {
    gained: otherwise(then, now),
    lost: otherwise(possible, then),
    stages: project.tasks.length > 0 ? [] : stagesOf(policy, then),
  };
}

/** The questions, choices and gates of a task come and go with it: only what has a condition of its own is told apart. */
function isImplied(element: Element, touched: (path: string) => boolean): boolean {
  const { kind } = element;
  return (kind === 'field' || kind === 'outcome' || kind === 'gate') && !isBecause(element, touched);
}

/** The stages that a project may come through, in the policy's order. */
function stagesOf({ stages, tasks }: Policy, elements: ReadonlyMap<string, Element>): string[] {
  const reached = new Set(
    [...elements.keys()].flatMap((key) => (key.startsWith('task:') ? [tasks[key.slice('task:'.length)]?.stage] : [])),
  );
  return Object.entries(stages).flatMap(([id, { name }]) => (reached.has(id) ? [name] : []));
}

/** The tasks to which the open ones lead when each ends as it usually does, the nearest first, by what is known now. */
export function tasksAhead({ policy, project }: Pick<Situation, 'policy' | 'project'>): string[] {
  const read = factReader(policy, project);
  const weigh = weigher(read, (path) => isCourse(path) || read(path) === null);
  const waiting = project.tasks.filter(({ state }) => state === 'open').map(({ task }) => task);
  const seen = new Set<string>();
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    if (seen.has(task)) continue;
    seen.add(task);
    const [outcome] = Object.values(policy.tasks[task]?.outcomes ?? {});
    const effects = (outcome?.effects ?? []).filter(({ when }) => weigh(when) !== 'no');
    waiting.push(...effects.flatMap((effect) => ('open' in effect ? [effect.open] : [])));
  }
  return [...seen];
}

/** Whether an element's own condition looks at a fact that was supposed. */
export function isBecause({ when }: Element, touched: (path: string) => boolean): boolean {
  return when !== null && conditionPaths(when).some(touched);
}

/** Where the rest of a project's way begins: its open tasks, and what a person may begin by himself. */
function rootsOf({ tasks, begins }: Policy, project: ProjectFacts, weigh: Weigher): string[] {
  const open = project.tasks.filter(({ state }) => state === 'open').map(({ task }) => task);
  const startable = Object.entries(tasks).flatMap(([id, { startable: when }]) =>
    when !== undefined && weigh(when) !== 'no' ? [id] : [],
  );
  return [...(project.tasks.length === 0 ? [begins] : open), ...startable];
}
