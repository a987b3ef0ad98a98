import type { Project } from '../../../entities/project.entity.js';
import type { Context } from '../../context.js';
import { latestVisible } from '../../core/rights/visible.js';
import { edits, soundOf } from './near.js';
import { folded } from './words.js';

/** Of the signs that were typed at most this share may be wrong. */
const WRONG = 0.34;
/** Of fewer signs none may. */
const WRONG_FROM = 4;
/** How far a name is from itself with some of its signs left out. */
const LEFT_SHORT = 0.1;
/** More than these say nothing. */
const SHOWN = 5;

/** Of so many of the latest a misspelt name is looked for. */
const LOOKED_AT = 4000;

/** Of the projects that a person may look at those that he may have misspelt, the nearest first: 殡藏服务 for 殡葬服务. */
export async function misspeltProjects(context: Context, typed: string): Promise<Project[]> {
  return misspeltAmong(await projectsToMisspell(context), typed);
}

/** The projects whose names a person may have misspelt. */
export async function projectsToMisspell(context: Context): Promise<readonly Project[]> {
  return (await latestVisible(context, context.actor, { limit: LOOKED_AT })).projects;
}

/** The same of some projects. One whose whole name stands among other words is near too. */
export function misspeltAmong(projects: readonly Project[], typed: string): Project[] {
  const query = folded(typed).replaceAll(' ', '');
  const sound = soundOf(query);
  return projects
    .map((project) => ({ project, share: isSpokenIn(sound, query, project) ? 0 : shareWrong(query, folded(project.name)) }))
    .filter(({ share }) => share <= WRONG)
    .sort((a, b) => a.share - b.share)
    .slice(0, SHOWN)
    .map(({ project }) => project);
}

/** Syllables of two signs and more: those of one are in everything. */
function isSpokenIn(sound: string, query: string, { nameKeys }: Project): boolean {
  return query.length > 1 && sound !== query && nameKeys.includes(sound);
}

/** The least share of a query's signs that differ from some part of a name; of three signs none may, since 日平台 is near every 平台. */
function shareWrong(query: string, name: string): number {
  if (name.length > 2 && query.includes(name)) return 0;
  if (query.length < WRONG_FROM) return 1;
  if (isLeftShort(query, name)) return LEFT_SHORT;
  // Each sign that is nowhere in the name is wrong: that is seen at once, and of most names it is enough.
  const foreign = [...query].filter((sign) => !name.includes(sign)).length;
  if (foreign > query.length * WRONG) return 1;
  const starts = Array.from({ length: Math.max(1, name.length - query.length + 1) }, (_, at) => at);
  const wrong = Math.min(...starts.map((at) => edits(query, name.slice(at, at + query.length))));
  return wrong / query.length;
}

/** Whether all signs of a query stand in a name in their order: 截止日平台 is 截止日管理平台, left short. */
function isLeftShort(query: string, name: string): boolean {
  let at = -1;
  return [...query].every((sign) => (at = name.indexOf(sign, at + 1)) >= 0);
}
