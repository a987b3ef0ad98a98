import type { OpinionView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Page, PageBlock } from '../../documents/index.js';
import { lotsOf } from '../../workflow/own.js';
import type { Context } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase, seenWithin } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { isKept, opinionsFor } from '../core/rights/inner.js';
import { projectFile } from '../deeds/project-file/index.js';
import { valueBlocks } from '../deeds/project-file/forms.js';
import { formRounds } from '../core/forms/rounds.js';
import { lotName, taskName } from '../core/case/task-name.js';
import { nextCard } from '../present/next.js';
import { toldEvents } from '../present/history.js';
import { pageOf } from '../present/page-of.js';
import { projectCard, projectProps } from '../present/project.js';
import { opinionView } from '../present/views.js';
import { warningsOf } from '../present/warnings.js';
import { type Stay, type Step, timelineOf } from './timeline.js';

/** A project as its page shows it, to whoever may look at it. */
export interface ProjectReading {
  readonly props: Awaited<ReturnType<typeof projectProps>>;
  /** Its buttons are the reader's own. */
  readonly card: Card;
  readonly next: Card;
  readonly draft: boolean;
  readonly warnings: readonly string[];
  readonly timeline: readonly Stay[];
  readonly opinions: readonly (OpinionView & { readonly raised: string })[];
  readonly forms: readonly HandedForm[];
  readonly lots: readonly Lot[];
  readonly history: readonly Step[];
}

/** A form that was handed in last. */
export interface HandedForm {
  readonly taskId: number;
  readonly title: string;
  readonly at: number;
}

/** A contract, a payment plan …: what was filled in about it. */
export interface Lot {
  readonly name: string;
  readonly kind: string;
  readonly blocks: readonly PageBlock[];
}

const LAST = 10;

/** @throws Refused PROJECT_HIDDEN, also where it is not for whoever asks */
export async function projectReading(context: Context, id: number): Promise<ProjectReading> {
  const found = await loadCase(context, id);
  await assertMayView(context, found.project);
  const { actor } = context;
  const told = await toldEvents(context, found, actor);
  const timeline = await timelineOf(context, found, told);
  return {
    props: await projectProps(context, found, actor),
    card: await projectCard(context, found, actor),
    next: await nextCard(context, found, actor),
    draft: found.project.status === 'draft',
    warnings: warningsOf(found),
    timeline,
    opinions: opinionsFor(found, actor).map((opinion) => ({
      ...opinionView(found, opinion),
      raised: raisedBy(found, opinion.taskId),
    })),
    forms: handedForms(context, found),
    lots: lotsRead(context, found),
    history: (await historyPage(context, found, 0)).steps.slice(0, LAST),
  };
}

function raisedBy(found: Case, taskId: number): string {
  const task = found.tasks.find((row) => row.id === taskId);
  return task === undefined ? '' : taskName(found, task);
}

/** The newest draft of each task's form, in the order in which they were begun; what passed between offices is theirs. */
function handedForms({ actor }: Context, found: Case): HandedForm[] {
  return formRounds(found).flatMap(({ title, drafts }) => {
    const newest = new Map<number, HandedForm & { readonly draft: number }>();
    for (const [at, row] of drafts.entries()) {
      const task = found.tasks.find(({ id }) => id === row.taskId);
      if (row.state !== 'submitted' || Object.keys(row.values).length === 0 || task === undefined) continue;
      if (!isKept(found, actor, task.id)) newest.set(task.id, { taskId: task.id, title, at: row.at, draft: at + 1 });
    }
    return [...newest.values()].map(({ draft, ...form }) =>
      newest.size === 1 ? form : { ...form, title: `${title}（第 ${String(draft)} 稿）` },
    );
  });
}

function lotsRead({ actor }: Context, found: Case): Lot[] {
  return Object.entries(found.policy.lots).flatMap(([kind, { name }]) =>
    lotsOf(found.facts, kind).map((subject) => {
      const seen = seenWithin(found, subject);
      const entries = found.facts.entries.filter(
        (entry) => entry.subject === subject && !isKept(found, actor, entry.taskId ?? 0),
      );
      return {
        name: lotName(found, subject) ?? name,
        kind: name,
        blocks: entries.flatMap(({ form, values }) => valueBlocks({ found: seen }, { form, values })),
      };
    }),
  );
}

export interface HistoryReading {
  readonly id: number;
  readonly name: string;
  readonly steps: readonly Step[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PER_PAGE = 50;

/** 办理经过, the newest first. @throws Refused PROJECT_HIDDEN */
export async function historyReading(context: Context, id: number, page: number): Promise<HistoryReading> {
  const found = await loadCase(context, id);
  await assertMayView(context, found.project);
  return { id, name: found.project.name, ...(await historyPage(context, found, page)) };
}

async function historyPage(context: Context, found: Case, page: number) {
  const told = await toldEvents(context, found, context.actor);
  const { items, ...at } = pageOf(told.reverse(), page, PER_PAGE);
  const people = await context.tx.staff.getMany([...new Set(items.flatMap(({ event }) => event.byId ?? []))]);
  const steps = items.map(({ at: when, what, event }): Step => {
    return { at: when, what, by: people.find(({ id }) => id === event.byId)?.name ?? null };
  });
  return { steps, total: told.length, ...at };
}

/** All of a project on one sheet, as the file that it is given out with has it. @throws Refused PROJECT_HIDDEN */
export async function projectSheet(context: Context, id: number): Promise<Page> {
  const found = await loadCase(context, id);
  await assertMayView(context, found.project);
  return (await projectFile(context, found, context.actor)).index;
}
