import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, json } from './kit.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('calendar show', () => {
  it('lists every day of a year for other programs', async () => {
    const days = (await json(['calendar', 'show', '2026'])) as { date: string; workday: boolean; name: string }[];
    expect(days).toHaveLength(365);
    expect(days.slice(0, 4)).toEqual([
      { date: '2026-01-01', workday: false, name: '元旦' },
      { date: '2026-01-02', workday: false, name: '元旦' },
      { date: '2026-01-03', workday: false, name: '元旦' },
      { date: '2026-01-04', workday: true, name: '调休上班' },
    ]);
    expect(days.at(-1)?.date).toBe('2026-12-31');
  });

  it('tells a person the named days, and that an unpublished year is estimated', async () => {
    const { out } = await cli(['calendar', 'show', '2026']);
    expect(out).toMatch(/^2026 年：工作日 248 天\n1月1日（周四） 放假（元旦）/);
    expect((await cli(['calendar', 'show', '2031'])).out).toContain('暂估');
  });

  it('takes the operator’s own days', async () => {
    const file = join(folder, 'days.json');
    await writeFile(file, JSON.stringify([{ date: '2026-09-18', workday: false, name: '局庆' }]));
    expect((await cli(['calendar', 'show', '2026'], { CALENDAR_FILE: file })).out).toContain('9月18日（周五） 放假（局庆）');
    await writeFile(file, JSON.stringify([{ date: '2031-02-05', workday: false, name: '春节' }]));
    const half = await cli(['calendar', 'show', '2031'], { CALENDAR_FILE: file });
    expect(half.out).toContain('（只列了一部分，暂估：1月1日和10月1日都列为放假，才算已公布）');
    await writeFile(file, '[{"date":"2026-02-30","workday":false,"name":"x"}]');
    expect(await cli(['calendar', 'show', '2026'], { CALENDAR_FILE: file })).toMatchObject({
      code: 1,
      err: expect.stringContaining('第 1 条') as unknown,
    });
  });

  it('knows wrong use from what is not there', async () => {
    expect((await cli(['calendar', 'show', '26'])).code).toBe(2);
    expect((await cli(['calendar', 'show'])).code).toBe(2);
    expect((await cli(['calendar', 'show', '1999'])).code).toBe(1);
  });
});

describe('calendar count', () => {
  it('says when, whether it is certain, and why each day counts', async () => {
    expect(await json(['calendar', 'count', '2026-02-10', '5wd'])).toMatchObject({ due: '2026-02-24', certain: true });
    expect(await json(['calendar', 'count', '2026-09-18', '2wd'])).toEqual({
      due: '2026-09-21',
      certain: true,
      days: [
        { date: '2026-09-18', counted: false, why: '起算日' },
        { date: '2026-09-19', counted: false, why: '周末' },
        { date: '2026-09-20', counted: true, why: '调休上班' },
        { date: '2026-09-21', counted: true, why: '工作日' },
      ],
    });
    const dues = [];
    for (const span of ['5wd', '30d', '3m', '1y']) {
      dues.push(((await json(['calendar', 'count', '2026-09-24', span])) as { due: string }).due);
    }
    expect(dues).toEqual(['2026-10-09', '2026-10-26', '2026-12-24', '2027-09-24']);
  });

  it('tells a person the same in words', async () => {
    const { code, out } = await cli(['calendar', 'count', '2026-09-18', '5wd']);
    expect([code, out.split('\n')[0]]).toEqual([0, '2026年9月18日（周五）起 5 个工作日：2026年9月24日（周四）']);
    expect(out).toContain('9月20日（周日） 计（调休上班）');
  });

  it.each([
    ['2026-02-30', '5wd'],
    ['18.9.2026', '5wd'],
    ['2026-09-18', '5'],
    ['2026-09-18', '0wd'],
    ['2026-09-18', '-5wd'],
    ['2026-09-18', '1.5wd'],
    ['2026-09-18', '5 wd'],
  ])('calls %s %s a wrong use', async (date, span) => {
    const { code, err, out } = await cli(['calendar', 'count', '--', date, span]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/应写成/);
  });

  it('refuses what lies beyond the calendar', async () => {
    expect((await cli(['calendar', 'count', '2026-09-18', '90y'])).code).toBe(1);
    expect((await cli(['calendar', 'count', '1990-01-01', '5wd'])).code).toBe(1);
  });
});
