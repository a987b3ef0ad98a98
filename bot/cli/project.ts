import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { ProjectStatus } from '../../entities/project.entity.js';
import { CliRefused, type Io, print, WrongUse } from './io.js';
import type { Parts } from '../compose/parts.js';
import { hasCode } from '../has-code.js';

interface ListOptions {
  readonly json?: boolean;
  readonly policy?: string;
  readonly status?: ProjectStatus;
}

/** `project list`, `project show`, `project export`. */
export function projectVerbs(program: Command, io: Io): void {
  const project = program.command('project').description('项目');
  project
    .command('list')
    .description('列出项目')
    .option('--policy <办法>', '只列一个办法的项目')
    .addOption(new Option('--status <状态>', '只列一种状态').choices(['draft', 'running', 'ended']))
    .option('--json', '以 JSON 输出')
    .action((options: ListOptions) => list(io, options));
  project
    .command('show <项目>')
    .description('显示一个项目；可用编号、#序号或名称')
    .option('--json', '以 JSON 输出')
    .action((query: string, { json = false }: { json?: boolean }) => show(io, query, json));
  project
    .command('export <项目>')
    .description('把一个项目的表单、材料、意见、文书、时限与审计记录导出为 zip，打开里面的 index.html 阅读')
    .option('--out <文件>', '写到哪里，默认 <编号>.zip')
    .action((query: string, { out }: { out?: string }) => toFile(io, query, out));
}

async function list(io: Io, { json = false, policy, status }: ListOptions): Promise<void> {
  const [{ withScope }, { projectLine, projectViews }] = await Promise.all([import('./open.js'), import('./project-view.js')]);
  const views = await withScope(io, (scope) => {
    const ids = scope.deps.policies.ids();
    if (policy !== undefined && !ids.includes(policy)) throw new WrongUse(`没有办法“${policy}”，现有：${ids.join('、')}。`);
    return projectViews(scope, policy === undefined ? ids : [policy], status);
  });
  print(io, json, views, views.length === 0 ? ['还没有项目。'] : views.map(projectLine));
}

async function show(io: Io, query: string, json: boolean): Promise<void> {
  const [{ withScope }, { findProject }, { projectLines, projectView }] = await Promise.all([
    import('./open.js'),
    import('./find-project.js'),
    import('./project-view.js'),
  ]);
  const view = await withScope(io, async (scope) => projectView(scope, (await findProject(scope, query)).id));
  print(io, json, view, projectLines(view));
}

/** What is read is read at once; the archive is made when the database is free again. */
async function toFile(io: Io, query: string, out: string | undefined): Promise<void> {
  const [{ withParts }, { scopeOf }, { findProject }, { loadCase }, { projectFile }, { pack }] = await Promise.all([
    import('./open.js'),
    import('../../handlers/scope.js'),
    import('./find-project.js'),
    import('../../handlers/core/case/case.js'),
    import('../../handlers/deeds/project-file/index.js'),
    import('../../handlers/deeds/project-file/pack.js'),
  ]);
  const work = async ({ deps }: Parts): Promise<void> => {
    const file = await deps.db.tx(async (tx) => {
      const scope = scopeOf(deps, tx);
      return projectFile(scope, await loadCase(scope, (await findProject(scope, query)).id), null);
    });
    for await (const { name, bytes, lost } of pack(deps.files, file, null)) {
      const path = out ?? name;
      await writeFile(path, bytes, { flag: 'wx' }).catch((error: unknown) => {
        const exists = hasCode(error, 'EEXIST');
        throw new CliRefused(exists ? `${path} 已存在，请用 --out 指定别的文件名。` : `写不了文件 ${path}，请检查目录与权限。`);
      });
      io.out(`已导出到 ${path}。`);
      if (lost.length > 0) {
        const some = lost.slice(0, 5).join('、');
        throw new CliRefused(`其中 ${lost.length} 个文件在服务器上缺失或已损坏，没有导出：${some}。请从备份找回后重新导出。`);
      }
    }
  };
  await withParts(io, work, { reads: true });
}
