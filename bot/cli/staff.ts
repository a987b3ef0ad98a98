import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { StaffFault } from '../staff-file.js';
import { CliRefused, type Io } from './io.js';

/** `staff import`. */
export function staffVerbs(program: Command, io: Io): void {
  program
    .command('staff')
    .description('单位与人员')
    .command('import <文件>')
    .description('导入人员名册（.csv 或 .xlsx）；有一行有错就一行也不导入')
    .option('--complete', '名册是全量：同一地区不在名册中的人员视为已离开')
    .action((path: string, { complete = false }: { complete?: boolean }) => importFile(io, path, complete));
}

async function importFile(io: Io, path: string, complete: boolean): Promise<void> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new CliRefused(`打不开文件 ${path}，请检查路径。`);
  const [{ withParts }, { appsOf }, { parseStaffFile }, { importStaff }] = await Promise.all([
    import('./open.js'),
    import('../compose/app-on-platform.js'),
    import('../staff-file.js'),
    import('../staff-import.js'),
  ]);
  await withParts(io, async ({ deps }, env) => {
    const { rows, faults } = await parseStaffFile(bytes, new Set(deps.policies.ids()));
    if (faults.length > 0) throw new CliRefused(faultMessage(path, faults));
    if (rows.length === 0) throw new CliRefused(`${path} 中没有人员，请从第二行起每行填写一人。`);
    const options = { apps: appsOf(env), complete, at: io.clock.now() };
    const { added, changed, left } = await deps.db.tx((tx) => importStaff(tx, rows, options));
    const same = rows.length - added - changed;
    io.out(`已导入 ${rows.length} 人：新增 ${added}，更新 ${changed}，未变 ${same}${complete ? `，离开 ${left}` : ''}。`);
  });
}

function faultMessage(path: string, faults: readonly StaffFault[]): string {
  const lines = faults.map(({ line, says }) => (line === null ? `  ${says}` : `  第 ${line} 行：${says}`));
  return [`${path} 有 ${faults.length} 处问题，没有导入任何人员：`, ...lines].join('\n');
}
