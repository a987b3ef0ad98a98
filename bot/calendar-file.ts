import { readFile } from 'node:fs/promises';
import { makeCalendar, type WorkCalendar } from '../workflow/time/calendar.js';
import { parseOverlay } from '../workflow/time/overlay.js';
import { PUBLISHED } from '../workflow/time/published.js';
import { StartRefused } from './start-refused.js';

/**
 * The working-day calendar: the published notices, and the operator's overlay where a file is named.
 *
 * @throws StartRefused when the file cannot be read or is wrong, with every fault
 */
export async function readCalendar(file: string | null): Promise<WorkCalendar> {
  if (file === null) return makeCalendar(PUBLISHED, []);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new StartRefused(`CALENDAR_FILE 指向的文件 ${file} 打不开，请检查路径与权限，或留空。`);
  const overlay = parseOverlay(text);
  if (!overlay.ok) {
    throw new StartRefused([`日历文件 ${file} 有 ${overlay.faults.length} 处问题：`, ...overlay.faults].join('\n  '));
  }
  return makeCalendar(PUBLISHED, overlay.days);
}
