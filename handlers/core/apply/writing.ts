import { type Aftermath, noAftermath } from '../../../entities/aftermath.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { NewAuditEvent } from '../../../entities/audit/audit-event.js';
import type { Scope } from '../../context.js';
import type { Case } from '../case/project-case.js';
import { actsFor } from '../people/deputies.js';

/** Who or what caused a decision. The clock has no `byId`. */
export interface Cause {
  readonly byId: number | null;
  /** The task that was finished, where one was. */
  readonly taskId: number | null;
  /** The civil date on which it happened, where that is not today: what follows from a day that has passed counts from it. */
  readonly on?: string;
  /** The batch that decided it, where one did. */
  readonly batchId?: number | null;
}

/** Effects being written in one unit of work. */
export interface Writing {
  readonly scope: Scope;
  readonly found: Case;
  readonly cause: Cause;
  /** The civil date on which what is written happened. */
  readonly on: string;
  /** The project's own row is written once, at the end. */
  readonly patch: { -readonly [K in keyof Project]?: Project[K] };
  /** Tasks that this decision changed or opened, as they are now, by id. */
  readonly tasks: Map<number, Task>;
  readonly aftermath: Aftermath;
  /** What goes into the project's chain, in order: written once, at the end. */
  readonly events: NewAuditEvent[];
}

/** Writes in one go: what `work` records goes into the project's chain at its end, in order. */
export async function inWriting(
  scope: Scope,
  found: Case,
  cause: Cause,
  work: (writing: Writing) => Promise<void>,
): Promise<Aftermath> {
  const writing = beginWriting(scope, found, cause);
  await work(writing);
  await writeEvents(writing);
  return writing.aftermath;
}

/** What is recorded in it stands in the chain once `writeEvents` was called. */
export function beginWriting(scope: Scope, found: Case, cause: Cause): Writing {
  const aftermath = noAftermath();
  return { scope, found, cause, on: cause.on ?? scope.today, patch: {}, tasks: new Map(), aftermath, events: [] };
}

export async function writeEvents({ scope, found, events }: Writing): Promise<void> {
  if (events.length > 0) await scope.tx.audit.appendAll(`project:${found.project.id}`, events, scope.now);
}

type WithoutActor<E> = E extends NewAuditEvent ? Omit<E, 'byId'> : never;
/** An event without the name of whoever caused it. */
type Recorded = WithoutActor<NewAuditEvent>;

/** Adds an event to the project's chain, under the name of whoever caused the decision. */
export async function record({ scope, found, cause, events }: Writing, event: Recorded): Promise<void> {
  events.push(await named(scope, found.project.id, cause.byId, event));
}

/** The same outside a decision. Whoever stands in for somebody is recorded with whom he stands in for: by the task, where it is not named. */
export async function recordOf(
  scope: Scope,
  projectId: number,
  byId: number | null,
  event: Recorded,
  standsFor?: number | null,
): Promise<void> {
  await scope.tx.audit.append(`project:${projectId}`, await named(scope, projectId, byId, event, standsFor), scope.now);
}

async function named(
  scope: Scope,
  projectId: number,
  byId: number | null,
  event: Recorded,
  standsFor?: number | null,
): Promise<NewAuditEvent> {
  const taskId = 'taskId' in event.body ? event.body.taskId : null;
  const forId = standsFor === undefined ? await actsFor(scope, projectId, byId, taskId) : standsFor;
  return forId === null ? { byId, ...event } : onBehalf({ byId, ...event }, forId);
}

function onBehalf<E extends NewAuditEvent>(event: E, forId: number): E {
  return { ...event, body: { ...event.body, forId } };
}
