import { join } from 'node:path';
import type { Command } from 'commander';
import { CliRefused, type Io } from './io.js';
import { readEnv, readEnvInUse } from './read-env.js';

/** `backup`, `restore`, `restored`. */
export function backupVerbs(program: Command, io: Io): void {
  program
    .command('backup <文件夹>')
    .description('备份数据库与材料文书；不用停服务，材料只补新增的')
    .action((folder: string) => backup(io, folder));
  program
    .command('restore <文件夹>')
    .description('恢复备份（文件夹里最新的一份，或指定的一份），并核对审计记录；先停服务')
    .option('--overwrite', '目标数据库里的内容可以丢弃')
    .option('--broken-audit', '备份里的审计记录不完整也恢复')
    .option('--broken-files', '备份里有材料已损坏或不在也恢复，缺的列出来')
    .action((folder: string, options: RestoreOptions) => restore(io, folder, options));
  program
    .command('restored')
    .description('用数据库自己的工具恢复之后、启动之前，执行一次：备份以后发出的卡片不会按到别的事项上')
    .action(() => restored(io));
}

async function backup(io: Io, folder: string): Promise<void> {
  const [{ makeBackup }, { openDatabase }] = await Promise.all([import('../backup/make.js'), import('../open-database.js')]);
  const { databaseUrl, dataDir } = readEnvInUse(io);
  const db = await openDatabase(databaseUrl, { migrate: false });
  try {
    const { at, manifest, added, missing, damaged } = await sayRefusals(() =>
      makeBackup({ db, databaseUrl, dataDir, now: io.clock.now() }, folder),
    );
    io.out(`已备份到 ${at}：数据库 ${manifest.database.size} 字节，材料文书 ${manifest.files.length} 个（新增 ${added} 个）。`);
    const lacks = [
      ...(missing.length === 0
        ? []
        : [`数据库里记着、却已丢失或损坏的有 ${missing.length} 个，没有备份到：${someOf(missing)}。请从以前的备份找回。`]),
      ...(damaged.length === 0
        ? []
        : [
            `DATA_DIR 里有 ${damaged.length} 个已损坏，备份里有完好的：${someOf(damaged)}。请从 ${join(folder, 'files')} 复制回去。`,
          ]),
    ];
    if (lacks.length > 0) throw new CliRefused(lacks.join('\n'));
  } finally {
    await db.close();
  }
}

function someOf(files: readonly string[]): string {
  return files.slice(0, 5).join('、');
}

interface RestoreOptions {
  readonly overwrite?: boolean;
  readonly brokenAudit?: boolean;
  readonly brokenFiles?: boolean;
}

async function restore(io: Io, folder: string, options: RestoreOptions): Promise<void> {
  const { overwrite = false, brokenAudit = false, brokenFiles = false } = options;
  const [{ restoreBackup }, { assertDriver }] = await Promise.all([
    import('../backup/restore.js'),
    import('../open-database.js'),
  ]);
  const { databaseUrl, dataDir } = readEnv(io);
  await assertDriver(databaseUrl);
  const { at, manifest, lost, audit, schema } = await sayRefusals(() =>
    restoreBackup(folder, { databaseUrl, dataDir, overwrite, brokenAudit, brokenFiles }),
  );
  const checked = audit.ok
    ? `已核对 ${audit.checked} 条审计记录，完整无误`
    : '审计记录不完整，请执行 audit verify 查看从哪一条开始';
  const files = manifest.files.length - lost.length;
  const lacks = lost.length === 0 ? '' : `，缺 ${lost.length} 个（${lost.join('、')}）`;
  io.out(`已从 ${at} 恢复：材料文书 ${files} 个${lacks}；${checked}。${OF_SCHEMA[schema]}${NEXT}`);
}

async function restored(io: Io): Promise<void> {
  const [{ settleRestored }, { toolsFor }, { openDatabase }] = await Promise.all([
    import('../backup/settle.js'),
    import('../../entities/dump/index.js'),
    import('../open-database.js'),
  ]);
  const { databaseUrl } = readEnvInUse(io);
  if (await toolsFor(databaseUrl).isInUse()) throw new CliRefused('还有程序在用这个数据库。请先停掉全部服务进程，再执行。');
  const db = await openDatabase(databaseUrl, { migrate: true });
  try {
    await settleRestored(db);
  } finally {
    await db.close();
  }
  io.out(`备份以后发出的卡片和链接不会再起作用，登录过网页的要重新登录。${NEXT}`);
}

/** What went out on paper is not in any database: only people know. */
const NEXT = '备份之后若还编过项目编号或文书编号，先执行 npm run bot -- numbers show 核对，以免同一个号发两次。然后启动服务。';

const OF_SCHEMA = {
  same: '',
  older: '备份来自较旧版本的程序，表结构已升级到现在的版本。',
  newer: '备份来自更新版本的程序：这个版本能用，多出的内容留着但看不到，换回新版本后照常。',
} as const;

async function sayRefusals<T>(work: () => Promise<T>): Promise<T> {
  const [{ BackupRefused }, { DumpFailed }] = await Promise.all([
    import('../backup/refused.js'),
    import('../../entities/dump/index.js'),
  ]);
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupRefused) throw new CliRefused(error.message);
    if (!(error instanceof DumpFailed)) throw error;
    const { kind, detail } = error;
    throw new CliRefused(
      kind === 'failed'
        ? `数据库的工具没有做完，原来的数据没有动：${detail}`
        : `本机没有 ${detail} 中的任何一个。请安装数据库的客户端（Debian：mariadb-client），或按《部署》用数据库自带的工具。`,
    );
  }
}
