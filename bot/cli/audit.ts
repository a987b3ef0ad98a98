import type { Command } from 'commander';
import { CliRefused, type Io } from './io.js';

const WHY = { order: '序号不连续', link: '与上一条对不上', content: '内容被改动', cut: '末尾缺少记录' } as const;

/** `audit verify`. */
export function auditVerbs(program: Command, io: Io): void {
  program
    .command('audit')
    .description('审计记录')
    .command('verify')
    .description('核对全部审计记录是否完整、未被改动')
    .option('--json', '以 JSON 输出')
    .action(({ json = false }: { json?: boolean }) => verify(io, json));
}

async function verify(io: Io, json: boolean): Promise<void> {
  const [{ verifyAudit }, { withParts }] = await Promise.all([
    import('../../entities/audit/verify-audit.js'),
    import('./open.js'),
  ]);
  const verdict = await withParts(io, ({ deps }) => verifyAudit(deps.db), { reads: true });
  const { ok, checked, firstBroken } = verdict;
  if (json) io.out(JSON.stringify(verdict, null, 2));
  else if (ok) io.out(`已核对 ${checked} 条审计记录，完整无误。`);
  if (firstBroken === null) return;
  const { subject, seq, why } = firstBroken;
  const where = `${subject} 第 ${seq} 条${WHY[why]}`;
  throw new CliRefused(json ? '' : `审计记录不完整：${where}（此前 ${checked} 条无误）。请保留现场并联系管理员。`);
}
