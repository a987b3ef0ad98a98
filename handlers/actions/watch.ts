import type { Staff } from '../../entities/staff.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { assertMayView, mayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { pickPeople } from '../core/people/pick-people.js';
import { tell } from '../core/tell/tell.js';
import { mayAddWatchers, watcherCandidates } from '../core/rights/watchers.js';
import { noticeCard } from '../present/notice.js';
import { projectRef } from '../present/views.js';
import { watchersCard } from '../present/watchers.js';
import { done, hint } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** 抄送: who hears how a project goes without having a part in it. */
export const watchActions: ActionHandlers<'watch.list' | 'watch.add' | 'watch.drop'> = {
  'watch.list': async (context, { project }) => {
    const found = await loadViewed(context, project);
    return { card: await watchersCard(context, found, context.actor) };
  },

  'watch.add': async (context, { project }, form) => {
    const found = await loadViewed(context, project);
    const { actor, tx, now } = context;
    if (!mayAddWatchers(actor, found)) throw notAllowed();
    const picked = pickPeople(await watcherCandidates(context, found, actor), form, 'watch');
    if (picked.faults.length > 0) {
      const card = await watchersCard(context, found, actor, picked);
      return { toast: { tone: 'warning', text: '请补充后再加入。' }, card };
    }
    const added: Staff[] = [];
    for (const person of picked.people) {
      if (!(await tx.watchers.add({ projectId: project, staffId: person.id, byId: actor.id, at: now }))) continue;
      const body = { staffId: person.id, name: person.name };
      await recordOf(context, project, actor.id, { type: 'WATCHER_ADDED', body });
      added.push(person);
    }
    const lines = [`${actor.name}把“${found.project.name}”抄送给您：以后有结果会告诉您，您也可以随时查看进度，不用办理。`];
    const card = noticeCard({ title: '抄送给您', lines, project: projectRef(found) });
    await tell(context, added, { card: 'notice', projectId: project }, () => card);
    const toast = done(`已抄送给${added.map(({ name }) => name).join('、')}。`);
    return { toast, card: await watchersCard(context, found, actor) };
  },

  'watch.drop': async (context, { project, person: staffId }) => {
    const found = await loadViewed(context, project);
    const { actor, tx } = context;
    if (!mayAddWatchers(actor, found) && staffId !== actor.id) throw notAllowed();
    const person = await tx.staff.get(staffId);
    if (person === null || !(await tx.watchers.remove(project, staffId))) {
      return { toast: hint('他已不在抄送名单上。'), card: await watchersCard(context, found, actor) };
    }
    const body = { staffId, name: person.name };
    await recordOf(context, project, actor.id, { type: 'WATCHER_DROPPED', body });
    const toast = done(staffId === actor.id ? '已退出抄送。' : `已移出：${person.name}。`);
    // Whoever takes himself off may have lost sight of the project by it.
    if (!(await mayView(context, actor, found.project))) {
      return { toast, card: noticeCard({ title: '已退出抄送', lines: ['以后不再告诉您这个项目的结果。'] }) };
    }
    return { toast, card: await watchersCard(context, found, actor) };
  },
};

async function loadViewed(context: Context, projectId: number): Promise<Case> {
  const found = await loadCase(context, projectId);
  await assertMayView(context, found.project);
  return found;
}

function notAllowed(): Refused {
  const says = '抄送由本单位经办人、分管负责人或主管部门设置，请他们在“进度”里点“抄送”。';
  return new Refused(refuse('NOT_FOR_YOU', { says }));
}
