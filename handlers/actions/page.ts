import { type Action, parseWithin, type Verb } from '../../cards/kit/action.js';
import { openingPage } from '../../cards/kit/page-way.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { leadsTo } from '../core/tell/page-of.js';
import { mayOffer } from '../core/tell/page-offer.js';
import { LINK_DAYS } from '../links.js';
import { hint, type Reply } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';

/** What shows a card again and does nothing else; a form keeps what is typed on it. */
const SHOWING: readonly Verb[] = [
  'form.save',
  'form.view',
  'task.show',
  'project.show',
  'letter.list',
  'material.findings',
  'list.show',
  'home.run',
];

/**
 * 在网页中打开: a link for whoever pressed, on the card as it is now.
 *
 * @param act - runs the handler of another button
 */
export function pageActions(
  act: (context: Context, action: Action, form: FormInput) => Promise<Reply>,
): ActionHandlers<'page.open'> {
  return {
    'page.open': async (context, { shows }, form) => {
      const shown = parseWithin(shows);
      if (shown === null || !SHOWING.includes(shown.verb)) throw new Refused(refuse('STALE_CARD'));
      const { links } = context.deps;
      if (links === null || !mayOffer(context.deps, context.place)) throw new Refused(refuse('NO_PAGE_HERE'));
      const { card, ...reply } = await act(context, shown, form);
      if (card === undefined) return reply;
      const url = await links.open(context, context.actor.id, leadsTo(shown));
      const toast = hint(`已生成网页链接，点下方“打开网页”，本人 ${String(LINK_DAYS)} 天内有效。`);
      return { ...reply, toast, card: openingPage(card, url) };
    },
  };
}
