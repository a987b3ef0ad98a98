import { z } from 'zod';
import { type CivilDate, isCivilDate } from './civil.js';

/** One day that the operator sets: a new year's notice that came before the package, or a day of the office's own. */
export interface OverlayDay {
  readonly date: CivilDate;
  readonly workday: boolean;
  readonly name: string;
}

export type ParsedOverlay =
  { readonly ok: true; readonly days: readonly OverlayDay[] } | { readonly ok: false; readonly faults: readonly string[] };

const Day = z.strictObject(
  {
    date: z.string('缺少 date（日期）').refine(isCivilDate, '日期不存在，应写成 2027-02-06 这样的真实日期'),
    workday: z.boolean('workday 应为 true（上班）或 false（放假）'),
    name: z.string('缺少 name（名称）').trim().min(1, '名称不能为空').max(20, '名称不超过 20 个字'),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? '只能有 date、workday、name 三项' : '应为 {date, workday, name}') },
);

/** Reads the overlay file `[{date, workday, name}]`. Every fault is named at once, in Chinese, with the entry's number. */
export function parseOverlay(text: string): ParsedOverlay {
  const raw = parseJson(text);
  if (!Array.isArray(raw)) {
    return { ok: false, faults: ['日历文件应为 JSON 数组：[{"date":"2027-02-06","workday":false,"name":"春节"}]'] };
  }
  const faults: string[] = [];
  const days = new Map<CivilDate, OverlayDay>();
  raw.forEach((entry: unknown, at) => {
    const parsed = Day.safeParse(entry);
    const where = `第 ${String(at + 1)} 条`;
    if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${where}：${issue.message}`));
    else if (days.has(parsed.data.date)) faults.push(`${where}：日期 ${parsed.data.date} 重复`);
    else days.set(parsed.data.date, parsed.data);
  });
  return faults.length === 0 ? { ok: true, days: [...days.values()] } : { ok: false, faults };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
