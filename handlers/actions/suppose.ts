import { refuse, Refused } from '../../workflow/refusals.js';
import { fromWire } from '../../workflow/suppose/wire.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase, situationOf } from '../core/case/case.js';
import { answerAbout } from '../deeds/discreet.js';
import { supposeCard } from '../present/suppose.js';
import type { ActionHandlers } from './handler.js';

/** 试算 of another amount, or of the project that was chosen. Nothing is written. */
export const supposeActions: ActionHandlers<'suppose.show'> = {
  'suppose.show': async (context, { project, what }) => {
    const found = await loadCase(context, project);
    await assertMayView(context, found.project);
    const suppositions = fromWire(found.policy, what);
    if (suppositions.length === 0) throw new Refused(refuse('STALE_CARD'));
    return answerAbout(context, [found.project], { card: supposeCard(situationOf(context, found), found, suppositions) });
  },
};
