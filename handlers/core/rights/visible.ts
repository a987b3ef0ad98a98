import type { Project, ProjectStatus } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Sight } from '../../../entities/stores/sight.js';
import type { Scope } from '../../context.js';
import { askedFor, mayFollow, mayView, oversees, seatsOf } from './authorise.js';
import { matchesKey } from '../case/search-keys.js';

/** More than anybody reads through on a card. */
export const FOUND_MAX = 60;

/**
 * The projects that a person may look at and that a text names: by number, part of the name, pinyin or initials. An exact
 * number or name stands alone.
 */
export async function searchVisible(scope: Scope, actor: Staff, typed: string): Promise<Project[]> {
  const found = await visibleWith(scope, actor, typed);
  const exact = found.filter(({ number, name }) => spellings(typed).some((one) => same(number ?? '', one) || same(name, one)));
  return exact.length === 1 ? exact : found;
}

/** The same, with those beside an exact one; the latest of them where there are more than `FOUND_MAX`. */
export async function visibleWith(scope: Scope, actor: Staff, typed: string): Promise<Project[]> {
  for (const query of spellings(typed)) {
    const found = await search(scope, actor, query);
    if (found.length > 0) return found;
  }
  return [];
}

/** Of some projects those that a text names, as `visibleWith` finds them. */
export function namedAmong(projects: readonly Project[], typed: string): Project[] {
  const keys = spellings(typed).map((spelling) => spelling.toLowerCase());
  return projects.filter((project) => keys.some((key) => matchesKey(project, key)));
}

/** The same as a condition, for lists that the database counts and pages through. */
export async function sightOf(scope: Scope, actor: Staff): Promise<Sight> {
  const { policyId, unitId } = actor;
  const all = oversees(actor);
  return { policyId, unitId, all, others: all ? [] : (await ofOthers(scope, actor)).map(({ id }) => id) };
}

/** Some of the projects that a person may look at, and how many there are. */
export interface SomeVisible {
  readonly projects: readonly Project[];
  readonly total: number;
}

/**
 * What a person may look at, the latest first: of one status or of all, and so many at most. Whoever oversees a jurisdiction may look at all
 * that was ever handed in.
 */
export async function latestVisible(
  scope: Scope,
  actor: Staff,
  { status, limit = FOUND_MAX }: { readonly status?: ProjectStatus; readonly limit?: number } = {},
): Promise<SomeVisible> {
  const sight = await sightOf(scope, actor);
  const of = status === undefined ? {} : { status };
  const projects = await scope.tx.projects.seen(sight, { ...of, limit });
  const total = projects.length < limit ? projects.length : await scope.tx.projects.countSeen(sight, status);
  return { projects, total };
}

async function search(scope: Scope, actor: Staff, query: string): Promise<Project[]> {
  const { tx } = scope;
  const { policyId, unitId } = actor;
  const limit = FOUND_MAX;
  const found = await tx.projects.search(policyId, oversees(actor) ? { query, limit } : { query, limit, unitId });
  const key = query.trim().toLowerCase();
  const seated = oversees(actor) ? [] : (await ofOthers(scope, actor)).filter((project) => matchesKey(project, key));
  const all = [...found, ...seated.filter(({ id }) => !found.some((project) => project.id === id))];
  const visible: Project[] = [];
  for (const project of all) if (await mayView(scope, actor, project)) visible.push(project);
  return visible;
}

/** What somebody sees of others, as `mayView` has it: on the agenda of a meeting that opens it to him, what he follows, what he or his body is or was asked about. */
async function ofOthers(scope: Scope, actor: Staff): Promise<Project[]> {
  const { tx } = scope;
  const ids = new Set<number>();
  for (const meetingId of await seatsOf(tx, actor)) {
    for (const { projectId } of await tx.agenda.of(meetingId)) ids.add(projectId);
  }
  const advice = await askedFor(scope, actor);
  for (const { projectId, state } of advice) if (state === 'asked') ids.add(projectId);
  for (const { projectId } of await tx.tasks.ofBody(actor.unitId)) ids.add(projectId);
  const followed = [...advice, ...(await tx.watchers.ofStaff(actor.id))].map(({ projectId }) => projectId);
  const all = new Set([...ids, ...followed]);
  const projects = all.size === 0 ? [] : await tx.projects.getMany([...all]);
  return projects.filter(
    (project) =>
      project.policyId === actor.policyId &&
      project.status !== 'draft' &&
      (ids.has(project.id) || mayFollow(actor, scope, project)),
  );
}

/** As typed, in half width, and without its spaces. An empty text names nothing. */
function spellings(typed: string): string[] {
  const text = typed.trim().replace(/^[“"《『「]+|[”"》』」]+$/g, '');
  const all = [text, text.normalize('NFKC'), text.normalize('NFKC').replaceAll(' ', '')];
  return [...new Set(all)].filter((spelling) => spelling !== '');
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
