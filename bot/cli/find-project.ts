import type { Project } from '../../entities/project.entity.js';
import type { Scope } from '../../handlers/context.js';
import { CliRefused } from './io.js';

/** A project by its number, `#id`, or a part of its name. @throws CliRefused when there is none, or more than one */
export async function findProject({ tx, deps }: Scope, query: string): Promise<Project> {
  const byNumber = await tx.projects.byNumber(query);
  if (byNumber !== null) return byNumber;
  const id = /^#(\d{1,9})$/.exec(query)?.[1];
  if (id !== undefined) {
    const byId = await tx.projects.get(Number(id));
    if (byId !== null) return byId;
  }
  const found: Project[] = [];
  for (const policy of deps.policies.ids()) found.push(...(await tx.projects.search(policy, { query, limit: 10 })));
  const [only, ...others] = found;
  if (only === undefined) throw new CliRefused(`没有找到项目“${query}”。可执行 project list 查看全部。`);
  if (others.length === 0) return only;
  const lines = found.map((project) => `  ${project.number ?? `#${project.id}`} ${project.name}`);
  throw new CliRefused([`有 ${found.length} 个项目与“${query}”相符，请用编号指定：`, ...lines].join('\n'));
}
