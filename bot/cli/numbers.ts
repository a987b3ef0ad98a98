import type { Command } from 'commander';
import type { Scope } from '../../handlers/context.js';
import { type Counter, countersOf } from '../../handlers/core/counters.js';
import type { Policy } from '../../policies/schema/index.js';
import { CliRefused, type Io, print, WrongUse } from './io.js';

/** A number longer than that is a slip of the hand. */
const MOST = 99_999;

/** `numbers show`, `numbers raise`. */
export function numberVerbs(program: Command, io: Io): void {
  const numbers = program.command('numbers').description('项目编号、文书编号和清单编号');
  numbers
    .command('show')
    .description('每种编号编到第几号，今年的和前后一年已经用过的')
    .option('--json', '以 JSON 输出')
    .action(({ json = false }: { json?: boolean }) => show(io, json));
  numbers
    .command('raise <编号> <已编到>')
    .description('启用前已用手工编过号，或恢复备份丢了后来的号：从下一个接着编。<编号> 照 numbers show 的第一栏写')
    .action((key: string, last: string) => raise(io, key, last));
}

async function show(io: Io, json: boolean): Promise<void> {
  const { withScope } = await import('./open.js');
  const lines = await withScope(io, async (scope) => {
    const all = counted(scope);
    const lasts = await scope.tx.sequence.lasts(all.map(({ key }) => key));
    const year = thisYear(scope);
    return all
      .map((one) => ({ ...one, last: lasts.get(one.key) ?? 0 }))
      .filter((one) => one.last > 0 || one.year === year)
      .map(({ policy, key, counter, year, last }) => ({
        policy: policy.id,
        jurisdiction: policy.jurisdiction,
        key,
        name: counter.name,
        last,
        next: counter.written(year, last + 1),
      }));
  });
  print(
    io,
    json,
    lines,
    lines.flatMap(({ jurisdiction, key, name, last, next }, at) => [
      ...(jurisdiction === lines[at - 1]?.jurisdiction ? [] : [jurisdiction]),
      `  ${key}　${name}：${last === 0 ? '没编过' : `编到第 ${String(last)} 号`}，下一个是 ${next}`,
    ]),
  );
}

async function raise(io: Io, key: string, given: string): Promise<void> {
  const last = Number(given);
  if (!/^\d{1,6}$/.test(given) || last < 1 || last > MOST) {
    throw new WrongUse(`已编到的号应为 1–${String(MOST)} 的整数，写的是“${given}”。`);
  }
  const [{ withParts }, { scopeOf }] = await Promise.all([import('./open.js'), import('../../handlers/scope.js')]);
  const advance = async (scope: Scope): Promise<Readonly<Record<'name' | 'now' | 'next', string>>> => {
    const found = counted(scope).find((one) => one.key === key);
    if (found === undefined) throw new CliRefused(`没有编号“${key}”。执行 numbers show，照第一栏写。`);
    const { policy, counter, year } = found;
    const from = await scope.tx.sequence.last(key);
    if (last <= from) {
      throw new CliRefused(`${counter.name}已编到 ${counter.written(year, from)}，只能往后调，没有改。`);
    }
    // Somebody takes a number at this moment: what was read is no longer so.
    if (!(await scope.tx.sequence.advance(key, from, last))) throw new CliRefused('刚才正好有人编号，没有改，请再执行一次。');
    const body = { policyId: policy.id, counter: key, from, to: last };
    await scope.tx.audit.append('numbers', { type: 'NUMBERS_RAISED', byId: null, body }, scope.now);
    return { name: counter.name, now: counter.written(year, last), next: counter.written(year, last + 1) };
  };
  const { name, now, next } = await withParts(io, ({ deps }) => deps.db.tx((tx) => advance(scopeOf(deps, tx))));
  io.out(`${name}已编到 ${now}，下一个是 ${next}。`);
}

interface Counted {
  readonly policy: Policy;
  readonly counter: Counter;
  readonly year: number;
  readonly key: string;
}

/** All counters of the years in which a number may be given: a register is made for the year before or after as well. */
function counted(scope: Scope): Counted[] {
  const { policies } = scope.deps;
  const current = policies.ids().flatMap((id) => policies.current(id, scope.today) ?? policies.current(id) ?? []);
  const year = thisYear(scope);
  return current.flatMap((policy) =>
    countersOf(policy).flatMap((counter) =>
      [year - 1, year, year + 1].map((year) => ({ policy, counter, year, key: counter.key(year) })),
    ),
  );
}

function thisYear({ today }: Scope): number {
  return Number(today.slice(0, 4));
}
