import type { Command } from 'commander';
import type { Policy } from '../../policies/schema/index.js';
import { periodText } from '../../workflow/describe/point.js';
import { loadAll, policyMessage } from '../policy-files.js';
import { CliRefused, type Io, print } from './io.js';
import { readEnv } from './read-env.js';

interface Json {
  readonly json?: boolean;
}

/** `policy check`, `policy show`. */
export function policyVerbs(program: Command, io: Io): void {
  const policy = program.command('policy').description('办法');
  policy
    .command('check [目录]')
    .description('检查办法文件，一次列出全部问题；默认检查 POLICIES_DIR')
    .option('--json', '以 JSON 输出')
    .action(async (dir: string | undefined, { json = false }: Json) => {
      const result = await loadAll(dir ?? readEnv(io).policiesDir);
      if ('faults' in result) {
        if (json) io.out(JSON.stringify({ ok: false, faults: result.faults }, null, 2));
        throw new CliRefused(json ? '' : policyMessage(result.faults));
      }
      const all = result.book.all();
      print(io, json, { ok: true, policies: all.map(({ id, version, jurisdiction }) => ({ id, version, jurisdiction })) }, [
        ...all.map((one) => `✓ ${one.id}@${one.version} ${one.jurisdiction}《${one.instrument.title}》`),
        `${all.length} 个办法，没有问题。`,
      ]);
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
