import { type Action, parseAction } from '../../cards/kit/action.js';
import { formOf } from '../../cards/kit/walk.js';
import type { Answered, Visit } from '../visit.js';
import { renderCard } from '../render/card.js';
import { showPage } from '../render/page.js';
import { renderView } from '../render/view.js';
import { typedIn } from '../render/typed.js';
import { placeOf, taskPlace, wayOn } from '../where.js';
import { askFirst, asked } from './ask-first.js';
import { cameFrom } from '../request/came-from.js';
import { addressOf, keepAnswer, keptAnswer } from './kept-answers.js';
import { type Handed, readForm } from '../request/read-form.js';

/**
 * `POST /pages/act`: a button of a card was pressed. The browser is sent on to the page that shows the thing as it is now, or to the
 * answer, which it may load again. A button that asks first comes as `ask` where no script has asked.
 */
export async function act(visit: Visit): Promise<void> {
  const { ctx } = visit;
  const question = asked(ctx.request.body, ctx.path);
  if (question !== null) return askFirst(visit, question);
  const handed = readForm(ctx.request.body);
  const action = parseAction(handed.wire);
  const page = action === null ? null : placeOf(action);
  ctx.status = 303;
  if (page !== null && Object.keys(handed.form).length === 0) return ctx.redirect(page);
  const answered = withTyped(handed, await press(visit, handed.wire, handed.form));
  ctx.redirect(await whereTo(visit, action, answered));
}

/** Presses a button for whoever is signed on; also how a page reads what a card would show. */
export async function press(
  { parts, visitor: { sender } }: Visit,
  wire: string,
  form: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const at = parts.deps.now();
  const key = `page:${parts.deps.uuid()}`;
  return parts.receive({
    kind: 'action',
    key,
    sender,
    place: null,
    at,
    onPage: true,
    wire,
    form,
    messageId: null,
    cardMessageId: null,
  });
}

/** `GET /pages/answers/:key` */
export async function answer({ ctx, parts, visitor }: Visit): Promise<void> {
  const key = String(ctx.params['key']);
  const answered = await keptAnswer(parts, visitor, key);
  if (answered === null) return ctx.redirect('/pages/');
  const { typed = [] } = answered;
  showPage(ctx, visitor, {
    title: answered.card?.header.title ?? '办理结果',
    main: [
      ...(typed.length === 0 ? [] : [renderView('typed-note', {})]),
      renderCard(visitor, answered),
      ...(typed.length === 0 ? [] : [renderView('typed', { typed })]),
      renderView('files', { key, files: answered.files ?? [] }),
    ].join(''),
    styles: ['reading'],
    trail: [{ label: '首页', href: '/pages/' }],
  });
}

/** What came of what was done last, for the page that the browser was sent on to (`?told=`). */
export async function toldOn({ ctx, parts, visitor }: Visit): Promise<Answered | null> {
  const key = ctx.query['told'];
  return typeof key === 'string' ? keptAnswer(parts, visitor, key) : null;
}

async function whereTo({ ctx, parts, visitor }: Visit, action: Action | null, answered: Answered): Promise<string> {
  const { card, toast, typed, form, files } = answered;
  // A form stands at its own address; a file is downloaded, and the page that asked stays.
  if (form !== undefined || files !== undefined) return addressOf(parts, visitor, answered);
  if (action?.verb === 'task.decide' && answered.faults !== undefined) {
    return told(`${taskPlace(action.task)}#faults`, await keepAnswer(parts, visitor, answered));
  }
  const went = toast === undefined || toast.tone === 'success' || toast.tone === 'info';
  const to = wayOn(action, { went, from: cameFrom(ctx), shows: card !== undefined || typed !== undefined });
  if (to === null) return `/pages/answers/${await keepAnswer(parts, visitor, answered)}`;
  return toast === undefined ? to : told(to, await keepAnswer(parts, visitor, { toast }));
}

function told(page: string, key: string): string {
  const [path = '', hash] = page.split('#');
  return `${path}${path.includes('?') ? '&' : '?'}told=${key}${hash === undefined ? '' : `#${hash}`}`;
}

/** What was refused comes back with all that was typed, unless the card that comes with it holds it; what has faults, whole. */
function withTyped({ form }: Handed, answered: Answered): Answered {
  const { toast, card, faults } = answered;
  if (toast?.tone !== 'warning' && toast?.tone !== 'error') return answered;
  if (card !== undefined && formOf(card) !== null && faults === undefined) return answered;
  const typed = typedIn(form);
  return typed.length === 0 ? answered : { ...answered, typed };
}
