import { describe, expect, it } from 'vitest';
import { TransportError } from '../../handlers/transport.js';
import { databases, useDatabase } from '../support/database.js';
import { ABLE, fakePlatform, type FakePlatform, makeProcess, NOW, type Process, row, summaries, write } from './kit.js';

/** A platform of its own name, that takes one message after the other. */
function oneAtATime(): FakePlatform {
  return Object.assign(fakePlatform(), { platform: 'slow', can: { ...ABLE, oneAtATime: true } });
}

function both(process: Process, other: FakePlatform): Process {
  (process.deps.transports as Map<string, FakePlatform>).set(other.platform, other);
  return process;
}

describe.each(databases())('the dispatcher on two platforms, on $name', (kind) => {
  const place = useDatabase(kind);
  const send = (platform: string, toId: string, text: string) =>
    place.db.tx(async (tx) => {
      const row = { topic: 'send', platform, toType: 'user', toId, payload: { text }, at: NOW } as const;
      return (await tx.outbox.enqueue(row)) ?? 0;
    });

  it('does not let one that hangs hold up the other', async () => {
    const [quick, slow] = [fakePlatform(), oneAtATime()];
    let release = (): void => undefined;
    slow.answer = () => new Promise((resolve) => (release = resolve));
    const process = both(makeProcess(place.db, quick), slow);
    await send('slow', 'u1', 'waits');
    const draining = process.dispatcher.drain();
    await expect.poll(() => slow.calls.length).toBe(1);
    const id = await write(place.db, { toId: 'u1', payload: { text: 'quick' } });
    process.dispatcher.wake();
    await expect.poll(async () => (await row(place.db, id)).state).toBe('sent');
    release();
    await draining;
  });

  it('sends one after the other where the platform wants it, over two processes', async () => {
    const [one, two] = [oneAtATime(), oneAtATime()];
    let [under, most] = [0, 0];
    const answer = async (): Promise<void> => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under -= 1;
    };
    one.answer = two.answer = answer;
    const processes = [makeProcess(place.db, one), makeProcess(place.db, two, { owner: 'two' })];
    for (let n = 0; n < 12; n += 1) await send('slow', `u${String(n)}`, `n${String(n)}`);
    for (let round = 0; round < 20; round += 1) await Promise.all(processes.map(({ dispatcher }) => dispatcher.drain()));
    expect([...summaries(one.calls), ...summaries(two.calls)].sort()).toEqual(
      Array.from({ length: 12 }, (_, n) => `n${String(n)}`).sort(),
    );
    expect(most).toBe(1);
  });

  it('keeps what is put off for as long as it is asked to', async () => {
    const slow = oneAtATime();
    slow.answer = () => {
      throw new TransportError('retry', 'budget', 'tomorrow', 86_400_000);
    };
    const process = makeProcess(place.db, slow);
    const id = await send('slow', 'u1', 'later');
    await process.dispatcher.drain();
    expect(await row(place.db, id)).toMatchObject({ state: 'pending', nextAt: NOW + 86_400_000 });
  });
});
