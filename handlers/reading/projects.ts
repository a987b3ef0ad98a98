import type { Project } from '../../entities/project.entity.js';
import type { Context } from '../context.js';
import { searchVisible, sightOf } from '../core/rights/visible.js';
import { mayDeclare } from '../present/home.js';
import { pageOf, whichPage } from '../present/page-of.js';
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

/** Whatever is found by a text is short; without one the database counts and turns the pages. */
export async function projectsReading(context: Context, asked: ProjectsAsked): Promise<ProjectsReading> {
  const { actor } = context;
  const query = asked.query.trim();
  const found = await (query === '' ? everything(context, asked) : searched(context, query, asked));
  const { page, pages } = found;
  return {
    lines: await projectLines(context, actor, found.items),
    total: found.total,
    page,
    pages,
    stages: stagesOf(context, found.standings),
    late: found.standings.reduce((sum, { late }) => sum + late, 0),
    declares: mayDeclare(context, actor),
  };
}

async function everything(context: Context, { stage, late, page }: ProjectsAsked) {
  const { tx, today, actor } = context;
  const sight = await sightOf(context, actor);
  const standings = await tx.projects.standings(sight, today);
  const wanted = standings.filter((one) => stage === '' || standsIn(context, actor.policyId, one) === stage);
  const total = wanted.reduce((sum, one) => sum + (late ? one.late : one.count), 0);
  const shown = whichPage(total, page, PER_PAGE);
  const items = await tx.projects.seen(sight, {
    ...(stage === '' ? {} : { standings: wanted }),
    lateOn: late ? today : null,
    limit: PER_PAGE,
    offset: shown.from,
  });
  return { items, standings, total, page: shown.page, pages: shown.pages };
}

async function searched(context: Context, query: string, { stage, late: lateOnly, page }: ProjectsAsked) {
  const { tx, today, actor } = context;
  const found = await searchVisible(context, actor, query);
  const late = await tx.projects.lateAmong(
    found.map(({ id }) => id),
    today,
  );
  const kept = found.filter(
    (project) => (stage === '' || standsIn(context, actor.policyId, project) === stage) && (!lateOnly || late.has(project.id)),
  );
  const standings = found.map((project) => ({ ...project, count: 1, late: late.has(project.id) ? 1 : 0 }));
  return { ...pageOf(kept, page, PER_PAGE), standings, total: kept.length };
}

type Stands = Pick<Project, 'policyVersion' | 'status' | 'stage'>;

function standsIn({ deps }: Context, policyId: string, { status, policyVersion, stage }: Stands): string {
  if (status !== 'running') return status === 'draft' ? '草稿' : '已结束';
  return deps.policies.get(policyId, policyVersion)?.stages[stage]?.name ?? stage;
}

/** In the order of the policy that is in force, those of older versions after them. */
function stagesOf(context: Context, standings: readonly (Stands & { readonly count: number })[]): ProjectsReading['stages'] {
  const { policyId } = context.actor;
  const counts = new Map<string, number>();
  for (const one of standings) {
    const name = standsIn(context, policyId, one);
    counts.set(name, (counts.get(name) ?? 0) + one.count);
  }
  const current = context.deps.policies.current(policyId, context.today)?.stages ?? {};
  const order = ['草稿', ...Object.values(current).map(({ name }) => name)];
  const rank = (name: string): number =>
    name === '已结束' ? order.length + 1 : order.includes(name) ? order.indexOf(name) : order.length;
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => rank(a.name) - rank(b.name));
}
