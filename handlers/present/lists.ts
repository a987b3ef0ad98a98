import type { Card } from '../../cards/kit/tree.js';
import { projectList } from '../../cards/project-list.js';
import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Alike } from '../../entities/stores/project-store.js';
import type { Sight } from '../../entities/stores/sight.js';
import type { Condition, Policy } from '../../policies/schema/index.js';
import { holds } from '../../workflow/condition.js';
import { conditionPaths } from '../../workflow/describe/paths.js';
import type { ProjectFacts } from '../../workflow/facts.js';
import { factReader } from '../../workflow/read-facts.js';
import type { Scope } from '../context.js';
import { loadCase } from '../core/case/case.js';
import { disclosedTo } from '../core/rights/inner.js';
import { factsOfRow } from '../core/case/facts.js';
import { withdrawnOf } from '../core/forms/drafts.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { sightOf } from '../core/rights/visible.js';
import { mayDeclare } from './home.js';
import { whichPage } from './page-of.js';
import { deadlineView, projectRef, turnsOf } from './views.js';

const PER_PAGE = 8;

/** Which part of 我的项目 is shown. Without a tab it is the first that holds something; `unitId` keeps one unit's. */
export interface ListAt {
  readonly tab: number | null;
  readonly page: number;
  readonly unitId: number | null;
}

/** 我的项目: the policy's own lists as tabs, with what the person may look at in them. */
export async function listCard(scope: Scope, actor: Staff, at: ListAt): Promise<Card> {
  const policy = ownPolicy(scope, actor);
  const lists = policy.lists.length > 0 ? policy.lists : [{ name: '全部', holds: undefined }];
  const seen = await seenFrom(scope, actor, at.unitId);
  const sorted: Sorted[] = [];
  for (const { name, holds: condition } of lists) sorted.push(await sortedInto(scope, seen, name, condition));
  const tab = Math.min(
    at.tab ??
      Math.max(
        0,
        sorted.findIndex(({ count }) => count > 0),
      ),
    lists.length - 1,
  );
  const { page, pages, from } = whichPage(sorted[tab]?.count ?? 0, at.page, PER_PAGE);
  const items = (await sorted[tab]?.page(PER_PAGE, from)) ?? [];
  const declares = mayDeclare(scope, actor);
  return projectList.render({
    tabs: lists.map(({ name }, index) => ({ key: listKey(index, at.unitId), label: name, count: sorted[index]?.count ?? 0 })),
    shown: listKey(tab, at.unitId),
    entries: await Promise.all(items.map((project) => entry(scope, project, actor))),
    page,
    pages,
    withdrawn: page === 0 && declares ? await withdrawnOf(scope, actor) : [],
    mayDeclare: declares,
  });
}

/** `mine-3`, or `mine-3-12` for the projects of unit 12. */
export function listKey(tab: number, unitId: number | null): string {
  return unitId === null ? `mine-${String(tab)}` : `mine-${String(tab)}-${String(unitId)}`;
}

/** What somebody sees, counted by the database: no more than a page of it is read. */
interface Seen {
  readonly sight: Sight;
  readonly unitId: number | null;
  readonly alike: readonly Alike[];
}

/** A list: how many are in it, and a page of them, the latest first. */
interface Sorted {
  readonly count: number;
  page(limit: number, offset: number): Promise<readonly Project[]>;
}

async function seenFrom(scope: Scope, actor: Staff, unitId: number | null): Promise<Seen> {
  const sight = await sightOf(scope, actor);
  return { sight, unitId, alike: await scope.tx.projects.alike(sight, unitId) };
}

/** Facts that `Alike` tells; a list that asks for others is gone through project by project. */
const TOLD = ['stage', 'status', 'result', 'paused'];

/** A project is sorted by the list of the same name of the version that it is pinned to. */
async function sortedInto(scope: Scope, seen: Seen, name: string, condition: Condition | undefined): Promise<Sorted> {
  const { tx, deps } = scope;
  const { sight, unitId, alike } = seen;
  const ofVersion = (policyVersion: string): { policy: Policy; own: Condition } | null => {
    const policy = deps.policies.get(sight.policyId, policyVersion);
    const own = policy?.lists.find((list) => list.name === name)?.holds ?? condition;
    return policy === undefined || own === undefined ? null : { policy, own };
  };
  const [sure, open] = [new Set<Alike>(), new Set<Alike>()];
  for (const one of alike) {
    const found = ofVersion(one.policyVersion);
    const isTold = found === null || conditionPaths(found.own).every((path) => TOLD.includes(path));
    if (!isTold) open.add(one);
    else if (found === null || holds(found.own, factReader(found.policy, factsOfAlike(one)))) sure.add(one);
  }
  if (open.size === 0) {
    const which = [...sure];
    return {
      count: sizeOf(which),
      page: (limit, offset) => tx.projects.seen(sight, { unitId, standings: which, limit, offset }),
    };
  }
  const which = [...sure, ...open];
  const all = await tx.projects.seen(sight, { unitId, standings: which, limit: sizeOf(which) });
  const kept: Project[] = [];
  for (const project of all) {
    const found = ofVersion(project.policyVersion);
    if (found === null || holds(found.own, (await loadCase(scope, project.id)).read)) kept.push(project);
  }
  return { count: kept.length, page: (limit, offset) => Promise.resolve(kept.slice(offset, offset + limit)) };
}

function factsOfAlike({ status, stage, result, paused }: Alike): ProjectFacts {
  return { ...factsOfRow({ status, stage, result, flags: {} }), pauses: paused ? [{ from: '', to: null, why: '' }] : [] };
}

const sizeOf = (all: readonly Alike[]): number => all.reduce((sum, { count }) => sum + count, 0);

async function entry(scope: Scope, project: Project, viewer: Staff) {
  const found = await loadCase(scope, project.id);
  const turns = await turnsOf(scope, disclosedTo(found, viewer));
  const running = found.deadlines.find(({ state }) => state === 'running');
  return {
    project: projectRef(found),
    stage: found.policy.stages[project.stage]?.name ?? project.stage,
    turn: turns.length === 0 ? null : [...new Set(turns.map(({ role }) => role))].join('、'),
    deadline: running === undefined ? null : deadlineView(scope, found, running),
  };
}
