import { offersPage, withoutPageButton } from '../../../cards/kit/page-way.js';
import type { Card } from '../../../cards/kit/tree.js';
import type { Deps, Scope } from '../../context.js';
import type { Inbound, Place } from '../../inbound.js';
import type { Letterbox } from './letterbox.js';

/** Whether 在网页中打开 is offered: where there are pages, to one reader alone. */
export function mayOffer({ links }: Pick<Deps, 'links'>, place: Pick<Place, 'type'> | null): boolean {
  return links !== null && place?.type !== 'group';
}

/** An answer as it goes back: who reads it on a page is there already. */
export function offering<R extends { readonly card?: Card }>(deps: Pick<Deps, 'links'>, { place, onPage }: Inbound, reply: R): R {
  if (reply.card === undefined || (!onPage && mayOffer(deps, place))) return reply;
  return { ...reply, card: withoutPageButton(reply.card) };
}

/** A card as it is posted. A chat that is known as a group is read by others too. */
export async function offeringTo(
  { deps, tx }: Scope,
  { platform }: Pick<Letterbox, 'platform'>,
  chatId: string | null,
  card: Card,
): Promise<Card> {
  if (!offersPage(card)) return card;
  const isGroup = chatId !== null && (await tx.groups.get(platform, chatId)) !== null;
  return mayOffer(deps, isGroup ? { type: 'group' } : null) ? card : withoutPageButton(card);
}
