import { describe, expect, it } from 'vitest';
import type { GroupChat } from '../../entities/group-chat.entity.js';
import type { Tx } from '../../entities/tx.js';
import type { Scope } from '../../handlers/context.js';
import { botRemoved } from '../../handlers/events/index.js';
import type { InboundOf } from '../../handlers/inbound.js';
import { databases, useDatabase } from '../support/database.js';

const LEFT = { sender: { platform: 'im' }, place: { type: 'group', chatId: 'oc_1' } } as unknown as InboundOf<'botRemoved'>;

// Units of SQLite come one after the other: only where they run side by side can somebody be faster.
describe.each(databases().filter(({ name }) => name === 'MariaDB'))('the bot is taken out of a group on $name', (kind) => {
  const place = useDatabase(kind);

  it('while somebody changes what the group is told: it hears nothing more, and his settings are kept', async () => {
    await place.db.tx((tx) =>
      tx.groups.upsert({
        platform: 'im',
        chatId: 'oc_1',
        name: '一群',
        reminders: ['deadlines'],
        hour: 9,
        state: 'active',
        policyId: null,
        unitId: null,
      }),
    );
    let read: GroupChat | null = null;
    const before = await place.db.tx((tx) => tx.groups.get('im', 'oc_1'));
    await place.db.tx((tx) => tx.groups.update(before?.id ?? 0, before?.version ?? 0, { hour: 14 }));
    await place.db.tx(async (tx) => {
      // The first time it has read the group as it was before.
      const get = async (platform: string, chatId: string) => (read === null ? (read = before) : tx.groups.get(platform, chatId));
      const groups = { get, update: tx.groups.update.bind(tx.groups) };
      await botRemoved({ tx: { groups } as unknown as Tx } as Scope, LEFT);
    });
    expect(await place.db.tx((tx) => tx.groups.get('im', 'oc_1'))).toMatchObject({ state: 'removed', hour: 14 });
  });
});
