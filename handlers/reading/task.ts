import type { Card } from '../../cards/kit/tree.js';
import type { PageBlock } from '../../documents/index.js';
import type { Context } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadTask, seenFrom } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { lateReasonAsked } from '../core/forms/late.js';
import { blocksOf } from '../deeds/project-file/forms.js';
import { taskName } from '../core/case/task-name.js';
import { firstDuties } from '../present/duties.js';
import { outcomeCard } from '../present/outcome.js';
import { reviewCard, type ReviewProps, reviewProps } from '../present/review.js';
import { faceOf, taskCard } from '../present/task.js';

interface Head {
  readonly id: number;
  readonly name: string;
  readonly project: { readonly id: number; readonly name: string };
}

/** A task as its page shows it to one person. */
export type TaskReading = Head &
  (
    | { readonly face: 'review'; readonly review: ReviewReading }
    /** Filled in, or over: what the card says. `next` is what waits for the reader after it. */
    | {
        readonly face: 'fill' | 'closed';
        readonly card: Card;
        readonly next: { readonly id: number; readonly name: string } | null;
      }
    /** Nothing of it is his: the project's page says where it stands. */
    | { readonly face: 'project' }
  );

export interface ReviewReading {
  readonly props: ReviewProps;
  /** Its buttons are the reader's own. */
  readonly card: Card;
  /** The forms' pages in full; `changed` counts what is new where the reader has read it before. */
  readonly pages: readonly { readonly title: string; readonly changed: number | null; readonly blocks: readonly PageBlock[] }[];
  /** What each outcome asks for, by its id. */
  readonly asks: ReadonlyMap<string, Card>;
  /** Somebody who was asked has not answered: nothing is decided before that. */
  readonly waitsForAdvice: boolean;
}

/** @throws Refused where it is not there, or not for whoever asks */
export async function taskReading(context: Context, id: number): Promise<TaskReading> {
  const { found, task } = await loadTask(context, id);
  await assertMayView(context, found.project);
  const { actor } = context;
  const head = { id, name: taskName(found, task), project: { id: found.project.id, name: found.project.name } };
  const face = faceOf(found, task, actor);
  if (face === 'project') return { ...head, face };
  if (face === 'review') return { ...head, face, review: await reviewReading(context, seenFrom(found, task), task) };
  const [next] = face === 'closed' ? (await firstDuties(context, actor, 1)).todos : [];
  const card = await taskCard(context, found, task, actor);
  return {
    ...head,
    face,
    card,
    next: next === undefined ? null : { id: next.taskId, name: `${next.task}（${next.project.name}）` },
  };
}

async function reviewReading(context: Context, found: Case, task: Case['tasks'][number]): Promise<ReviewReading> {
  const props = await reviewProps(context, found, task, context.actor);
  const asks = new Map<string, Card>();
  if (props.mayDecide) {
    const late = lateReasonAsked(context, found, task) !== null;
    for (const { id, needs } of props.outcomes) {
      if (needs.length > 0 || late) asks.set(id, await outcomeCard(context, found, task, id, null));
    }
  }
  return {
    props,
    card: await reviewCard(context, found, task, context.actor),
    pages: props.pages.map((page) => ({
      title: page.title,
      changed: page.changed ?? null,
      blocks: blocksOf(page).slice(1),
    })),
    asks,
    waitsForAdvice: props.advice.some(({ state }) => state === 'asked'),
  };
}
