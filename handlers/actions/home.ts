import { refuse, Refused } from '../../workflow/refusals.js';
import { commandById, runCommand } from '../commands/index.js';
import { workdaysCard } from '../commands/count.js';
import type { Context } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import { answerAlone, answerFor } from '../deeds/discreet.js';
import { draftsCard } from '../present/drafts.js';
import { historyCard } from '../present/history.js';
import { listCard } from '../present/lists.js';
import { tasksCard } from '../present/tasks.js';
import type { Reply } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** The buttons of the home card, and the pages of lists. */
export const homeActions: ActionHandlers<'home.run' | 'list.show' | 'count.day'> = {
  'home.run': (context, { command: id }) => {
    const command = commandById(id);
    if (command === undefined) throw new Refused(refuse('STALE_CARD'));
    return runCommand(context, command, '');
  },

  'list.show': (context, { list, page }) => showList(context, list, page),

  'count.day': (context, { date, days }) => Promise.resolve({ card: workdaysCard(context, date, days) }),
};

/** `tasks`, `drafts`, `mine-3`, `mine-3-12`, `history-12`. Throws `STALE_CARD` for a list that no card offers. */
async function showList(context: Context, list: string, page: number): Promise<Reply> {
  const { actor } = context;
  const [name, first, second] = list.split('-');
  const [at, unitId] = [numberOf(first), numberOf(second)];
  if (name === 'tasks') return answerAlone(context, { card: await tasksCard(context, actor, page) });
  if (name === 'drafts') return answerAlone(context, { card: await draftsCard(context, actor, page) });
  if (name === 'mine') return answerAlone(context, { card: await listCard(context, actor, { tab: at, page, unitId }) });
  if (name !== 'history' || at === null) throw new Refused(refuse('STALE_CARD'));
  const found = await loadCase(context, at);
  await assertMayView(context, found.project);
  return answerFor(context, found, async (reader) => ({ card: await historyCard(context, found, reader, page) }));
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
