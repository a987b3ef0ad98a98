import type { Card } from '../../cards/kit/tree.js';
import { projectList } from '../../cards/project-list.js';
import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Condition, Policy } from '../../policies/schema/index.js';
import { holds } from '../../workflow/condition.js';
import { conditionPaths } from '../../workflow/describe/paths.js';
import { factReader } from '../../workflow/read-facts.js';
import type { Scope } from '../context.js';
import { loadCase } from '../core/case.js';
import { factsOfRow } from '../core/facts.js';
import { ownPolicy } from '../core/own-policy.js';
import { visibleProjects } from '../core/visible.js';
import { mayDeclare } from './home.js';
import { pageOf } from './page-of.js';
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
  const visible = await visibleProjects(scope, actor);
  const projects = at.unitId === null ? visible : visible.filter(({ unitId }) => unitId === at.unitId);
  const lists = policy.lists.length > 0 ? policy.lists : [{ name: '全部', holds: undefined }];
  const sorted: Project[][] = [];
  for (const { name, holds: condition } of lists) sorted.push(await belonging(scope, projects, name, condition));
  const tab = Math.min(
    at.tab ??
      Math.max(
        0,
        sorted.findIndex((list) => list.length > 0),
      ),
    lists.length - 1,
  );
  const { items, ...page } = pageOf(sorted[tab] ?? [], at.page, PER_PAGE);
  return projectList.render({
    tabs: lists.map(({ name }, index) => ({ key: listKey(index, at.unitId), label: name, count: sorted[index]?.length ?? 0 })),
    shown: listKey(tab, at.unitId),
    entries: await Promise.all(items.map((project) => entry(scope, project))),
    ...page,
    mayDeclare: mayDeclare(scope, actor),
  });
}

/** `mine-3`, or `mine-3-12` for the projects of unit 12. */
export function listKey(tab: number, unitId: number | null): string {
  return unitId === null ? `mine-${String(tab)}` : `mine-${String(tab)}-${String(unitId)}`;
}

/** A project is sorted by the list of the same name of the version that it is pinned to. */
async function belonging(
  scope: Scope,
  projects: readonly Project[],
  name: string,
  condition: Condition | undefined,
): Promise<Project[]> {
  const kept: Project[] = [];
  for (const project of projects) {
    const policy = scope.deps.policies.get(project.policyId, project.policyVersion);
    const own = policy?.lists.find((list) => list.name === name)?.holds ?? condition;
    if (policy === undefined || own === undefined || (await belongs(scope, policy, project, own))) kept.push(project);
  }
  return kept;
}

/** Facts that a project's own row tells. */
const OF_THE_ROW = ['stage', 'status', 'result', 'flag'];

async function belongs(scope: Scope, policy: Policy, project: Project, condition: Condition): Promise<boolean> {
  const byRow = conditionPaths(condition).every((path) => OF_THE_ROW.includes(path.split('.')[0] ?? ''));
  if (!byRow) return holds(condition, (await loadCase(scope, project.id)).read);
  return holds(condition, factReader(policy, factsOfRow(project)));
}

async function entry(scope: Scope, project: Project) {
  const found = await loadCase(scope, project.id);
  const turns = await turnsOf(scope, found);
  const running = found.deadlines.find(({ state }) => state === 'running');
  return {
    project: projectRef(found),
    stage: found.policy.stages[project.stage]?.name ?? project.stage,
    turn: turns.length === 0 ? null : [...new Set(turns.map(({ role }) => role))].join('、'),
    deadline: running === undefined ? null : deadlineView(scope, found, running),
  };
}
