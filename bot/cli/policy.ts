import type { Command } from 'commander';
import type { PolicyBook } from '../../policies/book.js';
import type { Policy } from '../../policies/schema/index.js';
import { periodText } from '../../workflow/describe/point.js';
import { missingDatabase } from '../missing-database.js';
import { loadAll, policyMessage } from '../policy-files.js';
import { CliRefused, type Io, print } from './io.js';
import type { MoveOptions } from './policy-move.js';
import type { ProjectMove } from './policy-moves.js';
import { readEnv } from './read-env.js';

interface Json {
  readonly json?: boolean;
}

/** `policy check`, `policy show`, `policy move`. */
export function policyVerbs(program: Command, io: Io): void {
  const policy = program.command('policy').description('办法');
  policy
    .command('check [目录]')
    .description('检查办法文件，一次列出全部问题；有新版本时，再看在办项目能不能迁移过去。默认检查 POLICIES_DIR')
    .option('--json', '以 JSON 输出')
    .action((dir: string | undefined, { json = false }: Json) => check(io, dir, json));
  policy
    .command('move [项目]')
    .description('把在办项目迁移到办法的另一个版本；默认只预演，列出变化')
    .requiredOption('--to <版本>', '迁移到哪个版本')
    .option('--all', '全部在办项目')
    .option('--policy <办法>', '与 --all 同用，指定办法')
    .option('--confirm', '确认迁移')
    .option('--by <人员>', '由谁决定，手机号或姓名')
    .option('--json', '以 JSON 输出')
    .action(async (query: string | undefined, options: MoveOptions) => {
      const { movePolicy } = await import('./policy-move.js');
      await movePolicy(io, query, options);
    });
  policy
    .command('show <编号>')
    .description('显示一个办法：环节、待办、时限与条款')
    .option('--json', '以 JSON 输出')
    .action(async (id: string, { json = false }: Json) => {
      const result = await loadAll(readEnv(io).policiesDir);
      if ('faults' in result) throw new CliRefused(policyMessage(result.faults));
      const found = result.book.current(id);
      if (found === undefined) throw new CliRefused(`没有办法“${id}”，现有：${result.book.ids().join('、')}。`);
      print(io, json, found, describe(found));
    });
}

async function check(io: Io, dir: string | undefined, json: boolean): Promise<void> {
  const result = await loadAll(dir ?? readEnv(io).policiesDir);
  if ('faults' in result) {
    if (json) io.out(JSON.stringify({ ok: false, faults: result.faults }, null, 2));
    throw new CliRefused(json ? '' : policyMessage(result.faults));
  }
  const all = result.book.all();
  const moves = await movesUnder(io, result.book);
  // A version that says what it takes over from must be able to.
  const broken = moves?.some(({ movable, promised }) => promised && !movable) ?? false;
  const policies = all.map(({ id, version, jurisdiction }) => ({ id, version, jurisdiction }));
  print(io, json, { ok: !broken, policies, moves: moves ?? [] }, [
    ...all.map((one) => `✓ ${one.id}@${one.version} ${one.jurisdiction}《${one.instrument.title}》`),
    `${all.length} 个办法，没有问题。`,
    ...(await sayMoves(moves)),
  ]);
  if (broken) throw new CliRefused('');
}

/** Where a policy has several versions and there is a database, the running projects of the older ones; null where there is none. */
async function movesUnder(io: Io, book: PolicyBook): Promise<readonly ProjectMove[] | null> {
  if (book.all().length === book.ids().length) return [];
  if (missingDatabase(readEnv(io).databaseUrl) !== null) return null;
  const [{ withScope }, { movesToCurrent }] = await Promise.all([import('./open.js'), import('./policy-moves.js')]);
  return withScope(io, (scope) => movesToCurrent({ ...scope, deps: { ...scope.deps, policies: book } }));
}

async function sayMoves(moves: readonly ProjectMove[] | null): Promise<string[]> {
  if (moves === null) return ['还没有数据库，没有检查在办项目。'];
  if (moves.length === 0) return [];
  const { moveLines } = await import('./policy-moves.js');
  return [
    '',
    `${String(moves.length)} 个在办项目还在用旧版本：`,
    ...moves.flatMap(moveLines),
    '旧版本的项目可以照旧办完。要迁移，先预演：npm run bot -- policy move <项目> --to <版本>',
  ];
}

function describe(policy: Policy): string[] {
  const { instrument, roles, stages, tasks, deadlines, letters } = policy;
  const role = (id: string): string => roles[id]?.name ?? id;
  return [
    `${policy.id}@${policy.version} ${policy.jurisdiction}`,
    `《${instrument.title}》${instrument.number ?? ''}　主管：${policy.authority}`,
    '',
    ...Object.entries(stages).flatMap(([id, stage]) => [
      `【${stage.name}】${stage.article}`,
      ...Object.values(tasks)
        .filter((task) => task.stage === id)
        .map(({ name, actor, outcomes }) => {
          const labels = Object.values(outcomes).map(({ label }) => label);
          return `  ${name}（${role(actor)}）：${labels.join(' / ')}`;
        }),
    ]),
    '',
    ...Object.values(deadlines).map(({ name, article, holder, count }) => {
      return `时限 ${name}：${periodText(policy, count)}，${role(holder)}，${article}`;
    }),
    ...Object.values(letters).map(({ name, article }) => `文书 ${name}：${article}`),
  ];
}
