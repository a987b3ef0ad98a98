import type { Project, ProjectStatus } from '../../entities/project.entity.js';
import type { Scope } from '../../handlers/context.js';
import { loadCase } from '../../handlers/core/case/case.js';
import type { Case } from '../../handlers/core/case/project-case.js';
import { turnsOf } from '../../handlers/present/views.js';
import { resultWord } from '../../workflow/describe/result.js';
import { formatDate } from '../../workflow/time/civil.js';

/** One project for another program; the fields' names are a contract of the command line. */
export interface ProjectView {
  readonly id: number;
  readonly number: string | null;
  readonly name: string;
  readonly policy: string;
  readonly unit: string;
  readonly status: string;
  readonly stage: string;
  readonly result: Project['result'];
  readonly totalWan: number | null;
  readonly turns: readonly {
    readonly task: string;
    readonly role: string;
    readonly names: readonly string[];
    readonly due: string | null;
  }[];
  readonly deadlines: readonly {
    readonly name: string;
    readonly due: string;
    readonly certain: boolean;
    readonly state: string;
    readonly article: string;
  }[];
  readonly letters: readonly { readonly number: string; readonly title: string }[];
}

export async function projectView(scope: Scope, projectId: number): Promise<ProjectView> {
  const found = await loadCase(scope, projectId);
  const { project, unit, policy } = found;
  const turns = await turnsOf(scope, found);
  const letters = await scope.tx.letters.ofProject(project.id);
  return {
    id: project.id,
    number: project.number,
    name: project.name,
    policy: `${policy.id}@${policy.version}`,
    unit: unit.name,
    status: project.status,
    stage: policy.stages[project.stage]?.name ?? project.stage,
    result: project.result,
    totalWan: project.totalWan,
    turns: turns.map(({ task, role, names, deadline }) => ({ task, role, names, due: deadline?.dueOn ?? null })),
    deadlines: deadlinesOf(found),
    letters: letters.map(({ number, title }) => ({ number, title })),
  };
}

/** Those of several policies, as the store orders them. */
export async function projectViews(
  scope: Scope,
  policies: readonly string[],
  status: ProjectStatus | undefined,
): Promise<ProjectView[]> {
  const views: ProjectView[] = [];
  for (const policy of policies) {
    const projects = await scope.tx.projects.ofPolicy(policy, status === undefined ? {} : { status });
    for (const { id } of projects) views.push(await projectView(scope, id));
  }
  return views;
}

function deadlinesOf({ deadlines, policy }: Case): ProjectView['deadlines'] {
  return deadlines.map(({ deadline, dueOn, certain, state }) => ({
    name: policy.deadlines[deadline]?.name ?? deadline,
    due: dueOn,
    certain,
    state,
    article: policy.deadlines[deadline]?.article ?? '',
  }));
}

/** One line of a list. */
export function projectLine({ id, number, name, unit, stage, status, result, turns }: ProjectView): string {
  const state = status === 'ended' ? resultWord(result) : status === 'draft' ? '草稿' : stage;
  const turn = turns.map(({ role, task, due }) => `${role}：${task}${due === null ? '' : `（${due} 前）`}`).join('；');
  return [number ?? `#${id}`, name, unit, state, turn].filter((part) => part !== '').join(' | ');
}

/** The whole project in words. */
export function projectLines(view: ProjectView): string[] {
  return [
    projectLine(view),
    `办法 ${view.policy}，总投资 ${view.totalWan === null ? '未填' : `${view.totalWan} 万元`}`,
    ...view.turns.map(({ task, role, names }) => `待办 ${task}：${role}（${names.join('、') || '暂无人员'}）`),
    ...view.deadlines.map(({ name, due, certain, state, article }) => {
      return `时限 ${name}：${formatDate(due, { year: true })}${certain ? '' : '（暂估）'}，${STATES[state] ?? state}，${article}`;
    }),
    ...view.letters.map(({ number, title }) => `文书 ${number}《${title}》`),
  ];
}

const STATES: Readonly<Record<string, string>> = {
  running: '计时中',
  met: '按时完成',
  metLate: '逾期完成',
  missed: '未完成',
  suspended: '暂停',
  cancelled: '取消',
};
