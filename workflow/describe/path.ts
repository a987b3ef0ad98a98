import type { Policy } from '../../policies/schema/index.js';

/** The Chinese name of a fact's path, for sentences such as 须项目性质为扩建. */
export function pathLabel(policy: Policy, path: string): string {
  const [head = '', key = '', part] = path.split('.');
  switch (head) {
    case 'stage':
      return '当前环节';
    case 'status':
      return '项目状态';
    case 'result':
      return '项目结果';
    case 'material':
      return policy.materials[key]?.name ?? key;
    case 'flag':
      return policy.flags[key]?.name ?? key;
    case 'done':
      return `“${policy.tasks[key]?.name ?? key}”的结果`;
    case 'times':
      return timesLabel(policy, key, part);
    case 'open':
      return `正在办理“${policy.tasks[key]?.name ?? key}”`;
    case 'opinions':
      return key === 'unanswered' ? '未回应的意见数' : '未办结的意见数';
    case 'project':
      return '项目经费预算';
    case 'derived':
      return policy.derived[key]?.name ?? key;
    case 'paused':
      return '项目已中止';
    case 'answers':
      return answersLabel(policy, key, part);
    case 'deadline':
      return `“${policy.deadlines[key]?.name ?? key}”的时限`;
    case 'renewed':
      return `“${policy.tasks[part ?? '']?.name ?? part ?? ''}”之后重新提交的${policy.materials[key]?.name ?? key}`;
    case 'lots':
      return lotsLabel(policy, path);
    default:
      return formLabel(policy, head, key, part);
  }
}

/** “申报受理”的次数, “申报受理”中“退回修改”的次数. */
function timesLabel(policy: Policy, task: string, outcome: string | undefined): string {
  const { name = task, outcomes } = policy.tasks[task] ?? {};
  return outcome === undefined ? `“${name}”的次数` : `“${name}”中“${outcomes?.[outcome]?.label ?? outcome}”的次数`;
}

function formLabel(policy: Policy, form: string, fieldId: string, part: string | undefined): string {
  const field = policy.forms[form]?.pages.flatMap((page) => page.fields).find(({ id }) => id === fieldId);
  const label = field?.label ?? fieldId;
  if (part === 'total') return `${label}合计`;
  if (part === 'rows') return `${label}行数`;
  return label;
}

function answersLabel(policy: Policy, task: string, outcome = ''): string {
  const { name, outcomes } = policy.tasks[task] ?? {};
  return outcome === 'open'
    ? `“${name ?? task}”中还没有答复的单位`
    : `“${name ?? task}”中答复“${outcomes?.[outcome]?.label ?? outcome}”的单位`;
}

/** 合同数, 未办完的合同数, 已“验收”的合同数. */
function lotsLabel(policy: Policy, path: string): string {
  const [, kind = '', what = '', task = ''] = path.split('.');
  const name = policy.lots[kind]?.name ?? kind;
  if (what === 'open') return `未办完的${name}数`;
  return what === 'done' ? `已办结“${policy.tasks[task]?.name ?? task}”的${name}数` : `${name}数`;
}
