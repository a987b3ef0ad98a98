import type { AuditEvent } from '../../entities/audit/audit-event.js';
import type { Scope } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import type { ToldEvent } from '../present/history.js';
import { stageLine } from '../present/stage-line.js';

/** A stay in a stage; one that is come back to is a stay of its own. */
export interface Stay {
  readonly stage: string;
  readonly state: 'done' | 'now' | 'next';
  /** Epoch ms; null for what is still to come. */
  readonly from: number | null;
  /** Epoch ms; null while it lasts. */
  readonly to: number | null;
  readonly again: boolean;
  readonly steps: readonly Step[];
}

/** Something that was done there. */
export interface Step {
  readonly at: number;
  readonly what: string;
  /** Null where the clock did it. */
  readonly by: string | null;
}

/** What moves a project; the rest is read in 办理经过. */
const MOVING: readonly AuditEvent['type'][] = [
  'FORM_TAKEN',
  'TASK_WITHDRAWN',
  'OPINIONS_RAISED',
  'LETTER_ISSUED',
  'PROJECT_PAUSED',
  'PROJECT_RESUMED',
  'PROJECT_ENDED',
  'POLICY_MOVED',
  'FLAG_SET',
  'DEADLINE_LAPSED',
];

/** Where a project has been, in order, with what was done there; then what lies ahead when everything goes well. */
export async function timelineOf({ tx }: Scope, found: Case, told: readonly ToldEvent[]): Promise<Stay[]> {
  const { policy, project } = found;
  const nameOf = (stage: string): string => policy.stages[stage]?.name ?? stage;
  const ids = told.flatMap(({ event }) => [event.byId, event.body.forId ?? null].filter((id) => id !== null));
  const people = new Map((await tx.staff.getMany([...new Set(ids)])).map(({ id, name }) => [id, name]));
  const stays: { stage: string; from: number; to: number | null; steps: Step[] }[] = [
    { stage: nameOf(policy.tasks[policy.begins]?.stage ?? project.stage), from: project.createdAt, to: null, steps: [] },
  ];
  for (const { at, what, event } of told) {
    const stay = stays.at(-1);
    if (event.type === 'STAGE_ENTERED' && stay !== undefined) {
      if (nameOf(event.body.stage) === stay.stage) continue;
      stay.to = at;
      stays.push({ stage: nameOf(event.body.stage), from: at, to: null, steps: [] });
    } else if (moves(found, event)) {
      stay?.steps.push({ at, what, by: doerOf(people, event) });
    }
  }
  const ended = project.status === 'ended';
  return [
    ...stays.map((stay, index): Stay => {
      const isLast = index === stays.length - 1;
      const again = stays.slice(0, index).some(({ stage }) => stage === stay.stage);
      return { ...stay, again, state: isLast && !ended ? 'now' : 'done' };
    }),
    ...stageLine(found, [])
      .filter(({ state }) => state === 'next')
      .map(({ name }): Stay => ({ stage: name, state: 'next', from: null, to: null, again: false, steps: [] })),
  ];
}

/** What is handed in is said by its form, not once more by its task. */
function moves(found: Case, event: AuditEvent): boolean {
  if (event.type !== 'TASK_CLOSED') return MOVING.includes(event.type);
  const { kind, form } = taskDefinition(found, event.body.task);
  return form === undefined || (kind !== 'form' && kind !== 'filing');
}

/** `曹颖`, or `曹颖 代 孔亮`. */
function doerOf(people: ReadonlyMap<number, string>, { byId, body }: AuditEvent): string | null {
  const by = people.get(byId ?? 0) ?? null;
  const away = people.get(body.forId ?? 0);
  return by === null || away === undefined ? by : `${by} 代 ${away}`;
}
