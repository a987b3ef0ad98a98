import { copyProject, openSql, STRIDE } from './many.js';
import { press, type Wire } from './pushes.js';
import { makeTemplate } from './template.js';

/**
 * Fills an empty database with as many reviews as there will be presses. Returns the presses, each of which passes one review,
 * made as they are asked for: they carry the time.
 */
export async function prepareClicks(url: string, count: number): Promise<() => Wire[]> {
  const { openId, taskId } = await makeTemplate(url);
  const sql = await openSql(url);
  await copyProject(sql, { count });
  await sql.close();
  return () => Array.from({ length: count }, (_, no) => press(no, `task-decide.${taskId + (no + 1) * STRIDE}.1.pass`, openId));
}
