import type { Project } from '../../entities/project.entity.js';
import type { Context } from '../context.js';
import { searchVisible, visibleProjects } from '../core/visible.js';
import { mayDeclare } from '../present/home.js';
import { pageOf } from '../present/page-of.js';
import { type ProjectLine, projectLines } from './project-lines.js';

/** What somebody looks for among the projects that he may see. */
export interface ProjectsAsked {
  /** Part of the name, its pinyin, its initials, or the number; empty for all. */
  readonly query: string;
  /** A stage's name, 草稿, 已结束; empty for all. */
  readonly stage: string;
  readonly late: boolean;
  /** From 0. */
  readonly page: number;
}

export interface ProjectsReading {
  readonly lines: readonly ProjectLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Where the projects stand that were found, with how many stand there. */
  readonly stages: readonly { readonly name: string; readonly count: number }[];
  readonly late: number;
  readonly declares: boolean;
}

const PER_PAGE = 20;

export async function projectsReading(context: Context, asked: ProjectsAsked): Promise<ProjectsReading> {
  const { actor, tx, today } = context;
  const query = asked.query.trim();
  const found = query === '' ? await visibleProjects(context, actor) : await searchVisible(context, actor, query);
  const late = new Set((await tx.deadlines.late(actor.policyId, today)).map(({ projectId }) => projectId));
  const kept = found.filter(
    (project) =>
      (asked.stage === '' || standsIn(context, project) === asked.stage) &&
      (!asked.late || (isRunning(project) && late.has(project.id))),
  );
  const { items, ...at } = pageOf(kept, asked.page, PER_PAGE);
  return {
    lines: await projectLines(context, actor, items),
    total: kept.length,
    ...at,
    stages: stagesOf(context, found),
    late: found.filter((project) => isRunning(project) && late.has(project.id)).length,
    declares: mayDeclare(context, actor),
  };
}

function isRunning({ status }: Project): boolean {
  return status === 'running';
}

function standsIn({ deps }: Context, { status, policyId, policyVersion, stage }: Project): string {
  if (status !== 'running') return status === 'draft' ? '草稿' : '已结束';
  return deps.policies.get(policyId, policyVersion)?.stages[stage]?.name ?? stage;
}

/** In the order of the policy that is in force, those of older versions after them. */
function stagesOf(context: Context, projects: readonly Project[]): ProjectsReading['stages'] {
  const counts = new Map<string, number>();
  for (const project of projects) {
    const name = standsIn(context, project);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const current = context.deps.policies.current(context.actor.policyId, context.today)?.stages ?? {};
  const order = ['草稿', ...Object.values(current).map(({ name }) => name)];
  const rank = (name: string): number =>
    name === '已结束' ? order.length + 1 : order.includes(name) ? order.indexOf(name) : order.length;
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => rank(a.name) - rank(b.name));
}
