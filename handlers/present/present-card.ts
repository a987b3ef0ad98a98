import { type Action, parseAction } from '../../cards/kit/action.js';
import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Context } from '../context.js';
import { mayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import { homeCard } from './home.js';
import { meetingCard } from './meeting.js';
import { projectCard } from './project.js';
import { taskCard } from './task.js';

/**
 * What a refused click gets back: the present state of what its button was about; of a button that no release knows any more
 * the home card, which is nobody else's. Null where it was about nothing that lasts.
 */
export async function presentCard(context: Context, wire: string, note: string): Promise<Card | null> {
  const action = parseAction(wire);
  if (action === null) return context.place?.type === 'group' ? null : withNote(await homeCard(context, context.actor), note);
  const { project, task, meeting } = subjectOf(action);
  if (task !== null) return presentTask(context, task, note);
  if (meeting !== null) return meetingCard(context, meeting, context.actor, note);
  return project === null ? null : presentProject(context, project, note);
}

/** What a button is about. Drafts keep their own cards: a refusal there changes nothing on the screen. */
function subjectOf(action: Action): Readonly<Record<'project' | 'task' | 'meeting', number | null>> {
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  const { task, meeting, project } = { task: null, meeting: null, project: null, ...action };
  return { task: number(task), meeting: number(meeting), project: number(project) };
}

async function presentTask(context: Context, taskId: number, note: string): Promise<Card | null> {
  const task = await context.tx.tasks.get(taskId);
  const project = task === null ? null : await context.tx.projects.get(task.projectId);
  if (task === null || project === null || !(await mayView(context, context.actor, project))) return null;
  return taskCard(context, await loadCase(context, project.id), task, context.actor, note);
}

async function presentProject(context: Context, projectId: number, note: string): Promise<Card | null> {
  const project = await context.tx.projects.get(projectId);
  if (project === null || !(await mayView(context, context.actor, project))) return null;
  return withNote(await projectCard(context, await loadCase(context, projectId), context.actor), note);
}
