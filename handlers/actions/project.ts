import type { Card } from '../../cards/kit/tree.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Context } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { answerFor } from '../deeds/discreet.js';
import { historyCard } from '../present/history.js';
import { nextCard } from '../present/next.js';
import { projectCard } from '../present/project.js';
import { tasksOfProjectCard } from '../present/tasks.js';
import { whyCard } from '../present/why.js';
import type { Reply } from '../reply.js';
import type { ActionHandlers } from './handler.js';

type ProjectVerb = 'project.show' | 'project.next' | 'project.why' | 'project.tasks' | 'project.history';

/** A project as those who may look at it see it. Ids on buttons give no rights: each is checked again. */
export const projectActions: ActionHandlers<ProjectVerb> = {
  'project.show': (context, { project }) => look(context, project, (found, reader) => projectCard(context, found, reader)),
  'project.next': (context, { project }) => look(context, project, (found) => nextCard(context, found, context.actor)),
  'project.why': (context, { project }) => look(context, project, (found) => whyCard(context, found, context.actor)),
  'project.tasks': (context, { project }) => look(context, project, (found) => tasksOfProjectCard(context, found, context.actor)),
  'project.history': (context, { project }) => look(context, project, (found, reader) => historyCard(context, found, reader, 0)),
};

async function look(
  context: Context,
  projectId: number,
  make: (found: Case, reader: Staff) => Card | Promise<Card>,
): Promise<Reply> {
  const found = await loadCase(context, projectId);
  await assertMayView(context, found.project);
  return answerFor(context, found, async (reader) => ({ card: await make(found, reader) }));
}
