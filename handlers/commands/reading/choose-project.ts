import type { ProjectRef } from '../../../cards/kit/props.js';
import { projectPick } from '../../../cards/project-pick.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Scope } from '../../context.js';
import { answerAbout, answerFor } from '../../deeds/discreet.js';
import { latestVisible, searchVisible, type SomeVisible } from '../../core/rights/visible.js';
import { loadCase } from '../../core/case/case.js';
import type { Case } from '../../core/case/project-case.js';
import { projectRef } from '../../present/views.js';
import type { Reply } from '../../reply.js';
import { misspeltProjects } from './near-projects.js';

type PickVerb = Parameters<typeof projectPick.render>[0]['verb'];

/**
 * Answers about the one project that a person named, or lets him choose among several. Without a name it is his only one,
 * or those that are under way; a name that nothing has is taken for a misspelt one. Throws `PROJECT_NOT_FOUND`.
 *
 * @param verb - the button of each project to choose from, which does the same as `answer`
 * @param answer - drawn for `reader`: the person, or before a group one of the project's unit
 */
export async function aboutProject(
  context: Context,
  named: string,
  verb: PickVerb,
  answer: (found: Case, reader: Staff) => Promise<Reply>,
): Promise<Reply> {
  const found = named === '' ? await current(context) : allOf(await searchVisible(context, context.actor, named));
  const [project, ...others] = found.projects;
  if (project === undefined) {
    if (named === '') {
      throw new Refused(refuse('NOTHING_FOUND', { says: '目前没有您可以查看的项目。要开始一个项目，请发送“申报”。' }));
    }
    const near = await misspeltProjects(context, named);
    if (near.length > 0) return pickAmong(context, named, verb, allOf(near), { isNear: true });
    throw new Refused(refuse('PROJECT_NOT_FOUND', { query: named }));
  }
  if (others.length > 0) return pickAmong(context, named, verb, found);
  const only = await loadCase(context, project.id);
  return answerFor(context, only, (reader) => answer(only, reader));
}

/** The card of all projects that a name fits; of many only some need be there. */
export async function pickAmong(
  context: Context,
  named: string,
  verb: PickVerb,
  { projects, total }: SomeVisible,
  { what = '', isNear = false } = {},
): Promise<Reply> {
  return answerAbout(context, projects, {
    card: projectPick.render({ query: named, verb, what, isNear, count: total, projects: await projectRefs(context, projects) }),
  });
}

/** Projects as cards name them. */
export async function projectRefs({ tx }: Scope, projects: readonly Project[]): Promise<ProjectRef[]> {
  const units = await tx.units.getMany([...new Set(projects.map(({ unitId }) => unitId))]);
  return projects.flatMap((project) => {
    const unit = units.find(({ id }) => id === project.unitId);
    return unit === undefined ? [] : [projectRef({ project, unit })];
  });
}

/** Projects of which none is missing. */
export function allOf(projects: readonly Project[]): SomeVisible {
  return { projects, total: projects.length };
}

/** What is under way; drafts and ended ones only when nothing is. */
async function current(context: Context): Promise<SomeVisible> {
  const running = await latestVisible(context, context.actor, { status: 'running' });
  return running.total > 0 ? running : latestVisible(context, context.actor);
}
