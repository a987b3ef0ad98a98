import type { Command } from 'commander';
import type { Parts } from '../compose/parts.js';
import type { Env } from '../env/env.js';
import { type Io, CliRefused, print } from './io.js';
import { readEnv } from './read-env.js';

/** `doctor`, `migrate`, `demo`. */
export function setUpVerbs(program: Command, io: Io): void {
  program
    .command('doctor')
    .description('逐项检查配置、应用凭证、权限、回调、数据库与日历，并说明怎样改好')
    .option('--json', '以 JSON 输出')
    .action(({ json = false }: { json?: boolean }) => doctor(io, json));
  program
    .command('migrate')
    .description('把数据库升级到当前程序的版本')
    .action(() => migrate(io));
  program
    .command('demo')
    .description('装入演示用的单位、人员、群与项目')
    .action(() => demonstrate(io));
}

const MARKS = { good: '✓', note: '·', bad: '✗' } as const;

// What a verb needs is loaded when it is called: a look at the calendar need not wait for the database's driver.
async function doctor(io: Io, json: boolean): Promise<void> {
  const { diagnose } = await import('../doctor/doctor.js');
  const findings = await diagnose(io.env, io.clock);
  const ok = findings.every(({ state }) => state !== 'bad');
  const lines = findings.flatMap(({ state, name, detail, mend }) => [
    `${MARKS[state]} ${name}：${detail}`,
    ...(mend === null ? [] : [`    → ${mend}`]),
  ]);
  print(io, json, { ok, findings }, [...lines, ok ? '没有发现必须处理的问题。' : '请按上面的说明处理后再启动。']);
  if (!ok) throw new CliRefused('');
}

async function migrate(io: Io): Promise<void> {
  const { openDatabase } = await import('../open-database.js');
  const db = await openDatabase(readEnv(io).databaseUrl, { migrate: false });
  try {
    const behind = await db.behind();
    await db.migrate();
    io.out(behind ? '数据库已升级。' : '数据库已是最新版本。');
  } finally {
    await db.close();
  }
}

async function demonstrate(io: Io): Promise<void> {
  const [{ withParts }, { appsOf }, { loadDemo, strangersTo }, { readDemo }, { tellStories }] = await Promise.all([
    import('./open.js'),
    import('../compose/app-on-platform.js'),
    import('../demo/load.js'),
    import('../demo/read.js'),
    import('../demo/stories.js'),
  ]);
  const load = async ({ deps }: Parts, env: Env): Promise<void> => {
    const demo = await readDemo(env.policiesDir, new Set(deps.policies.ids()));
    if (demo.staff.length === 0) throw new CliRefused(`${env.policiesDir} 下没有演示数据（<办法>/demo/staff.csv）。`);
    const strangers = await strangersTo(deps, demo);
    if (strangers > 0) {
      throw new CliRefused(
        `数据库里已有 ${strangers} 名演示以外的人员，没有装入：演示的人员和项目装入以后不能再删除。请换一个空的数据库（DATABASE_URL）再试。`,
      );
    }
    const apps = appsOf(env);
    const { added } = await loadDemo(deps, demo, apps);
    // Again they would be other projects of the same names.
    const projects = added === demo.staff.length ? demo.projects : [];
    await tellStories(deps, projects, apps[0]);
    io.out(
      `演示数据已装入：${demo.staff.length} 人（新增 ${added} 人）、${demo.groups.length} 个群、新增 ${projects.length} 个项目。`,
    );
  };
  await withParts(io, load, { begins: true });
}
