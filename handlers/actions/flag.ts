import { flags } from '../../cards/flags.js';
import type { Card } from '../../cards/kit/tree.js';
import { holdsIf } from '../../workflow/condition.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { assertHolds, assertMayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { decideAndWrite } from '../core/apply/decide-and-write.js';
import { audience, tell } from '../core/tell/tell.js';
import { noticeCard } from '../present/notice.js';
import { projectRef } from '../present/views.js';
import { done } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** Switches for words without a figure (投资额度较大 …): the office sets them, the unit hears of it. */
export const flagActions: ActionHandlers<'flag.list' | 'flag.set'> = {
  'flag.list': async (context, { project }) => {
    const found = await loadCase(context, project);
    await assertMayView(context, found.project);
    return { card: flagsCard(found) };
  },

  'flag.set': async (context, { project, version, flag, value }) => {
    const found = await loadCase(context, project);
    await assertMayView(context, found.project);
    const definition = found.policy.flags[flag];
    if (definition === undefined) throw new Refused(refuse('OUTCOME_UNKNOWN'));
    assertHolds(context.actor, found, definition.setBy);
    if (found.project.version !== version) throw new Refused(refuse('STALE_CARD'));
    const after = await decideAndWrite(context, found, { type: 'flag', flag, value: value === 'on' }, null);
    const who = after.policy.roles[definition.setBy]?.name ?? '';
    const lines =
      value === 'on'
        ? [`${who}认定本项目${definition.name}。${definition.says ?? ''}`]
        : [`${who}已取消“${definition.name}”的认定。`];
    const card = noticeCard({
      tone: 'warn',
      title: definition.name,
      lines,
      article: definition.article,
      project: projectRef(after),
    });
    await tell(context, await audience(context, after, 'applicant'), { card: 'notice', projectId: project }, () => card);
    return { toast: done('已更新，申报单位会收到通知。'), card: flagsCard(after) };
  },
};

/** Those that matter to the project as it stands, and those that are set. */
function flagsCard(found: Case): Card {
  const offered = Object.entries(found.policy.flags).filter(
    ([id, { when }]) => found.project.flags[id] === true || holdsIf(when, found.read),
  );
  const views = offered.map(([id, { name, article, says, reading }]) => ({
    id,
    name,
    on: found.project.flags[id] ?? false,
    source: { article, says: says ?? null, reading: reading ?? null },
  }));
  return flags.render({ project: projectRef(found), version: found.project.version, flags: views });
}
