import { afterEach, describe, expect, it } from 'vitest';
import { makeReception, type Reception } from '../../../bot/compose/receiver.js';
import { makeMetrics } from '../../../bot/metrics.js';
import { notice } from '../../../cards/notice.js';
import type { InboundOf } from '../../../handlers/inbound.js';
import { world, type World } from '../../support/world.js';

let w: World;
afterEach(() => w.close());

const reception = (): Reception =>
  makeReception(w.app.deps, w.app.dispatcher, makeMetrics(), {
    elapsed: () => 0,
    begin: () => Promise.resolve(),
    actsPerMinute: 0,
  });
const card = (title: string) => notice.render({ ...(notice.examples['typical'] ?? Object.values(notice.examples)[0]!), title });

function pressedBy(openId: string, messageId: string | null): InboundOf<'action'> {
  const sender = { platform: 'lark', appId: 'cli_5a4db0c5e8f1d2a7', userId: openId };
  return {
    kind: 'action',
    key: 'late',
    sender,
    place: null,
    at: w.clock.now(),
    wire: 'x',
    form: {},
    messageId,
    cardMessageId: null,
  };
}

describe('a click whose answer came too late', () => {
  it('changes the card that was pressed', async () => {
    w = await world();
    const li = w.as('李明');
    await li.say('帮助');
    const { messageId } = li.lastCard();
    await reception().onLate(pressedBy(li.openId, messageId), { card: card('办好了') });
    await w.settle();
    expect(li.card(messageId).text()).toContain('办好了');
    expect(li.cards()).toHaveLength(1);
  });

  it('is answered with a new card when the old one is not known, and with a line when there is none', async () => {
    w = await world();
    const li = w.as('李明');
    await reception().onLate(pressedBy(li.openId, 'om_unknown'), { card: card('办好了') });
    await reception().onLate(pressedBy(li.openId, null), { toast: { tone: 'success', text: '已通过' } });
    await reception().onLate(pressedBy(li.openId, null), {});
    await w.settle();
    expect(li.lastCard().text()).toContain('办好了');
    expect([li.cards().length, li.texts()]).toEqual([1, ['已通过']]);
  });
});
