import type { Answered, Visit } from '../visit.js';
import { renderCard } from '../render/card.js';
import { showPage } from '../render/page.js';
import { askFirst, asked } from './ask-first.js';
import { readForm } from './read-form.js';
import { keepAnswer, keptAnswer } from './kept-answers.js';

/**
 * `POST /pages/act`: a button of a card was pressed. The browser is sent on to the answer, which it may load again. A button that asks
 * first comes as `ask` where no script has asked.
 */
export async function act({ ctx, parts, visitor }: Visit): Promise<void> {
  const question = asked(ctx.request.body, ctx.path);
  if (question !== null) return askFirst({ ctx, visitor }, question);
  const { wire, form } = readForm(ctx.request.body);
  const reply = await press({ ctx, parts, visitor }, wire, form);
  ctx.status = 303;
  ctx.redirect(`/pages/answers/${await keepAnswer(parts, visitor, reply)}`);
}

/** Presses a button for whoever is signed on; also how a page reads what a card would show. */
export function press(
  { parts, visitor: { sender } }: Visit,
  wire: string,
  form: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const at = parts.deps.now();
  const key = `page:${parts.deps.uuid()}`;
  return parts.receive({ kind: 'action', key, sender, place: null, at, onPage: true, wire, form, messageId: null });
}

/** `GET /pages/answers/:key` */
export async function answer({ ctx, parts, visitor }: Visit): Promise<void> {
  const answered = await keptAnswer(parts, visitor, String(ctx.params['key']));
  if (answered === null) return ctx.redirect('/pages/');
  showPage(ctx, visitor, {
    title: answered.card?.header.title ?? '办理结果',
    main: renderCard(visitor, answered),
  });
}
