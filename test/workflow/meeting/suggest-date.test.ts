import { describe, expect, it } from 'vitest';
import { suggestDate } from '../../../workflow/meeting/suggest-date.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { PUBLISHED } from '../../../workflow/time/published.js';

const calendar = makeCalendar(PUBLISHED, []);
const suggest = (lastOn: string | null, today: string, everyDays: number | undefined = 14) =>
  suggestDate({ everyDays, lastOn }, today, calendar);

describe('the suggested date of a meeting', () => {
  it('is two weeks after the last', () => {
    expect(suggest('2026-09-07', '2026-09-10')).toEqual({ on: '2026-09-21', why: '上次会议在9月7日（周一），一般两周一次' });
  });

  it('moves past holidays to the next working day, and says so', () => {
    expect(suggest('2026-09-17', '2026-09-18')).toEqual({
      on: '2026-10-08',
      why: '上次会议在9月17日（周四），一般两周一次；10月1日（周四）是国庆节，顺延到下一个工作日',
    });
  });

  it('takes a make-up day for the working day that it is', () => {
    expect(suggest('2026-09-06', '2026-09-10')?.on).toBe('2026-09-20');
  });

  it('is the next working day once the two weeks are over', () => {
    expect(suggest('2026-08-03', '2026-09-12')).toEqual({
      on: '2026-09-14',
      why: '上次会议在8月3日（周一），一般两周一次；间隔已过，安排在最近的工作日',
    });
    expect(suggest('2026-09-07', '2026-09-21')?.on).toBe('2026-09-21');
  });

  it('is none without a last meeting, or without a rhythm', () => {
    expect(suggest(null, '2026-09-10')).toBeNull();
    expect(suggestDate({ everyDays: undefined, lastOn: '2026-09-07' }, '2026-09-10', calendar)).toBeNull();
  });
});
