import type { OwedView } from '../../cards/kit/advice-props.js';
import type { TodoView } from '../../cards/kit/props.js';
import type { Context } from '../context.js';
import { draftsOf } from '../core/forms/drafts.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { sightOf } from '../core/rights/visible.js';
import { owedViews } from '../present/advice.js';
import { draftViews, type DraftView } from '../present/drafts.js';
import { firstDuties } from '../present/duties.js';
import { mayDeclare } from '../present/home.js';
import { type InvitationLine, invitationLines } from './invitations.js';
import { type ProjectLine, projectLines } from './project-lines.js';
import { waitingFor, type WaitingLine } from './waiting.js';

/** What somebody finds when he comes in. Of each list the first few, and how many there are. */
export interface HomeReading {
  readonly name: string;
  readonly unit: string;
  readonly instrument: string;
  readonly declares: boolean;
  readonly todos: Part<TodoView>;
  readonly owed: readonly OwedView[];
  readonly invitations: readonly InvitationLine[];
  readonly projects: Part<ProjectLine>;
  readonly drafts: Part<DraftView>;
  readonly waiting: Part<WaitingLine>;
}

export interface Part<T> {
  readonly total: number;
  readonly lines: readonly T[];
}

const SHOWN = 8;

export async function homeReading(context: Context): Promise<HomeReading> {
  const { actor, tx } = context;
  const { total, todos } = await firstDuties(context, actor, SHOWN);
  const sight = await sightOf(context, actor);
  const running = (await tx.projects.standings(sight, context.today)).filter(({ status }) => status === 'running');
  const projects = await tx.projects.seen(sight, { standings: running, limit: SHOWN });
  const drafts = mayDeclare(context, actor) ? await draftsOf(context, actor) : [];
  return {
    name: actor.name,
    unit: (await tx.units.get(actor.unitId))?.name ?? '',
    instrument: ownPolicy(context, actor).instrument.title,
    declares: mayDeclare(context, actor),
    todos: { total, lines: todos },
    owed: await owedViews(context, actor),
    invitations: await invitationLines(context),
    projects: {
      total: running.reduce((sum, { count }) => sum + count, 0),
      lines: await projectLines(context, actor, projects),
    },
    drafts: { total: drafts.length, lines: await draftViews(context, actor, drafts.slice(0, SHOWN)) },
    waiting: await waitingFor(context, actor, SHOWN),
  };
}
