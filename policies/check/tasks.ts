import type { Policy, Task } from '../schema/index.js';
import type { Finding, PolicyPath } from './finding.js';
import { repeated } from './repeated.js';

/** Each task has what its kind needs. */
export function checkTasks(policy: Policy): Finding[] {
  return [
    ...Object.entries(policy.tasks).flatMap(([id, task]) => checkTask(task, ['tasks', id])),
    ...tablesOfDecisions(policy),
    ...filesOfDecisions(policy),
    ...contractTasks(policy),
    ...checkBeginning(policy),
  ];
}

function checkTask(task: Task, path: PolicyPath): Finding[] {
  const findings: Finding[] = [];
  if (task.kind === 'form' && task.form === undefined) {
    findings.push({ path, says: `“${task.name}”要填写，缺少 form（表单标识）` });
  }
  if (task.kind === 'filing' && task.form === undefined && task.materials.length === 0) {
    findings.push({ path, says: `“${task.name}”要备案，缺少 form（表单标识）或 materials（材料）` });
  }
  if (task.kind === 'meeting' && task.meeting === undefined) {
    findings.push({ path, says: `“${task.name}”在会上办理，缺少 meeting（会议标识）` });
  }
  if (task.kind !== 'meeting' && task.meeting !== undefined) {
    findings.push({ path: [...path, 'meeting'], says: `只有 kind 为 meeting 的待办才上会，“${task.name}”是 ${task.kind}` });
  }
  if (task.bodies !== undefined && task.per !== undefined) {
    findings.push({ path: [...path, 'per'], says: `“${task.name}”不能既按单位征求（bodies）又按分项办理（per）` });
  }
  if (task.bodies?.length === 0) findings.push({ path: [...path, 'bodies'], says: `“${task.name}”没有写向哪些单位征求` });
  if (Object.keys(task.outcomes).length === 0) {
    findings.push({ path: [...path, 'outcomes'], says: `“${task.name}”没有任何结果，无法办结` });
  }
  for (const [id, outcome] of Object.entries(task.outcomes)) {
    const at = [...path, 'outcomes', id];
    if (outcome.needs.includes('form') && task.form === undefined) {
      findings.push({ path: [...at, 'needs'], says: `结果“${outcome.label}”要求填表，但“${task.name}”没有 form` });
    }
    const own = task.gates.map((gate, index) => ({ id: gate.id, path: [...path, 'gates', index, 'id'] }));
    const gates = outcome.gates.map((gate, index) => ({ id: gate.id, path: [...at, 'gates', index, 'id'] }));
    findings.push(...repeated('门槛', [...own, ...gates]).filter((finding) => finding.path[2] === 'outcomes'));
  }
  const own = task.gates.map((gate, index) => ({ id: gate.id, path: [...path, 'gates', index, 'id'] }));
  return [...findings, ...repeated('门槛', own)];
}

/** A decision is asked for on one card of few questions: rows are written in a form or a filing. */
function tablesOfDecisions({ tasks, forms }: Policy): Finding[] {
  return Object.entries(tasks).flatMap(([id, { kind, name, form = '' }]) => {
    const fields = Object.hasOwn(forms, form) ? forms[form]?.pages.flatMap((page) => page.fields) : [];
    if (kind === 'form' || kind === 'filing' || fields?.some(({ type }) => type === 'table') !== true) return [];
    return [{ path: ['tasks', id, 'form'], says: `“${name}”的表单里有表格，表格只能在 kind 为 form 或 filing 的待办里填写` }];
  });
}

/** The same of files: a decision's card has no place to upload one. */
function filesOfDecisions({ tasks, forms }: Policy): Finding[] {
  return Object.entries(tasks).flatMap(([id, { kind, name, form = '', materials }]) => {
    if (kind === 'form' || kind === 'filing') return [];
    const ofForm = Object.hasOwn(forms, form) ? forms[form]?.pages.some((page) => page.materials.length > 0) : false;
    const says = `“${name}”要交材料，材料只能在 kind 为 form 或 filing 的待办里上传`;
    return [
      ...(ofForm === true ? [{ path: ['tasks', id, 'form'], says }] : []),
      ...(materials.length > 0 ? [{ path: ['tasks', id, 'materials'], says }] : []),
    ];
  });
}

/** What 合同备案 opens is filled in by the unit, and is filed once. */
function contractTasks({ tasks, roles }: Policy): Finding[] {
  const marked = Object.entries(tasks).filter(([, { contract }]) => contract !== undefined);
  const strange = marked.flatMap(([id, { name, kind, actor }]) => {
    const isFilled = (kind === 'form' || kind === 'filing') && (!Object.hasOwn(roles, actor) || roles[actor]?.scope === 'unit');
    const says = `“合同备案”打开的是项目单位填的表或备案（kind 为 form 或 filing，actor 的 scope 为 unit），“${name}”不是`;
    return isFilled ? [] : [{ path: ['tasks', id, 'contract'], says }];
  });
  const [first, ...others] = marked.filter(([, { contract }]) => contract === 'filing');
  const twice = others.map(([id, { name }]) => ({
    path: ['tasks', id, 'contract'],
    says: `备案合同的待办只能有一个，已有“${first?.[1].name ?? ''}”；“${name}”若只登记合同，请写 entry`,
  }));
  return [...strange, ...twice];
}

/** A project begins by filling the form in which its name stands. */
function checkBeginning({ begins, tasks, facts }: Policy): Finding[] {
  const first = Object.hasOwn(tasks, begins) ? tasks[begins] : undefined;
  if (first === undefined) return [];
  if (first.kind !== 'form') return [{ path: ['begins'], says: `项目从填表开始，“${first.name}”的 kind 应为 form` }];
  if (first.form === undefined || facts.name.startsWith(`${first.form}.`)) return [];
  return [{ path: ['facts', 'name'], says: `项目名称应取自第一张表单“${first.form}”` }];
}
