import type { CardMessage } from '../../entities/card-message.entity.js';
import { platformOf } from '../../entities/outbox-payload.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Tx } from '../../entities/tx.js';
import type { Deps } from '../../handlers/context.js';
import { isItsTurn } from './claim-entries.js';
import { followCard } from './follow-card.js';

/** Longer than the platform may take over the few messages that one claim holds for one target. */
export const LEASE_MS = 5 * 60_000;
const LOOKED_AT = 500;
const CLAIMED = 100;
/** What waits for a card that was given up is told when that is tried again. This is for whoever does not tell it: a release from before. */
const LOOK_AGAIN_MS = 24 * 3_600_000;
/** What one target may take in a second: the rest stays free, so that a busy chat holds nobody else up. */
const OF_ONE_TARGET = 5;

/** A claimed row, and for a patch the message that it changes. */
export interface Claimed {
  readonly row: Outbox;
  readonly messageId: string | null;
}

/** What was taken of what is due, and whether the platform's own list is to show something else by it. */
export interface Due {
  readonly claimed: readonly Claimed[];
  readonly isFollowed: boolean;
}

/**
 * Takes what is due on a platform, oldest first: of the patches of one card only the newest, and none before its card has been sent.
 *
 * @param owner - this process
 */
export async function claimDue(deps: Deps, owner: string, platform: string): Promise<Due> {
  const hasList = deps.transports.get(platform)?.can.taskList === true;
  return claiming(deps, owner, platform, async (tx, due, now) => {
    const messages = new Map<number, string>();
    const chosen: number[] = [];
    const perTarget = new Map<string, number>();
    let isFollowed = false;
    for (const row of await newestOnly(tx, due)) {
      if (chosen.length === CLAIMED) break;
      if (hasList && (await followCard(tx, row, now))) isFollowed = true;
      const messageId = row.topic === 'patch' ? await changes(tx, row, now) : null;
      if (row.topic === 'patch' && messageId === null) continue;
      const target = messageId ?? `${row.toType}:${row.toId}`;
      const already = perTarget.get(target) ?? 0;
      if (already === OF_ONE_TARGET) continue;
      perTarget.set(target, already + 1);
      chosen.push(row.id);
      if (messageId !== null) messages.set(row.id, messageId);
    }
    return { chosen, messages, isFollowed };
  });
}

/** The same of the entries of a platform's own list. @param lane - `listOf` the platform */
export async function claimEntries(deps: Deps, owner: string, lane: string): Promise<Due> {
  return claiming(deps, owner, lane, async (tx, due) => {
    const chosen: number[] = [];
    for (const row of due) {
      if (chosen.length === CLAIMED) break;
      if (await isItsTurn(tx, row)) chosen.push(row.id);
    }
    return { chosen, messages: new Map(), isFollowed: false };
  });
}

interface Choice extends Pick<Due, 'isFollowed'> {
  /** Rows that are to be taken. */
  readonly chosen: readonly number[];
  /** The messages that they change, by row. */
  readonly messages: ReadonlyMap<number, string>;
}

/** @param choose - says what is to be taken of what is due */
async function claiming(
  deps: Deps,
  owner: string,
  lane: string,
  choose: (tx: Tx, due: readonly Outbox[], now: number) => Promise<Choice>,
): Promise<Due> {
  return deps.db.tx(async (tx) => {
    const now = deps.now();
    const due = await tx.outbox.due(now, LOOKED_AT, lane);
    if (due.length === 0 || !(await mayTake(deps, tx, owner, lane))) return { claimed: [], isFollowed: false };
    const { chosen, messages, isFollowed } = await choose(tx, due, now);
    const claimed = await tx.outbox.claim(chosen, owner, now + LEASE_MS, now);
    // Nobody else is to wait for the turn of whoever takes nothing.
    if (claimed.length === 0 && isInOneLane(deps, lane)) await tx.leases.release(turnOf(lane), owner);
    return { claimed: claimed.map((row) => ({ row, messageId: messages.get(row.id) ?? null })), isFollowed };
  });
}

/** Whether one is taken after the other, whichever process does it: so it is on some platforms, and with every list. */
export function isInOneLane(deps: Deps, lane: string): boolean {
  return platformOf(lane).isList || deps.transports.get(lane)?.can.oneAtATime === true;
}

/** There only the process whose turn it is takes any. */
async function mayTake(deps: Deps, tx: Tx, owner: string, lane: string): Promise<boolean> {
  return !isInOneLane(deps, lane) || tx.leases.acquire(turnOf(lane), owner, deps.now(), LEASE_MS);
}

/** Gives the turn back, when nothing that was claimed is left. */
export async function endTurn(deps: Deps, owner: string, lane: string): Promise<void> {
  if (isInOneLane(deps, lane)) await deps.db.tx((tx) => tx.leases.release(turnOf(lane), owner));
}

function turnOf(lane: string): string {
  return `turn:${lane}`;
}

/** Of several states of one card only the newest is worth sending; one that a dead process left behind may be older still. */
async function newestOnly(tx: Tx, due: readonly Outbox[]): Promise<Outbox[]> {
  const newest = new Map<number, number>();
  for (const { id, topic, cardMessageId } of due) {
    if (topic === 'patch' && cardMessageId !== null) newest.set(cardMessageId, Math.max(id, newest.get(cardMessageId) ?? 0));
  }
  for (const [cardMessageId, id] of newest) await tx.outbox.supersedeOlderPatches(cardMessageId, id);
  const kept: Outbox[] = [];
  for (const row of due) {
    if (row.topic === 'patch' && row.cardMessageId !== null) {
      if (newest.get(row.cardMessageId) !== row.id) continue;
      if (await tx.outbox.outdated(row.cardMessageId, row.id)) {
        await tx.outbox.supersede(row.id);
        continue;
      }
    }
    kept.push(row);
  }
  return kept;
}

/**
 * The message that a patch changes; null while its card has none. It waits for that as long as its card may be sent: in doubt, and given up too. What
 * waits comes up again behind its card: through an outage it would else fill the list of what is due, and nothing else be looked at.
 */
async function changes(tx: Tx, row: Outbox, now: number): Promise<string | null> {
  const { id, cardMessageId, nextAt } = row;
  const card: CardMessage | null = cardMessageId === null ? null : await tx.cardMessages.get(cardMessageId);
  if (card === null) {
    await tx.outbox.supersede(id);
    return null;
  }
  if (card.messageId !== null) return card.messageId;
  const send = (await tx.outbox.unsentOf([card.id])).get(card.id);
  if (send === undefined) {
    await tx.outbox.supersedeWithoutMessage(id, card.id);
    return null;
  }
  const until = send.state === 'dead' ? now + LOOK_AGAIN_MS : send.nextAt;
  if (send.state !== 'sending' && until > nextAt) await tx.outbox.putOff(row, until);
  return null;
}
