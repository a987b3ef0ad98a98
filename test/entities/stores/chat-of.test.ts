import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../entities/tx.js';
import { databases, useDatabase } from '../../support/database.js';
import { aMessage, NOON } from '../rows.js';

const APP = { platform: 'im', appId: 'app' };

describe.each(databases())('the chat in which an account reads, on $name', (kind) => {
  const place = useDatabase(kind);
  let people = 0;

  /** Somebody with an account, and a card of his in a chat, as an answer to what he wrote there. */
  async function answered(tx: Tx, chatId: string | null) {
    const userId = `u_chat_${(people += 1)}`;
    const staffId = await tx.staff.insert({
      policyId: 'alpha',
      unitId: 1,
      name: userId,
      mobile: null,
      roles: ['经办人'],
      active: true,
    });
    await tx.staff.link(staffId, 'im', 'app', userId);
    const shown = { platform: 'im', card: 'home', projectId: null, taskId: null, meetingId: null, messageId: null } as const;
    const card = (chat: string | null) => tx.cardMessages.insert({ ...shown, staffId, chatId: chat, state: 'live', at: NOON });
    await card(chatId);
    return { userId, staffId, card };
  }

  it('is known where he was answered, the latest first, and nowhere else', async () => {
    await place.db.tx(async (tx) => {
      const [one, other] = [await answered(tx, 'oc_old'), await answered(tx, null)];
      await one.card('oc_new');
      await one.card(null);
      expect(await tx.outbox.chatOf(APP, one.userId)).toBe('oc_new');
      expect(await tx.outbox.chatOf({ platform: 'other', appId: 'app' }, one.userId)).toBeNull();
      expect(await tx.outbox.chatOf({ platform: 'im', appId: 'another' }, one.userId)).toBeNull();
      expect(await tx.outbox.chatOf(APP, other.userId)).toBeNull();
      expect(await tx.outbox.chatOf(APP, 'nobody')).toBeNull();
    });
  });

  it('is where what was sent to him arrived, whatever was answered since', async () => {
    await place.db.tx(async (tx) => {
      const { userId, card } = await answered(tx, 'oc_answers');
      const cardMessageId = await card('oc_arrived');
      await card('oc_answers');
      const id = await tx.outbox.enqueue(aMessage({ platform: 'im', toType: 'user', toId: userId, cardMessageId }));
      expect(await tx.outbox.chatOf(APP, userId)).toBe('oc_answers');
      await tx.outbox.claim([id ?? 0], 'one', NOON + 1, NOON);
      await tx.outbox.sent(id ?? 0, 'one', 'om_1', NOON);
      expect(await tx.outbox.chatOf(APP, userId)).toBe('oc_arrived');
    });
  });

  it('is no group in which he was answered', async () => {
    await place.db.tx(async (tx) => {
      const { userId, card } = await answered(tx, 'oc_private');
      await tx.groups.upsert({
        platform: 'im',
        chatId: 'oc_group',
        name: '群',
        policyId: null,
        unitId: null,
        reminders: [],
        hour: 9,
        state: 'active',
      });
      await card('oc_group');
      expect(await tx.outbox.chatOf(APP, userId)).toBe('oc_private');
    });
  });

  it('is not told of whoever has two accounts there: either may have written', async () => {
    await place.db.tx(async (tx) => {
      const { userId, staffId } = await answered(tx, 'oc_of_which');
      await tx.staff.link(staffId, 'im', 'app', `${userId}_second`);
      expect(await tx.outbox.chatOf(APP, userId)).toBeNull();
    });
  });
});
