import { randomUUID } from 'node:crypto';
import { marks } from '../sql/condition.js';
import { listOf, type NewMessage, type OutboxPayloads, type OutboxTopic } from '../outbox-payload.js';
import type { Outbox } from '../outbox.entity.js';
import type { Session } from '../sql/session.js';
import type { Table } from '../sql/table.js';
import { containing } from './like.js';

/** When a message that failed is tried again, or that it is given up. */
export type Verdict = { readonly nextAt: number } | { readonly dead: true };

/** Begins the key of a message whose file was made for it alone, and is not needed once it has left. */
export const MADE = 'made:';

/**
 * What became of a newer payload: it goes out and none before it did (`unseen`); it goes out, but an older one was tried and may have arrived
 * (`inDoubt`); or the message is being sent or has left, and nothing was replaced (`left`).
 */
export type Replaced = 'unseen' | 'inDoubt' | 'left';

/** A send of a card that has not arrived, as far as is known: it waits, is on its way, or was given up (`dead`) and may be tried again. */
export type Unsent = Pick<Outbox, 'id' | 'state' | 'nextAt'>;

/** An account's id is valid within it only. */
interface App {
  readonly platform: string;
  readonly appId: string;
}

const WAITING = ['pending', 'sending'] as const;
/** Not a change that waits until its card has a message: where its card is counted, it would be counted twice, and else nobody has to do anything about it. */
const GOES = `(t.\`topic\` <> 'patch'
  OR NOT EXISTS (SELECT 1 FROM \`card_message\` c WHERE c.\`id\` = t.\`cardMessageId\` AND c.\`messageId\` IS NULL))`;
const ERROR_LENGTH = 500;

/** While a row is being sent its `nextAt` is the end of the lease, so that one index finds all that is due. */
export class OutboxStore {
  constructor(
    private readonly rows: Table<Outbox>,
    private readonly session: Session,
  ) {}

  get(id: number): Promise<Outbox | null> {
    return this.rows.get(id);
  }

  /** Returns the new id, or null when a message with this key was enqueued before. */
  enqueue({ at, notBefore = at, payload, ...row }: NewMessage): Promise<number | null> {
    return this.rows.insertIfAbsent({
      uuid: randomUUID(),
      payload: JSON.stringify(payload),
      state: 'pending',
      attempts: 0,
      nextAt: notBefore,
      createdAt: at,
      ...row,
    });
  }

  /** What may be claimed, of one platform or of all: pending and due, or left behind by a process that died. Oldest first. */
  due(now: number, limit: number, platform: string | null = null): Promise<Outbox[]> {
    const of = platform === null ? '' : 'AND `platform` = ?';
    return this.rows.select(
      `WHERE \`state\` IN ('pending', 'sending') AND \`nextAt\` <= ? ${of} ORDER BY \`nextAt\`, \`id\` LIMIT ?`,
      [now, ...(platform === null ? [] : [platform]), limit],
    );
  }

  /** Takes what is still free of `ids`. An owner is one worker that claims one batch after another. */
  async claim(ids: readonly number[], owner: string, leaseUntil: number, now: number): Promise<Outbox[]> {
    if (ids.length === 0) return [];
    const { affected } = await this.session.run(
      `UPDATE \`outbox\` SET \`state\` = 'sending', \`owner\` = ?, \`leaseUntil\` = ?, \`nextAt\` = ?, \`attempts\` = \`attempts\` + 1
       WHERE \`id\` IN (${marks(ids.length)}) AND \`state\` IN ('pending', 'sending') AND \`nextAt\` <= ?`,
      [owner, leaseUntil, leaseUntil, ...ids, now],
    );
    if (affected === 0) return [];
    return this.rows.list({ id: ids, owner, state: 'sending', leaseUntil }, { order: '`id`' });
  }

  /** Sets free what was claimed and not tried: it counts as if it had not been claimed. */
  async giveBack(ids: readonly number[], owner: string, now: number): Promise<void> {
    if (ids.length === 0) return;
    await this.session.run(
      `UPDATE \`outbox\` SET \`state\` = 'pending', \`owner\` = NULL, \`leaseUntil\` = NULL, \`nextAt\` = ?, \`attempts\` = \`attempts\` - 1
       WHERE \`id\` IN (${marks(ids.length)}) AND \`owner\` = ? AND \`state\` = 'sending'`,
      [now, ...ids, owner],
    );
  }

  /** False when the lease was lost to another worker. */
  async sent(id: number, owner: string, messageId: string | null, at: number): Promise<boolean> {
    const patch = { state: 'sent', messageId, sentAt: at, owner: null, leaseUntil: null } as const;
    return (await this.rows.update({ id, owner, state: 'sending' }, patch)) === 1;
  }

