import type { LetterView, ProjectRef } from '../../cards/kit/props.js';
import type { Letter } from '../../entities/letter.entity.js';
import type { Project } from '../../entities/project.entity.js';
import type { Context } from '../context.js';
import { isForReader } from '../core/letters/read-letter.js';
import { oversees } from '../core/rights/authorise.js';
import { sightOf } from '../core/rights/visible.js';
import { pageOf, whichPage } from '../present/page-of.js';
import { letterView, projectRef } from '../present/views.js';

export interface LettersReading {
  readonly lines: readonly { readonly letter: LetterView; readonly project: ProjectRef }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PER_PAGE = 20;

/** The letters of all projects that somebody may look at, as far as they are for him; the newest first. */
export async function lettersReading(context: Context, wanted: number): Promise<LettersReading> {
  const { items, projects, ...at } = await (oversees(context.actor) ? pageOfAll(context, wanted) : pageOfOwn(context, wanted));
  const units = await context.tx.units.getMany([
    ...new Set(items.flatMap(({ projectId }) => projects.get(projectId)?.unitId ?? [])),
  ]);
  const lines = items.flatMap((letter) => {
    const project = projects.get(letter.projectId);
    const unit = units.find(({ id }) => id === project?.unitId);
    return project === undefined || unit === undefined
      ? []
      : [{ letter: letterView(letter), project: projectRef({ project, unit }) }];
  });
  return { lines, ...at };
}

/** Whoever oversees a jurisdiction reads them all: the database turns the pages. */
async function pageOfAll(context: Context, wanted: number) {
  const sight = await sightOf(context, context.actor);
  const total = await context.tx.letters.countSeen(sight);
  const { from, ...at } = whichPage(total, wanted, PER_PAGE);
  const items = await context.tx.letters.seen(sight, PER_PAGE, from);
  return { items, projects: await projectsOf(context, items), total, ...at };
}

/** A yearly list is not for everybody who sees a project in it: which letters are, is looked at one by one. */
async function pageOfOwn(context: Context, wanted: number) {
  const all = await context.tx.letters.seen(await sightOf(context, context.actor), Number.MAX_SAFE_INTEGER);
  const projects = await projectsOf(context, all);
  const own = all.filter((letter) => {
    const project = projects.get(letter.projectId);
    return project !== undefined && isForReader(context, project, letter);
  });
  return { ...pageOf(own, wanted, PER_PAGE), projects, total: own.length };
}

async function projectsOf({ tx }: Context, letters: readonly Letter[]): Promise<ReadonlyMap<number, Project>> {
  const projects = await tx.projects.getMany([...new Set(letters.map(({ projectId }) => projectId))]);
  return new Map(projects.map((project) => [project.id, project]));
}
