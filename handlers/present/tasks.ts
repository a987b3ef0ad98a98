import type { Card } from '../../cards/kit/tree.js';
import { tasks } from '../../cards/tasks.js';
import type { OwedView } from '../../cards/kit/advice-props.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { withdrawnOf } from '../core/forms/drafts.js';
import { hasSeveral } from '../core/tasks/batch.js';
import { owedViews } from './advice.js';
import type { TaskOfProject } from '../../entities/stores/task-store.js';
import { mayDeclare } from './home.js';
import { myTasks, projectCard } from './project.js';
import { dutiesOnPage, invitationsOf, todoViews } from './duties.js';

/** Ten to a card. */
const PER_PAGE = 10;

/** 待办 of a person, and the invitations that wait for his answer. */
export async function tasksCard(scope: Scope, actor: Staff, page: number): Promise<Card> {
  const { todos, ...at } = await dutiesOnPage(scope, actor, page, PER_PAGE);
  const several = await hasSeveral(scope, actor);
  const invitations = await invitationsOf(scope, actor);
  const owed = await owedViews(scope, actor);
  const withdrawn = page === 0 && mayDeclare(scope, actor) ? await withdrawnOf(scope, actor) : [];
  return tasks.render({ todos: [...todos], ...at, owed, invitations, withdrawn, several });
}

/** Those of one project, with what he was asked about it; where the project stands when nothing there waits for him. */
export async function tasksOfProjectCard(scope: Scope, found: Case, actor: Staff): Promise<Card> {
  const { project } = found;
  const open = myTasks(found, actor).map((task) => ({ task, project }));
  const everywhere = await owedViews(scope, actor);
  const owed = everywhere.filter((view) => view.project.id === project.id);
  if (open.length + owed.length === 0) return projectCard(scope, found, actor, '这个项目现在没有轮到您办的事。');
  return someTasksCard(scope, `待办：${project.name}`, open, owed);
}

/** Some of them, under what was asked for; of many the first page, and 待办 has the others. */
export async function someTasksCard(
  scope: Scope,
  about: string,
  open: readonly TaskOfProject[],
  owed: readonly OwedView[] = [],
): Promise<Card> {
  const todos = (await todoViews(scope, open)).slice(0, PER_PAGE);
  const { length: total } = open;
  return tasks.render({ about, todos, total, page: 0, pages: 1, owed: [...owed], invitations: 0, withdrawn: [], several: false });
}