  /** False when the lease was lost to another worker. */
  async failed(id: number, owner: string, verdict: Verdict, code: string, error: string): Promise<boolean> {
    const next = 'dead' in verdict ? ({ state: 'dead' } as const) : ({ state: 'pending', nextAt: verdict.nextAt } as const);
    const patch = {
      ...next,
      lastCode: code.slice(0, 40),
      lastError: error.slice(0, ERROR_LENGTH),
      owner: null,
      leaseUntil: null,
    };
    return (await this.rows.update({ id, owner, state: 'sending' }, patch)) === 1;
  }

  /** The sends of these cards into which a newer state goes, and for which what changes the card waits; by card. */
  async unsentOf(cardMessageIds: readonly number[]): Promise<ReadonlyMap<number | null, Unsent>> {
    if (cardMessageIds.length === 0) return new Map();
    // The state is looked at here: named in the statement it leads to an index over all that waits.
    const rows = await this.rows.pick(
      ['id', 'cardMessageId', 'topic', 'state', 'nextAt'],
      `WHERE t.\`cardMessageId\` IN (${marks(cardMessageIds.length)}) ORDER BY t.\`id\``,
      cardMessageIds,
    );
    const unsent = rows.filter(({ topic, state }) => topic === 'send' && state !== 'sent' && state !== 'superseded');
    return new Map(unsent.map((row) => [row.cardMessageId, row]));
  }

  /** The newest state of a card wins: older patches that wait are dropped. Returns how many. */
  async supersedeOlderPatches(cardMessageId: number, keepId: number): Promise<number> {
    const { affected } = await this.session.run(
      "UPDATE `outbox` SET `state` = 'superseded' WHERE `cardMessageId` = ? AND `topic` = 'patch' AND `state` = 'pending' AND `id` < ?",
      [cardMessageId, keepId],
    );
    return affected;
  }

  /** What waits to change a card. */
  async waitingPatches(cardMessageId: number): Promise<number[]> {
    // Its state is looked at here: see `unsentOf`.
    const rows = await this.rows.pick(['id', 'topic', 'state'], 'WHERE t.`cardMessageId` = ?', [cardMessageId]);
    return rows.filter(({ topic, state }) => topic === 'patch' && state === 'pending').map(({ id }) => id);
  }

  /** Drops of these changes what still waits. Not all that waits then: another process may have written what nobody here has seen. */
  async supersedePatches(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.rows.update({ id: ids, topic: 'patch', state: 'pending' }, { state: 'superseded' });
  }

  /** Lets what waits to change a card wait until then. */
  async schedulePatches(cardMessageId: number, at: number): Promise<void> {
    await this.rows.update({ cardMessageId, topic: 'patch', state: 'pending' }, { nextAt: at });
  }

  /** Whether a newer state of the card has left or is about to. */
  async outdated(cardMessageId: number, id: number): Promise<boolean> {
    const newer = await this.rows.select(
      "WHERE `cardMessageId` = ? AND `topic` = 'patch' AND `state` IN ('pending', 'sending', 'sent') AND `id` > ? LIMIT 1",
      [cardMessageId, id],
    );
    return newer.length > 0;
  }

  /** What the platform's list was and is to show of a card, oldest first. */
  entriesOf(cardMessageId: number): Promise<Outbox[]> {
    return this.rows.select("WHERE t.`cardMessageId` = ? AND t.`topic` = 'entry' ORDER BY t.`id`", [cardMessageId]);
  }

  /** Lets a message wait for another that comes before it; not where it was told since it was read that it has to wait no longer. */
  async putOff({ id, nextAt }: Pick<Outbox, 'id' | 'nextAt'>, until: number): Promise<void> {
    await this.rows.update({ id, state: 'pending', nextAt }, { nextAt: until });
  }

  /** Which of these messages of the platform are known to be one of ours. */
  async known(messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (messageIds.length === 0) return new Set();
    const rows = await this.rows.list({ messageId: messageIds });
    return new Set(rows.flatMap(({ messageId }) => messageId ?? []));
  }

  /** The private chat in which an account reads: where what was sent to it arrived, else where it was answered; null while neither is known. */
  async chatOf({ platform, appId }: App, userId: string): Promise<string | null> {
    // Not by its state, which leads to an index over all that was ever sent.
    const arrived = await this.session.select(
      `SELECT c.\`chatId\` FROM \`outbox\` o JOIN \`card_message\` c ON c.\`id\` = o.\`cardMessageId\`
       WHERE o.\`platform\` = ? AND o.\`toType\` = 'user' AND o.\`toId\` = ? AND o.\`sentAt\` IS NOT NULL AND c.\`chatId\` IS NOT NULL LIMIT 1`,
      [platform, userId],
    );
    return chatIn(arrived) ?? (await this.chatOfAnswers(platform, appId, userId));
  }

