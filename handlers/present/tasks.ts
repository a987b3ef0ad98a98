import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import { tasks } from '../../cards/tasks.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { kindsOf } from '../core/batch.js';
import { owedViews } from './advice.js';
import { dutiesOf, invitationsOf } from './duties.js';
import { pageOf } from './page-of.js';

/** Ten to a card. */
const PER_PAGE = 10;

/** 待办 of a person, and the invitations that wait for his answer. */
export async function tasksCard(scope: Scope, actor: Staff, page: number): Promise<Card> {
  const todos = await dutiesOf(scope, actor);
  const several = (await kindsOf(scope, actor)).length > 0;
  const invitations = await invitationsOf(scope, actor);
  const owed = await owedViews(scope, [actor, ...(scope.standsFor ?? [])]);
  const { items, ...at } = pageOf(todos, page, PER_PAGE);
  const note = invitations === 0 ? null : `另有 ${String(invitations)} 场会议等您答复是否参加，发送“会议”查看。`;
  return withNote(tasks.render({ todos: [...items], total: todos.length, ...at, owed, several }), note);
}
