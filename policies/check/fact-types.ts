import type { Field, Policy } from '../schema/index.js';
import { lifeFact } from './life-facts.js';
import { suggestion } from './nearest.js';
import type { FactType, Resolved } from './resolved.js';

/** First parts of a path that are no form; a form may not have one of these ids. */
export const RESERVED = [
  'stage',
  'status',
  'result',
  'material',
  'flag',
  'done',
  'times',
  'open',
  'opinions',
  'derived',
  'project',
  'paused',
  'answers',
  'deadline',
  'renewed',
  'lots',
] as const;

/** Resolves a path as `workflow` reads it: see the paths in `policies/schema/condition.ts`. */
export function factType(policy: Policy, path: string): Resolved {
  const [head = '', ...rest] = path.split('.');
  const [key = ''] = rest;
  const simple = (type: FactType, length: number, ids?: readonly string[], what?: string): Resolved => {
    if (ids !== undefined && !ids.includes(key)) return { says: `“${path}”：没有${what ?? ''}“${key}”${suggestion(key, ids)}` };
    return rest.length === length ? { type } : { says: `“${path}”多写或少写了一段` };
  };
  const tasks = Object.keys(policy.tasks);
  switch (head) {
    case 'stage':
      return simple({ kind: 'one', options: Object.keys(policy.stages) }, 0);
    case 'status':
      return simple({ kind: 'one', options: ['draft', 'running', 'ended'] }, 0);
    case 'result':
      return simple({ kind: 'one', options: ['passed', 'failed', 'cancelled', 'done'] }, 0);
    case 'material':
      return simple({ kind: 'boolean' }, 1, Object.keys(policy.materials), '材料');
    case 'flag':
      return simple({ kind: 'boolean' }, 1, Object.keys(policy.flags), '开关');
    case 'done':
      return simple({ kind: 'one', options: Object.keys(ownEntry(policy.tasks, key)?.outcomes ?? {}) }, 1, tasks, '待办');
    case 'times':
      return timesFact(policy, path, rest) ?? simple({ kind: 'number' }, 1, tasks, '待办');
    case 'open':
      return simple({ kind: 'boolean' }, 1, tasks, '待办');
    case 'opinions':
      return simple({ kind: 'number' }, 1, ['open', 'unanswered'], '意见数');
    case 'derived':
      return simple({ kind: 'number' }, 1, Object.keys(policy.derived), '推算值');
    case 'project':
      return simple({ kind: 'number' }, 1, ['total'], '项目事实');
    case 'paused':
      return simple({ kind: 'boolean' }, 0);
    default:
      return lifeFact(policy, path, head, rest) ?? formFact(policy, path, head, rest);
  }
}

/** How often a task ended in one outcome of it; null where none is named. */
function timesFact(policy: Policy, path: string, [task = '', outcome, ...more]: readonly string[]): Resolved | null {
  const outcomes = ownEntry(policy.tasks, task)?.outcomes;
  if (outcome === undefined || outcomes === undefined) return null;
  if (!Object.hasOwn(outcomes, outcome)) {
    return { says: `“${path}”：待办“${task}”没有结果“${outcome}”${suggestion(outcome, Object.keys(outcomes))}` };
  }
  return more.length === 0 ? { type: { kind: 'number' } } : { says: `“${path}”多写或少写了一段` };
}

/** The entry under an id that the policy itself wrote (never one that every object inherits). */
export function ownEntry<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** The fields of a form in their order, over all pages. */
export function fieldsOf(policy: Policy, form: string): Field[] {
  return ownEntry(policy.forms, form)?.pages.flatMap((page) => page.fields) ?? [];
}

function formFact(policy: Policy, path: string, form: string, [key = '', part, group, ...more]: readonly string[]): Resolved {
  if (!Object.hasOwn(policy.forms, form)) {
    const near = suggestion(form, Object.keys(policy.forms)) || suggestion(form, RESERVED);
    return { says: `“${path}”：没有表单“${form}”${near}` };
  }
  const fields = fieldsOf(policy, form);
  const field = fields.find(({ id }) => id === key);
  if (field === undefined) {
    const ids = fields.map(({ id }) => id);
    return { says: `“${path}”：表单“${form}”里没有字段“${key}”${suggestion(key, ids)}` };
  }
  if (more.length > 0 || (part !== undefined && field.type !== 'table')) return { says: `“${path}”多写了一段` };
  if (field.type === 'table') return tableFact(field, path, part, group);
  return { type: typeOf(field) };
}

function typeOf(field: Exclude<Field, { type: 'table' }>): FactType {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'total':
      return { kind: 'number' };
    case 'yesno':
      return { kind: 'boolean' };
    case 'choice':
      return { kind: 'one', options: field.options };
    case 'multiChoice':
      return { kind: 'many', options: field.options };
    default:
      return { kind: field.type };
  }
}

function tableFact(field: Extract<Field, { type: 'table' }>, path: string, part?: string, group?: string): Resolved {
  if (part === undefined) return { type: { kind: 'boolean' } };
  if (part !== 'total' && part !== 'rows') {
    return { says: `“${path}”：表格后面只能写 total 或 rows${suggestion(part, ['total', 'rows'])}` };
  }
  if (group === undefined) return { type: { kind: 'number' } };
  const groups = field.columns.find(({ id }) => id === field.groupBy)?.options ?? [];
  if (part === 'rows' || !groups.includes(group)) {
    return { says: `“${path}”：表格没有分类“${group}”${suggestion(group, groups)}` };
  }
  return { type: { kind: 'number' } };
}
