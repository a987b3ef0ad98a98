import { describe, expect, it } from 'vitest';
import { deputyFault, periodText, type Standing } from '../../workflow/deputy.js';

const names = ['', '孔亮', '曹颖', '姜山'];
const ask = (given: Partial<Standing>, standing: readonly Standing[] = []) =>
  deputyFault({ staffId: 1, deputyId: 2, from: '2026-09-21', until: '2026-09-25', ...given }, standing, {
    today: '2026-09-18',
    nameOf: (id) => names[id] ?? '',
  });
const stands = (staffId: number, deputyId: number, from = '2026-09-25', until = '2026-09-30') => ({
  staffId,
  deputyId,
  from,
  until,
});

describe('a deputy', () => {
  it('stands in from today on, for a year at most', () => {
    expect(ask({})).toBeNull();
    expect(ask({ from: '2026-09-18', until: '2026-09-18' })).toBeNull();
    expect(ask({ from: '2026-09-17' })).toMatchObject({ about: 'from' });
    expect(ask({ until: '2026-09-20' })?.says).toContain('不能早于开始日期');
    expect(ask({ until: '2027-10-01' })?.says).toContain('最多请一年');
  });

  it('is one at a time, to the day', () => {
    expect(ask({}, [stands(1, 3)])?.says).toBe('9月25日（周五）至9月30日（周三）已请姜山代理，请先结束那一次，或换日期');
    expect(ask({ until: '2026-09-24' }, [stands(1, 3)])).toBeNull();
    expect(ask({}, [stands(3, 2)])).toBeNull();
  });

  it('makes no chain in either direction', () => {
    expect(ask({}, [stands(3, 1)])?.says).toContain('您在代理姜山');
    expect(ask({}, [stands(2, 3)])).toEqual({ about: 'person', says: '曹颖9月25日（周五）至9月30日（周三）也不在，请换一位' });
    expect(ask({}, [stands(2, 3, '2026-10-08', '2026-10-09')])).toBeNull();
  });

  it('is said with its days', () => {
    expect(periodText({ from: '2026-09-21', until: '2026-09-21' })).toBe('9月21日（周一）');
  });
});