  /** Answers go to the chat that was written in, which may be a group; of whoever has several accounts here it is not known whose chat it is. */
  private async chatOfAnswers(platform: string, appId: string, userId: string): Promise<string | null> {
    const answered = await this.session.select(
      `SELECT c.\`chatId\` FROM \`identity\` i JOIN \`card_message\` c ON c.\`staffId\` = i.\`staffId\` AND c.\`platform\` = i.\`platform\`
       WHERE i.\`platform\` = ? AND i.\`appId\` = ? AND i.\`userId\` = ? AND c.\`chatId\` IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM \`identity\` o WHERE o.\`staffId\` = i.\`staffId\` AND o.\`platform\` = i.\`platform\` AND o.\`id\` <> i.\`id\`)
       AND NOT EXISTS (SELECT 1 FROM \`group_chat\` g WHERE g.\`platform\` = c.\`platform\` AND g.\`chatId\` = c.\`chatId\`)
       ORDER BY c.\`id\` DESC LIMIT 1`,
      [platform, appId, userId],
    );
    return chatIn(answered);
  }

  /** Drops a message that nobody needs any more. With `owner` only while that worker holds it. */
  async supersede(id: number, owner?: string): Promise<boolean> {
    const where = owner === undefined ? { id, state: WAITING } : { id, owner, state: 'sending' as const };
    return (await this.rows.update(where, { state: 'superseded', owner: null, leaseUntil: null })) === 1;
  }

  /**
   * Drops a change of a card that never had a message; not of one that has: another process may have noted it after the card was read
   * here, and what waits would else be lost.
   */
  async supersedeWithoutMessage(id: number, cardMessageId: number): Promise<boolean> {
    const { affected } = await this.session.run(
      `UPDATE \`outbox\` SET \`state\` = 'superseded' WHERE \`id\` = ? AND \`state\` = 'pending'
       AND NOT EXISTS (SELECT 1 FROM \`card_message\` c WHERE c.\`id\` = ? AND c.\`messageId\` IS NOT NULL)`,
      [id, cardMessageId],
    );
    return affected === 1;
  }

  /** Drops what waits to be sent to an account, and nothing that is on its way. */
  async dropTo(platform: string, userId: string): Promise<void> {
    // The state is looked at here: see `unsentOf`.
    const of = "WHERE t.`platform` = ? AND t.`toType` = 'user' AND t.`toId` = ?";
    const rows = await this.rows.pick(['id', 'topic', 'state'], of, [platform, userId]);
    const waiting = rows.filter(({ topic, state }) => topic === 'send' && state === 'pending').map(({ id }) => id);
    if (waiting.length > 0) await this.rows.update({ id: waiting, state: 'pending' }, { state: 'superseded' });
  }

  /** Takes back a message that waits and was never tried. False when somebody sends it by now, or has tried to. */
  async takeBack(id: number): Promise<boolean> {
    return (await this.rows.update({ id, state: 'pending', attempts: 0 }, { state: 'superseded' })) === 1;
  }

  /** Puts a newer payload in the place of what waits or was given up. */
  async replacePayload(id: number, payload: OutboxPayloads[OutboxTopic]): Promise<Replaced> {
    const patch = { payload: JSON.stringify(payload) };
    if ((await this.rows.update({ id, state: 'pending', attempts: 0 }, patch)) === 1) return 'unseen';
    return (await this.rows.update({ id, state: ['pending', 'dead'] }, patch)) === 1 ? 'inDoubt' : 'left';
  }

  /** Given up, newest first. */
  dead(limit = 100): Promise<Outbox[]> {
    return this.rows.list({ state: 'dead' }, { order: '`id` DESC', limit });
  }

  /**
   * An administrator tries a dead message again; what waits to change a card comes up behind it. Its tries are counted anew, but one that
   * was tried stays so: it may have arrived. False when it is not dead (any more).
   */
  async revive(id: number, at: number): Promise<boolean> {
    const { affected } = await this.session.run(
      "UPDATE `outbox` SET `state` = 'pending', `nextAt` = ?, `attempts` = CASE WHEN `attempts` = 0 THEN 0 ELSE 1 END WHERE `id` = ? AND `state` = 'dead'",
      [at, id],
    );
    if (affected === 0) return false;
    const row = await this.rows.get(id);
    if (row?.topic === 'send' && row.cardMessageId !== null) await this.schedulePatches(row.cardMessageId, at);
    return true;
  }

  /** What was due before an instant on none of these platforms and could have been sent, older first; those behind the row `after`. */
  waitingElsewhere(
    platforms: readonly string[],
    before: number,
    { after, limit }: { after: number; limit: number },
  ): Promise<Outbox[]> {
    return this.rows.select(
      `WHERE t.\`state\` = 'pending' AND t.\`platform\` NOT IN (${marks(platforms.length)}) AND t.\`nextAt\` <= ? AND t.\`id\` > ? AND ${GOES} ORDER BY t.\`id\` LIMIT ?`,
      [...platforms, before, after, limit],
    );
  }

