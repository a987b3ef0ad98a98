import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { STILL_WORKING } from '../../../bot/lark/callback-answer.js';
import { Envelope } from '../../../bot/lark/envelope.js';
import { take } from '../../../bot/lark/take.js';
import { KEYS, NOW, press } from './door-kit.js';

test('work that fails before its answer has gone out does not bring the process down', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  const { answer, finish } = await take(Envelope.parse(press('task-show.12')), {
    appId: KEYS.appId,
    botOpenId: () => null,
    now: () => NOW,
    log: pino({ level: 'silent' }),
    receive: () => sleep(20).then(() => Promise.reject(new Error('away'))),
    onLate: () => Promise.resolve(),
    budgetMs: 5,
  });
  await sleep(40);
  process.off('unhandledRejection', note);
  expect(answer).toEqual(STILL_WORKING);
  expect(unhandled).toEqual([]);
  await expect(finish?.()).resolves.toBeUndefined();
});
