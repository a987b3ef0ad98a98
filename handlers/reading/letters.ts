import type { LetterView, ProjectRef } from '../../cards/kit/props.js';
import type { Context } from '../context.js';
import { isForReader } from '../core/letters/read-letter.js';
import { visibleProjects } from '../core/rights/visible.js';
import { pageOf } from '../present/page-of.js';
import { letterView, projectRef } from '../present/views.js';

export interface LettersReading {
  readonly lines: readonly { readonly letter: LetterView; readonly project: ProjectRef }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PER_PAGE = 20;

/** The letters of all projects that somebody may look at, as far as they are for him; the newest first. */
export async function lettersReading(context: Context, page: number): Promise<LettersReading> {
  const { tx, actor } = context;
  const projects = new Map((await visibleProjects(context, actor)).map((project) => [project.id, project]));
  const letters = (await tx.letters.ofProjects([...projects.keys()])).filter((letter) => {
    const project = projects.get(letter.projectId);
    return project !== undefined && isForReader(context, project, letter);
  });
  const { items, ...at } = pageOf(letters, page, PER_PAGE);
  const units = await tx.units.getMany([...new Set([...projects.values()].map(({ unitId }) => unitId))]);
  const lines = items.flatMap((letter) => {
    const project = projects.get(letter.projectId);
    const unit = units.find(({ id }) => id === project?.unitId);
    return project === undefined || unit === undefined
      ? []
      : [{ letter: letterView(letter), project: projectRef({ project, unit }) }];
  });
  return { lines, total: letters.length, ...at };
}
