import { holdsIf } from '../../workflow/condition.js';
import { conditionPaths } from '../../workflow/describe/paths.js';
import { derivedSources } from '../../workflow/facts/derived-sources.js';
import { resultWord } from '../../workflow/describe/result.js';
import type { Policy } from '../../policies/schema/index.js';
import type { Task } from '../../entities/task.entity.js';
import type { Case } from '../core/case/project-case.js';

/** One thing that may come: who does what, or that the project ends. */
interface Coming {
  readonly role: string | null;
  readonly what: string;
  /** It hangs on what doing the task brings with it. */
  readonly may: boolean;
}

/** Who goes on once the task is done as it usually is; what hangs on how it is done, an amount that is typed there, is only said to be possible. */
export function afterwards(found: Case, task: Task): string | null {
  const { policy, read } = found;
  const [outcome] = Object.values(policy.tasks[task.task]?.outcomes ?? {});
  const coming = (outcome?.effects ?? []).flatMap((effect): Coming[] => {
    const may = effect.when !== undefined && conditionPaths(effect.when).some((path) => bringsWithIt(found, task, path));
    if (!may && !holdsIf(effect.when, read)) return [];
    if ('end' in effect) return [{ role: null, what: `项目${resultWord(effect.end)}，流程结束`, may }];
    const opened = 'open' in effect ? policy.tasks[effect.open] : undefined;
    return opened === undefined ? [] : [{ role: policy.roles[opened.actor]?.name ?? opened.actor, what: opened.name, may }];
  });
  const sure = said(coming.filter(({ may }) => !may)).join('；');
  const perhaps = said(coming.filter(({ may }) => may)).join('，或');
  const all = [sure, perhaps === '' ? '' : `视办理结果，可能${perhaps}`].filter((part) => part !== '');
  return all.length === 0 ? null : `${all.join('；')}。`;
}

/** What one role may do stands together: 由区财政局办理“甲”或“乙”. */
function said(coming: readonly Coming[]): string[] {
  const roles = [...new Set(coming.map(({ role }) => role))];
  return roles.flatMap((of) => {
    const what = [...new Set(coming.filter(({ role }) => role === of).map((one) => one.what))];
    if (of === null) return what;
    const sure = coming.some(({ role, may }) => role === of && !may);
    return [`由${of}办理${what.map((name) => `“${name}”`).join(sure ? '' : '或')}`];
  });
}

/** Whether a fact is not what it is now once the task is done: its own answers and its own outcome, the sums of them, how many are still open. */
function bringsWithIt({ policy, read }: Pick<Case, 'policy' | 'read'>, task: Task, path: string): boolean {
  const [head = '', id = ''] = path.split('.');
  const form = policy.tasks[task.task]?.form;
  if (head === form) return read(path) === null;
  if (head === 'derived') return sources(policy, id).some((source) => source.split('.')[0] === form);
  return head === 'lots' || (OF_TASKS.includes(head) && id === task.task);
}

const OF_TASKS: readonly string[] = ['done', 'times', 'open', 'answers'];

/** The facts from which one is worked out, at the bottom of it. */
function sources(policy: Policy, id: string): string[] {
  const rule = policy.derived[id];
  if (rule === undefined) return [];
  return derivedSources(rule).flatMap((path) =>
    path.startsWith('derived.') ? sources(policy, path.slice('derived.'.length)) : [path],
  );
}
