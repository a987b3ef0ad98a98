import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Parts } from '../compose/parts.js';
import type { Env } from '../env/env.js';
import type { StaffFault } from '../staff/file.js';
import { CliRefused, type Io } from './io.js';
import type { MaskOptions } from './staff-mask.js';
import type { TransferOptions } from './staff-transfer.js';

/** `staff import`, `staff transfer`, `staff rename-unit`, `staff mask`. */
export function staffVerbs(program: Command, io: Io): void {
  const staff = program.command('staff').description('单位与人员');
  staff
    .command('transfer <人员>')
    .description('离职或转岗：把他手里的事一次移交给接手人；默认只预览。人员写手机号或姓名')
    .requiredOption('--to <人员>', '交给谁')
    .requiredOption('--kind <离职|转岗>', '为什么交接')
    .requiredOption('--by <人员>', '由谁办理：管理员，或该单位的分管负责人')
    .option('--policy <办法>', '几个地区有同名的人时，指定办法')
    .option('--keep-roles', '不把他的角色一并交给接手人')
    .option('--reason <说明>', '写进办理经过')
    .option('--confirm', '确认移交')
    .option('--json', '以 JSON 输出')
    .action(async (who: string, options: TransferOptions) => {
      const { transferStaff } = await import('./staff-transfer.js');
      await transferStaff(io, who, options);
    });
  staff
    .command('rename-unit <原名称> <新名称>')
    .description('单位更名：人员、项目和群照旧；名册先按新名称导入了也可以')
    .option('--policy <办法>', '几个地区有同名的单位时，指定办法')
    .action(async (from: string, to: string, { policy }: { policy?: string }) => {
      const { renameUnit } = await import('./rename-unit.js');
      await renameUnit(io, from, to, policy);
    });
  staff
    .command('mask')
    .description('脱敏：离开已久的人员，姓名、手机号、账号换成固定代号；默认只预演')
    .option('--days <天数>', '离开满多少天，默认按 MASK_AFTER_DAYS')
    .option('--confirm', '确认脱敏，不能恢复')
    .option('--json', '以 JSON 输出')
    .action(async (options: MaskOptions) => {
      const { maskStaff } = await import('./staff-mask.js');
      await maskStaff(io, options);
    });
  staff
    .command('import <文件>')
    .description('导入人员名册（.csv 或 .xlsx）；有一行有错就一行也不导入')
    .option('--complete', '名册是全量：同一地区不在名册中的人员视为已离开')
    .option('--confirm', '与 --complete 同用：确认离开的人比名册里的还多')
    .action((path: string, options: ImportOptions) => importFile(io, path, options));
}

interface ImportOptions {
  readonly complete?: boolean;
  readonly confirm?: boolean;
}

async function importFile(io: Io, path: string, { complete = false, confirm = false }: ImportOptions): Promise<void> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new CliRefused(`打不开文件 ${path}，请检查路径。`);
  const [{ withParts }, { appsOf }, { parseStaffFile }, { importAll }] = await Promise.all([
    import('./open.js'),
    import('../compose/app-on-platform.js'),
    import('../staff/file.js'),
    import('./staff-gone.js'),
  ]);
  const register = async ({ deps, transports }: Parts, env: Env): Promise<void> => {
    const { rows, faults } = await parseStaffFile(bytes, new Set(deps.policies.ids()));
    if (faults.length > 0) throw new CliRefused(faultMessage(path, faults));
    if (rows.length === 0) throw new CliRefused(`${path} 中没有人员，请从第二行起每行填写一人。`);
    const { added, changed, left, notes, holding } = await importAll(deps, transports, rows, {
      apps: appsOf(env),
      complete,
      confirmed: confirm,
    });
    const same = rows.length - added - changed;
    io.out(`已导入 ${rows.length} 人：新增 ${added}，更新 ${changed}，未变 ${same}${complete ? `，离开 ${left}` : ''}。`);
    for (const line of [...notes, ...holding]) io.out(line);
  };
  await withParts(io, register, { begins: true });
}

function faultMessage(path: string, faults: readonly StaffFault[]): string {
  const lines = faults.map(({ line, says }) => (line === null ? `  ${says}` : `  第 ${line} 行：${says}`));
  return [`${path} 有 ${faults.length} 处问题，没有导入任何人员：`, ...lines].join('\n');
}
