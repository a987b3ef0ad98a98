import { encodeAction } from '../../cards/kit/action.js';
import { muted } from '../../cards/kit/build.js';
import { COMMANDS } from '../../cards/kit/commands.js';
import type { Block, Card } from '../../cards/kit/tree.js';
import { buttonsOf } from '../../cards/kit/walk.js';
import type { Command } from '../../handlers/commands/command.js';
import { readAs } from '../../handlers/read-as.js';
import { batchReading } from '../../handlers/reading/batch.js';
import { sayable } from '../../handlers/reading/sayable.js';
import { Refused } from '../../workflow/refusals.js';
import { civilDate, formatInstant, instantOf } from '../../workflow/time/civil.js';
import { renderCard } from '../render/card.js';
import { showPage } from '../render/page.js';
import { renderView } from '../render/view.js';
import type { Answered, Visit } from '../visit.js';
import { press } from './act.js';
import { askFirst, asked } from './ask-first.js';
import { keepAnswer } from './kept-answers.js';
import { parseAnswer } from './parse-answer.js';
import { readForm } from '../request/read-form.js';

const PREFIX = 'chat:';
const KEPT = 50;
const LONGEST = 1000;
const ACT = '/pages/chat/act';

/** `GET /pages/chat`: today's conversation, the newest at the end. */
export async function chat(visit: Visit): Promise<void> {
  const { ctx, parts, visitor } = visit;
  const talk = await redrawn(visit, await talkOf(visit));
  const exchanges = talk.map(({ key, said, card, toast, files = [], at }, index) => {
    const isLast = index === talk.length - 1;
    const shown = card === undefined || isLast ? card : withoutForm(card);
    const answer = renderCard(visitor, { ...(shown ? { card: shown } : {}), ...(toast ? { toast } : {}) }, ACT);
    return { said: said ?? '', at: formatInstant(at), answer: `${answer}${renderView('files', { key, files })}`, last: isLast };
  });
  const offered = await readAs(parts.deps, visitor.sender, sayable);
  const begun = offered.find(({ id, example }) => example !== undefined && id === ctx.query['write']);
  const main = renderView('chat', {
    csrf: visitor.csrf,
    exchanges,
    chips: chipsOf(offered),
    begun: begun === undefined ? null : { words: `${begun.words[0]} `, example: `${begun.words[0]} ${begun.example ?? ''}` },
  });
  showPage(ctx, visitor, {
    title: '对话',
    main,
    styles: ['reading', 'chat'],
    trail: [{ label: '首页', href: '/pages/' }],
    ...(runs(talk.at(-1), parts.deps.now()) ? { again: { after: 3, href: '/pages/chat#last' } } : {}),
  });
}

/** Whether the newest answer is a batch that has just begun; later the page no longer loads itself under the hands of whoever types. */
function runs(last: (Answered & { readonly at: number }) | undefined, now: number): boolean {
  return last?.card !== undefined && batchOf(last.card) !== null && now - last.at < 60_000;
}

/** `POST /pages/chat`: the same words as in a chat. */
export async function say(visit: Visit): Promise<void> {
  const { ctx, parts, visitor } = visit;
  const typed = readForm(ctx.request.body).form['say'];
  const text = typeof typed === 'string' ? typed.trim().slice(0, LONGEST) : '';
  if (text !== '') {
    const key = `page:${parts.deps.uuid()}`;
    const at = parts.deps.now();
    const inbound = {
      kind: 'text',
      key,
      sender: visitor.sender,
      place: null,
      at,
      onPage: true,
      messageId: key,
      text,
      mentioned: false,
    } as const;
    await keepAnswer(parts, visitor, { ...(await parts.receive(inbound)), said: text }, PREFIX);
  }
  leadToLast(visit);
}

/** `POST /pages/chat/act`: a button of a card in the conversation. */
export async function pressInChat(visit: Visit): Promise<void> {
  const question = asked(visit.ctx.request.body, ACT);
  if (question !== null) return askFirst(visit, question);
  const { wire, form } = readForm(visit.ctx.request.body);
  const label = (await talkOf(visit))
    .flatMap(({ card }) => (card === undefined ? [] : buttonsOf(card)))
    .findLast(({ action }) => encodeAction(action) === wire)?.label;
  const answered = await press(visit, wire, form);
  await keepAnswer(visit.parts, visit.visitor, { ...answered, said: label ?? '继续' }, PREFIX);
  leadToLast(visit);
}

function leadToLast({ ctx }: Visit): void {
  ctx.status = 303;
  ctx.redirect('/pages/chat#last');
}

async function talkOf({
  parts: { deps },
  visitor: { staff },
}: Visit): Promise<(Answered & { readonly key: string; readonly at: number })[]> {
  const since = instantOf(civilDate(deps.now()), '00:00');
  const rows = await deps.db.tx((tx) => tx.pageAnswers.since(staff.id, PREFIX, since, KEPT));
  return rows.map(({ key, payload, at }) => ({ ...parseAnswer(payload), key, at }));
}

/** Batches that ran when they were answered, as they stand now. */
async function redrawn({ parts: { deps }, visitor: { sender } }: Visit, talk: Awaited<ReturnType<typeof talkOf>>) {
  const drawn: typeof talk = [];
  for (const one of talk) {
    const batch = one.card === undefined ? null : batchOf(one.card);
    const now = batch === null ? null : await readAs(deps, sender, (context) => batchReading(context, batch)).catch(forgotten);
    drawn.push(now === null ? one : { ...one, card: now.card });
  }
  return drawn;
}

/** The batch whose progress a card shows; null for any other card. */
function batchOf(card: Card): number | null {
  const [stop] = buttonsOf(card).flatMap(({ action }) => (action.verb === 'batch.stop' ? [action.batch] : []));
  return stop ?? null;
}

function forgotten(error: unknown): null {
  if (error instanceof Refused) return null;
  throw error;
}

/** An answer that others followed: what it asked is answered in the newest. */
function withoutForm(card: Card): Card {
  const body = card.body.flatMap((block): Block[] =>
    block.kind === 'form' ? [muted('（填写的部分请在最新的一条里继续。）')] : [block],
  );
  return { ...card, body };
}

/** One press for commands that need no more words, the beginning of a sentence for the others. */
function chipsOf(
  commands: readonly Command[],
): { readonly label: string; readonly takes: string; readonly href: string | null }[] {
  const first = Object.values<string>(COMMANDS);
  const rank = (word: string): number => (first.includes(word) ? first.indexOf(word) : first.length);
  return commands
    .map(({ id, words: [label], takes, example }) => {
      return { label, takes, href: example === undefined ? null : `/pages/chat?write=${id}#say` };
    })
    .sort((a, b) => rank(a.label) - rank(b.label));
}
