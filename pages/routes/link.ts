import { parseAction } from '../../cards/kit/action.js';
import { renderCard } from '../render/card.js';
import { showPage } from '../render/page.js';
import { renderView } from '../render/view.js';
import { hashed } from '../session/hashed.js';
import { waysHere } from '../session/holder.js';
import { HOME } from '../paths.js';
import type { Visit } from '../visit.js';
import { placeOf } from '../where.js';
import { press } from './act.js';
import { addressOf, keepAnswer } from './kept-answers.js';
import { signOnAt } from './sign-on-paths.js';

/** `GET /pages/l/:token`: a link in a message. It opens one page, for the one person to whom the message went. */
export async function openLink(visit: Visit): Promise<void> {
  const { ctx, parts, visitor } = visit;
  const { deps } = parts;
  const now = deps.now();
  const link = await deps.db.tx((tx) => tx.pageLinks.byToken(hashed(String(ctx.params['token']))));
  if (link === null || link.until <= now) return leadHome(visit);
  if (link.staffId !== visitor.staff.id) return asksClient(visit) ? undefined : showAnothers(visit);
  await deps.db.tx((tx) => tx.pageLinks.opened(link.id, now));
  const target = parseAction(link.wire);
  const place = target === null ? null : placeOf(target);
  if (place !== null) return ctx.redirect(place);
  const answered = await press(visit, link.wire);
  if (answered.form !== undefined) return ctx.redirect(await addressOf(parts, visitor, answered));
  showPage(ctx, visitor, { title: answered.card?.header.title ?? '项目管家', main: renderCard(visitor, answered) });
}

/** Whether it ended, was mistyped, or never was: home shows what there is to do now. */
async function leadHome({ ctx, parts, visitor }: Visit): Promise<void> {
  const toast = { tone: 'warning', text: '这个链接已经过期。您现在要办的事都在这一页。' } as const;
  ctx.redirect(`${HOME}?told=${await keepAnswer(parts, visitor, { toast })}`);
}

/**
 * A platform's own client knows who holds it: it is asked, once, before anybody is turned away, since a device may have changed hands.
 *
 * @returns false where no client can be asked, or it has been
 */
function asksClient({ ctx, parts }: Visit): boolean {
  const [way] = waysHere(parts, ctx);
  if (way?.kind !== 'script' || ctx.query['asked'] !== undefined) return false;
  ctx.redirect(signOnAt(`${withoutQuery(ctx.originalUrl)}?asked=1`, way.id));
  return true;
}

/** Says neither for whom it is nor what it shows. */
function showAnothers({ ctx, visitor }: Visit): void {
  ctx.status = 403;
  const { csrf, staff } = visitor;
  const main = renderView('link-anothers', { csrf, name: staff.name, to: withoutQuery(ctx.originalUrl) });
  showPage(ctx, visitor, { title: '不是给您的链接', main });
}

function withoutQuery(address: string): string {
  return address.replace(/\?.*$/, '');
}
