import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../../support/database.js';
import { ABLE, fakePlatform, makeProcess, row, summaries, write } from '../kit.js';

describe.each(databases())('a process that is told to stop, on $name', (kind) => {
  const place = useDatabase(kind);

  it('finishes what is on its way, and what it holds beside is another’s at once', async () => {
    const platform = Object.assign(fakePlatform(), { can: { ...ABLE, oneAtATime: true } });
    let arrives = (): void => undefined;
    platform.answer = ({ kind: what }) => {
      if (what !== 'send' || platform.calls.length !== 2) return;
      return new Promise((resolve) => (arrives = resolve));
    };
    const ids: number[] = [];
    for (const text of ['一', '二', '三', '四', '五']) ids.push(await write(place.db, { toId: `u${text}`, payload: { text } }));
    const one = makeProcess(place.db, platform, { owner: 'one' });
    const sending = one.dispatcher.drain();
    await expect.poll(() => platform.calls.length).toBe(2);
    const stopped = one.dispatcher.stop();
    arrives();
    await Promise.all([stopped, sending]);
    expect(summaries(platform.calls)).toEqual(['一', '二']);
    const left = await Promise.all(ids.slice(2).map((id) => row(place.db, id)));
    expect(left.map(({ state, attempts, owner }) => [state, attempts, owner])).toEqual([
      ['pending', 0, null],
      ['pending', 0, null],
      ['pending', 0, null],
    ]);
    const other = makeProcess(place.db, platform, { owner: 'other' });
    await other.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['一', '二', '三', '四', '五']);
  });
});
