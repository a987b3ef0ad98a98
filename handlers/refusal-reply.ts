import { parseAction } from '../cards/kit/action.js';
import { withButton } from '../cards/kit/build.js';
import type { Staff } from '../entities/staff.entity.js';
import { adminSentence, type Refusal, refusalSentence, refuse } from '../workflow/refusals.js';
import type { Acting, Context, Deps, Scope } from './context.js';
import { mayView } from './core/rights/authorise.js';
import { loadMeeting } from './core/meetings/meeting.js';
import { sightOf } from './core/meetings/rights.js';
import { standsFor } from './core/people/deputies.js';
import { whoDidIt } from './core/tasks/who-did-it.js';
import { post, tell } from './core/tell/tell.js';
import { letterboxOfPlace } from './core/tell/letterbox.js';
import { offering } from './core/tell/page-offer.js';
import type { Inbound } from './inbound.js';
import { placed } from './placed.js';
import { noticeCard, refusedCard } from './present/notice.js';
import { presentCard } from './present/present-card.js';
import { refusalWhy } from './present/refusal-why.js';
import type { Reply } from './reply.js';
import { scopeOf } from './scope.js';

/**
 * Answers a refusal after its transaction was undone: the sentence, and for a click the present state of what was
 * clicked. Codes that concern an administrator are told to one.
 */
export async function answerRefusal(deps: Deps, came: Inbound, refusal: Refusal): Promise<Reply> {
  return deps.db.tx(async (tx): Promise<Reply> => {
    const inbound = await placed(tx, came);
    return offering(deps, inbound, await refused(scopeOf(deps, tx), inbound, refusal));
  });
}

async function refused(scope: Scope, inbound: Inbound, refusal: Refusal): Promise<Reply> {
  const { tx } = scope;
  if (inbound.kind !== 'action' && !(await tx.inbox.insertIfAbsent(inbound.key, scope.now))) return {};
  const actor = await tx.staff.identity(inbound.sender.platform, inbound.sender.appId, inbound.sender.userId);
  const acting: Acting | null = actor === null ? null : { standsFor: await standsFor(scope, actor), ...scope, actor };
  const hidden = acting === null ? null : await hiddenFrom(acting, inbound);
  const told = hidden ?? (await withWhoDidIt(scope, inbound, refusal));
  const sentence = refusalSentence(told);
  const why = hidden !== null ? null : refusalWhy(inbound.kind === 'action' ? parseAction(inbound.wire) : null, refusal);
  await tellAdmins(scope, refusal, inbound.sender.userId);
  if (inbound.kind === 'action') {
    const context: Context | null = acting === null ? null : { ...acting, sender: inbound.sender, place: inbound.place, inbound };
    const toast = { tone: 'warning', text: sentence } as const;
    if (context === null) return { toast };
    const card = await presentCard(context, inbound.wire, sentence);
    return card === null ? { toast: { ...toast, text: refusalSentence(unshown(told)) } } : { toast, card: withButton(card, why) };
  }
  if (inbound.onPage) {
    const toast = { tone: 'warning', text: sentence } as const;
    return { toast, card: withButton(refusedCard(told), why) };
  }
  if (waitsForAnswer(inbound)) {
    const letterbox = letterboxOfPlace(inbound.sender, inbound.place, actor?.id ?? null);
    await post(
      scope,
      letterbox,
      withButton(refusedCard(told), why),
      { card: 'notice' },
      { key: `answer:${saidOf(scope, inbound)}` },
    );
  }
  return {};
}

/** Where no card takes the pressed one's place, none may be promised. */
function unshown(told: Refusal): Refusal {
  return told.code === 'STALE_CARD' ? refuse('CARD_GONE') : told;
}

/** Logs what nobody expected under a number that the person can quote; his message may be delivered again. */
export async function reportFault(deps: Deps, inbound: Inbound, error: unknown): Promise<Reply> {
  const id = deps.uuid().slice(0, 8);
  const refusal = refuse('INTERNAL', { id });
  deps.log.error({ err: error, fault: id, kind: inbound.kind }, 'a message could not be handled');
  try {
    await deps.db.tx((tx) => tellAdmins(scopeOf(deps, tx), refusal, inbound.sender.userId));
  } catch (silent) {
    deps.log.error({ err: silent, fault: id }, 'no administrator could be told of a fault');
  }
  if (inbound.kind !== 'action' && !inbound.onPage) throw error;
  return { toast: { tone: 'error', text: refusalSentence(refusal) } };
}

/** Of a meeting or project that one may not look at no refusal tells anything: neither that it is there, nor its name, nor who decided what. */
async function hiddenFrom(scope: Acting, inbound: Inbound): Promise<Refusal | null> {
  const action = inbound.kind === 'action' ? parseAction(inbound.wire) : null;
  if (action === null) return null;
  if ('meeting' in action && !(await seesMeeting(scope, scope.actor, action.meeting))) return refuse('MEETING_NOT_FOUND');
  const task = 'task' in action && typeof action.task === 'number' ? await scope.tx.tasks.get(action.task) : null;
  const id = task?.projectId ?? ('project' in action ? action.project : null);
  const project = id === null ? null : await scope.tx.projects.get(id);
  if (project === null || (await mayView(scope, scope.actor, project))) return null;
  return refuse('PROJECT_HIDDEN');
}

async function seesMeeting(scope: Scope, actor: Staff, id: number): Promise<boolean> {
  return (await scope.tx.meetings.get(id)) !== null && sightOf(actor, await loadMeeting(scope, id)) !== 'nothing';
}

/** A lost race names the winner. */
async function withWhoDidIt(scope: Scope, inbound: Inbound, refusal: Refusal): Promise<Refusal> {
  const action = inbound.kind === 'action' ? parseAction(inbound.wire) : null;
  if (action === null || !('task' in action) || typeof action.task !== 'number') return refusal;
  return whoDidIt(scope, action.task, refusal);
}

/** Once a day for each person who was refused: someone who tries again and again is one matter. */
async function tellAdmins(scope: Scope, refusal: Refusal, account: string): Promise<void> {
  const sentence = adminSentence({ ...refusal, data: { account, ...refusal.data } });
  if (sentence === null) return;
  const card = noticeCard({ tone: 'warn', title: '需要管理员处理', lines: [sentence] });
  const key = `admin:${refusal.code}:${account}:${scope.today}`;
  await tell(scope, await scope.tx.staff.admins(), { card: 'notice' }, () => card, key);
}

/** What is answered once: opening the chat again says nothing new on the same day. */
function saidOf({ today }: Scope, { kind, key, sender: { platform, userId } }: Inbound): string {
  return kind === 'entered' ? `entered:${platform}:${userId}:${today}` : key;
}

/** Events without a person waiting stay silent; chatter in a group that was not meant for the bot too. */
function waitsForAnswer(inbound: Inbound): boolean {
  if (inbound.kind === 'text') return inbound.place?.type !== 'group' || inbound.mentioned;
  return inbound.kind === 'file' || inbound.kind === 'menu' || inbound.kind === 'entered';
}
