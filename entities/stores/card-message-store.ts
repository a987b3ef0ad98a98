import type { CardMessage } from '../card-message.entity.js';
import type { Patch } from '../sql/table.js';
import { RowStore } from './row-store.js';

export class CardMessageStore extends RowStore<CardMessage> {
  /** The live cards that show a task: all of them change when it ends. */
  ofTask(taskId: number): Promise<CardMessage[]> {
    return this.rows.list({ taskId, state: 'live' }, { order: '`id`' });
  }

  /** The cards that showed a task when it ended. */
  closedOfTask(taskId: number): Promise<CardMessage[]> {
    return this.rows.list({ taskId, state: 'closed' }, { order: '`id`' });
  }

  ofMeeting(meetingId: number): Promise<CardMessage[]> {
    return this.rows.list({ meetingId, state: 'live' }, { order: '`id`' });
  }

  /** The live cards that ask whether a point of the ledger counts. */
  ofEntry(entryId: number): Promise<CardMessage[]> {
    return this.rows.list({ entryId, state: 'live' }, { order: '`id`' });
  }

  /** The live cards of a kind and a platform that were sent to people before an instant, the oldest first. */
  async sentBefore(platform: string, card: string, before: number, limit: number): Promise<CardMessage[]> {
    return this.rows.select(
      'WHERE t.`state` = ? AND t.`card` = ? AND t.`at` < ? AND t.`platform` = ? AND t.`staffId` IS NOT NULL ORDER BY t.`at`, t.`id` LIMIT ?',
      ['live', card, before, platform, limit],
    );
  }

  /** Whether it is put away by this very call. */
  async putAway(id: number): Promise<boolean> {
    return (await this.rows.update({ id, state: 'live' }, { state: 'closed' })) === 1;
  }

  byMessage(messageId: string): Promise<CardMessage | null> {
    return this.rows.first({ messageId }, { order: '`id` DESC' });
  }

  /** False where it is known by then by which message the card went out. */
  async note(id: number, arrived: { readonly messageId: string; readonly chatId?: string }): Promise<boolean> {
    return (await this.rows.update({ id, messageId: null }, arrived)) === 1;
  }

  /** Nothing changes these any more. */
  async close(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.rows.update({ id: ids }, { state: 'closed' });
  }

  /** Forgets in which private chats a person's cards stand. */
  async forgetChats(staffId: number): Promise<void> {
    await this.rows.update({ staffId }, { chatId: null });
  }

  async update(id: number, patch: Patch<CardMessage>): Promise<boolean> {
    return (await this.rows.update({ id }, patch)) === 1;
  }
}
