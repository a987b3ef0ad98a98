import type { Action } from '../../../cards/kit/action.js';
import type { Card } from '../../../cards/kit/tree.js';
import { formOf } from '../../../cards/kit/walk.js';
import type { CardMessage } from '../../../entities/card-message.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import type { Owed } from '../people/duty.js';
import type { Case } from '../case/project-case.js';
import { letterboxOf, type Letterbox, type Shows } from './letterbox.js';
import { linkFor, pageOf } from './page-of.js';
import { offeringTo } from './page-offer.js';
import { withDeputies } from '../people/deputies.js';

export interface Postage {
  /** Makes a second call with the same key do nothing. */
  readonly key?: string;
  /** Kept until then, epoch ms. */
  readonly notBefore?: number;
}

/** Puts a card into the outbox. */
export async function post(
  scope: Scope,
  letterbox: Letterbox,
  card: Card,
  shows: Shows,
  { key, notBefore }: Postage = {},
): Promise<void> {
  const { tx, now } = scope;
  const { platform, to, staffId } = letterbox;
  const cardMessageId = await tx.cardMessages.insert({
    platform,
    staffId,
    chatId: to.type === 'chat' ? to.id : null,
    card: shows.card,
    projectId: shows.projectId ?? null,
    taskId: shows.taskId ?? null,
    meetingId: shows.meetingId ?? null,
    entryId: shows.entryId ?? null,
    messageId: null,
    state: 'live',
    at: now,
  });
  const queued = await tx.outbox.enqueue({
    trace: scope.deps.trace,
    key: key ?? null,
    topic: 'send',
    platform,
    toType: to.type,
    toId: to.id,
    cardMessageId,
    payload: await cardPayload(scope, { chatId: to.type === 'chat' ? to.id : null, ...letterbox }, card, shows),
    at: now,
    notBefore: notBefore ?? now,
  });
  // Sent before under this key: no message will ever show this row's card, so nothing must try to change it.
  if (queued === null) await tx.cardMessages.update(cardMessageId, { state: 'closed' });
}

async function cardPayload(
  scope: Scope,
  to: Omit<Letterbox, 'to'> & { readonly chatId: string | null },
  card: Card,
  shows: Shows,
): Promise<{ readonly card: Card; readonly link?: string }> {
  const link = await linkFor(scope, to, pageOf(card, shows), formOf(card) !== null);
  const shown = await offeringTo(scope, to, to.chatId, card);
  return link === null ? { card: shown } : { card: shown, link };
}

/**
 * Puts a stored file into the outbox.
 *
 * @param page - where it can be had, for platforms that take no files
 */
export async function postFile(
  scope: Scope,
  letterbox: Letterbox,
  file: { sha256: string; name: string },
  key: string | null = null,
  page: Action = { verb: 'home.run', command: 'home' },
): Promise<void> {
  const { tx, now } = scope;
  const { platform, to } = letterbox;
  const link = await linkFor(scope, letterbox, page);
  await tx.outbox.enqueue({
    trace: scope.deps.trace,
    key,
    topic: 'send',
    platform,
    toType: to.type,
    toId: to.id,
    cardMessageId: null,
    payload: link === null ? { file } : { file, link },
    at: now,
  });
}

/** Tells each of these people once; `make` may show each his own view. Those without an account are skipped; with a `key` nobody is told the same twice. */
export async function tell(
  scope: Scope,
  people: readonly Staff[],
  shows: Shows,
  make: (person: Staff) => Card | Promise<Card>,
  key: string | null = null,
): Promise<void> {
  const told = new Map(people.map((person) => [person.id, person]));
  // One after the other, here and below: a deadlock undoes a unit at one write, and those under way beside it would stay.
  for (const person of told.values()) {
    const letterbox = await letterboxOf(scope, person);
    const postage = key === null ? {} : { key: `${key}:${String(person.id)}` };
    if (letterbox !== null) await post(scope, letterbox, await make(person), shows, postage);
  }
}

/**
 * The active people who hold a role of the project's policy, and whoever stands in for them. An applicant's notices go to
 * the project's own handler.
 */
export async function audience(scope: Scope, found: Pick<Case, 'policy' | 'project'>, roleId: string): Promise<Staff[]> {
  return withDeputies(scope, await inPerson(scope, found, roleId));
}

async function inPerson({ tx }: Scope, { policy, project }: Pick<Case, 'policy' | 'project'>, roleId: string): Promise<Staff[]> {
  const role = policy.roles[roleId];
  if (role === undefined) return [];
  const holders = await tx.staff.holding(project.policyId, role.holds, role.scope === 'unit' ? project.unitId : undefined);
  const own = holders.filter(({ id }) => id === project.handlerId);
  return role.holds === '经办人' && own.length > 0 ? own : holders;
}

/** The active people who are to do a task: whoever has it in hand, else all of its role, of the body that it is asked of. */
export async function doersOf(scope: Scope, found: Pick<Case, 'policy' | 'project' | 'held'>, task: Owed): Promise<Staff[]> {
  const holding = found.held.get(task.id);
  if (holding !== undefined) return [holding.person, ...holding.deputies];
  const people = await audience(scope, found, task.actor);
  return task.bodyUnitId === null ? people : people.filter(({ unitId }) => unitId === task.bodyUnitId);
}

/**
 * Changes cards that are out already. One that still waits in the outbox, or was given up, is changed there, and also where it may show once it
 * is found to have been sent before (ADR 0014); one that was pressed is left out, since its answer carries the new card.
 */
export async function redraw(
  scope: Scope,
  messages: readonly CardMessage[],
  make: (message: CardMessage) => Promise<Card>,
  pressed: string | null,
): Promise<void> {
  const { tx, now } = scope;
  const stale = messages.filter(({ messageId }) => pressed === null || messageId !== pressed);
  const unknown = stale.filter(({ messageId }) => messageId === null);
  const unsent = await tx.outbox.unsentOf(unknown.map(({ id }) => id));
  for (const message of stale) {
    const payload = await cardPayload(scope, message, await make(message), showsOf(message));
    const send = unsent.get(message.id);
    if (send !== undefined && (await tx.outbox.replacePayload(send.id, payload)) === 'unseen') continue;
    // Nor on a platform that was switched off: nothing would ever carry it.
    const can = scope.deps.transports.get(message.platform)?.can;
    if (can?.updateMessage !== true && can?.recall !== true) continue;
    const to = { toType: message.chatId === null ? 'user' : 'chat', toId: message.chatId ?? '' } as const;
    const { id: cardMessageId, platform } = message;
    const trace = scope.deps.trace;
    await tx.outbox.enqueue({ key: null, topic: 'patch', platform, ...to, cardMessageId, payload, at: now, trace });
  }
}

/** What a card that is out shows. */
export function showsOf({ card, projectId, taskId, meetingId, entryId }: CardMessage): Shows {
  return {
    card,
    ...(projectId === null ? {} : { projectId }),
    ...(taskId === null ? {} : { taskId }),
    ...(meetingId === null ? {} : { meetingId }),
    ...(entryId === null ? {} : { entryId }),
  };
}
