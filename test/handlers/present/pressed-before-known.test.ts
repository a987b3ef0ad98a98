import { afterEach, beforeEach, expect, it } from 'vitest';
import { declaredWorld, OFFICE, OTHER_OFFICE } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import type { World } from '../../support/world.js';

/** 智慧急救 waits for the office: task 2. */
const TASK = 2;
let w: World;
beforeEach(async () => {
  w = await declaredWorld();
});
afterEach(() => w.close());

it('a card that is pressed before it is known by which message it went out changes later like any other', async () => {
  await w.as(OFFICE).say('待办');
  const list = w.as(OFFICE).lastCard({});
  const row = await w.db.tx((tx) => tx.cardMessages.byMessage(list.messageId));
  if (row === null) throw new Error('the list is not known');
  await w.db.tx((tx) => tx.cardMessages.update(row.id, { messageId: null }));

  await w.as(OFFICE).press('去办理', list);
  // Whoever sent it comes back and says so.
  await w.db.tx((tx) => tx.cardMessages.update(row.id, { messageId: list.messageId }));
  const shown = await w.db.tx((tx) => tx.cardMessages.byMessage(list.messageId));
  expect(shown).toMatchObject({ card: 'task', taskId: TASK, staffId: (await w.staff(OFFICE)).id, state: 'live' });

  await decide(w, OTHER_OFFICE, '合格');
  const after = w
    .as(OFFICE)
    .cards({})
    .find(({ messageId }) => messageId === list.messageId);
  expect(after?.text()).toContain('合格');
  expect(after?.buttons()).not.toContain('合格');
});