  /** How many wait for these platforms, wait for others, and were given up. */
  async counts(platforms: readonly string[]): Promise<{ pending: number; elsewhere: number; dead: number }> {
    const rows = await this.session.select(
      `SELECT t.\`state\`, t.\`platform\`, COUNT(*) AS \`count\` FROM \`outbox\` t
       WHERE t.\`state\` IN ('pending', 'sending', 'dead') AND ${GOES} GROUP BY t.\`state\`, t.\`platform\``,
      [],
    );
    const counts = { pending: 0, elsewhere: 0, dead: 0 };
    for (const { state, platform, count } of rows) {
      const runs = platforms.includes(String(platform));
      counts[state === 'dead' ? 'dead' : runs ? 'pending' : 'elsewhere'] += Number(count);
    }
    return counts;
  }

  /** Ends a message that waits. False when it does not (any more). */
  async giveUp(id: number, code: string, error: string): Promise<boolean> {
    const patch = { state: 'dead', lastCode: code.slice(0, 40), lastError: error.slice(0, ERROR_LENGTH) } as const;
    return (await this.rows.update({ id, state: 'pending' }, patch)) === 1;
  }

  /** Milliseconds since the message that waits longest became due, of these platforms or of all; null when none is due. */
  async oldestPendingAge(now: number, platforms: readonly string[] | null = null): Promise<number | null> {
    if (platforms?.length === 0) return null;
    const of = platforms === null ? '' : `AND t.\`platform\` IN (${marks(platforms.length)})`;
    const [oldest] = await this.rows.select(
      `WHERE t.\`state\` IN ('pending', 'sending') AND t.\`nextAt\` <= ? ${of} AND ${GOES} ORDER BY t.\`nextAt\` LIMIT 1`,
      [now, ...(platforms ?? [])],
    );
    return oldest === undefined ? null : now - oldest.nextAt;
  }

  /** Messages with a file that was made for them alone (their key begins with `MADE`) and left before an instant. */
  madeBefore(before: number, limit = 200): Promise<Outbox[]> {
    return this.rows.select(
      "WHERE t.`key` LIKE ? ESCAPE '!' AND t.`state` IN ('sent', 'superseded') AND t.`createdAt` < ? ORDER BY t.`id` LIMIT ?",
      [`${MADE}%`, before, limit],
    );
  }

  /** Whether a message that has not left yet carries this file. */
  async waitsWith(sha256: string): Promise<boolean> {
    const waiting = await this.rows.select(
      "WHERE t.`state` IN ('pending', 'sending', 'dead') AND t.`payload` LIKE ? ESCAPE '!' LIMIT 1",
      [containing(sha256)],
    );
    return waiting.length > 0;
  }

  /**
   * Forgets all that was ever to be sent to an account, with what was to change it there. A row with a file that was made for it alone stays, without saying to whom, until
   * the file is gone too.
   */
  async forgetTo(platform: string, userId: string): Promise<void> {
    const sends = await this.rows.pick(
      ['cardMessageId'],
      "WHERE t.`platform` = ? AND t.`toType` = 'user' AND t.`toId` = ? AND t.`topic` = 'send' AND t.`cardMessageId` IS NOT NULL",
      [platform, userId],
    );
    const cards = sends.flatMap(({ cardMessageId }) => cardMessageId ?? []);
    if (cards.length > 0) await this.rows.remove({ cardMessageId: cards, topic: 'patch' });
    await this.session.run(
      "UPDATE `outbox` SET `toId` = '', `state` = 'superseded', `owner` = NULL, `leaseUntil` = NULL WHERE `platform` = ? AND `toType` = 'user' AND `toId` = ? AND `key` LIKE ? ESCAPE '!'",
      [platform, userId, `${MADE}%`],
    );
    await this.rows.remove({ platform: [platform, listOf(platform)], toType: 'user', toId: userId });
  }

  /** Forgets one message that left. */
  forget(id: number): Promise<number> {
    return this.rows.remove({ id, state: ['sent', 'superseded'] });
  }

  /** Forgets messages that left, or were superseded, before an instant; returns how many. */
  async purge(before: number): Promise<number> {
    return (await this.session.run("DELETE FROM `outbox` WHERE `state` IN ('sent', 'superseded') AND `createdAt` < ?", [before]))
      .affected;
  }
}

function chatIn([row]: readonly Readonly<Record<string, unknown>>[]): string | null {
  const chatId = row?.['chatId'];
  return typeof chatId === 'string' ? chatId : null;
}
