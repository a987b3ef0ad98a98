import { afterEach, describe, expect, it } from 'vitest';
import { stopsBetween } from '../../../bot/compose/time-travel.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { formatInstant } from '../../../workflow/time/civil.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { runningDeadline } from '../../jobs/reminders/kit.js';
import { world, type World } from '../../support/world.js';

const calendar = makeCalendar(PUBLISHED, []);
const at = (text: string) => Date.parse(`2026-${text}+08:00`);
const stops = (from: string, to: string) => stopsBetween(at(from), at(to), calendar).map(formatInstant);

describe('the stops on the way', () => {
  it('are the digests of each working day, the evening of each day off, and the end', () => {
    expect(stops('09-24T16:30', '09-28T09:30')).toEqual([
      '9月24日 17:07',
      '9月24日 17:27',
      '9月25日 17:27',
      '9月26日 17:27',
      '9月27日 17:27',
      '9月28日 08:37',
      '9月28日 09:07',
      '9月28日 09:30',
    ]);
    expect(stops('09-25T08:00', '09-26T23:00')).toEqual(['9月25日 17:27', '9月26日 17:27', '9月26日 23:00']);
    expect(stops('09-20T08:37', '09-20T09:07')).toEqual(['9月20日 09:07']);
    expect(stops('09-18T10:00', '09-18T10:00')).toEqual(['9月18日 10:00']);
  });

  it('are the end of each working day on a long way, and closer together in its last week', () => {
    const long = stops('06-01T09:00', '09-28T09:30');
    expect(long.slice(0, 2)).toEqual(['6月1日 17:27', '6月2日 17:27']);
    expect(long.filter((stop) => stop.startsWith('9月18日'))).toEqual(['9月18日 17:27']);
    expect(long.filter((stop) => stop.startsWith('9月22日'))).toHaveLength(11);
  });
});

describe('the clock of the page', () => {
  let w: World;
  afterEach(() => w.close());
  const move = async (to: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-sandbox-page': '1' };
    const answer = await fetch(`${w.address}/sandbox/api/clock`, { method: 'POST', headers, body: JSON.stringify({ to }) });
    return {
      status: answer.status,
      body: (await answer.json()) as { now: number; notices: { chat: string; preview: string; at: number }[] },
    };
  };

  it('stands still once the process ends, and what is under way where it stands is done before', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    const walk = w.clock.to('2026-10-16T10:00+08:00');
    await w.close();
    const stoppedAt = w.clock.now();
    expect(stoppedAt).toBeLessThan(at('10-16T10:00'));
    await walk;
    expect(w.clock.now()).toBe(stoppedAt);
    expect(w.faults()).toEqual([]);
    w = await world();
  });

  it('lets reminders, digests and escalations arrive as they would, and says what came', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    await runningDeadline(w);
    const told = new Set(['何静', '卫健局项目推进群']);
    const day = async () =>
      (await move('workday')).body.notices
        .filter(({ chat }) => told.has(chat))
        .map(({ chat, at: when }) => `${formatInstant(when)} ${chat}`);
    // The Sunday and the Monday, both worked.
    expect([await day(), await day()]).toEqual([[], []]);
    expect(await day()).toEqual(['9月22日 08:37 何静']);
    expect(await day()).toEqual(['9月22日 09:07 卫健局项目推进群', '9月23日 08:37 何静']);
  });

  it('goes over many days in one move, each reminder at its own time', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    await runningDeadline(w);
    const { status, body } = await move(at('09-30T18:00'));
    expect(status).toBe(200);
    expect(body.now).toBe(at('09-30T18:00'));
    const said = body.notices.map(({ chat, at: when }) => `${formatInstant(when)} ${chat}`);
    expect(said.filter((line) => line.endsWith(' 何静'))).toHaveLength(6);
    expect(said.filter((line) => line.endsWith(' 吕卫国'))).toHaveLength(3);
    expect(said.filter((line) => line.endsWith(' 卫健局项目推进群'))).toHaveLength(6);
    expect(said.filter((line) => line.endsWith(' 孔亮'))).toEqual(['9月30日 08:37 孔亮']);
    expect((await move(at('09-18T10:00'))).status).toBe(409);
  });
});
