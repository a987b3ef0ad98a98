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
      return `“${policy.tasks[key]?.name ?? key}”的次数`;
    case 'open':
      return `正在办理“${policy.tasks[key]?.name ?? key}”`;
    case 'opinions':
      return key === 'unanswered' ? '未回应的意见数' : '未办结的意见数';
    case 'project':
      return '项目经费预算';
    case 'derived':
      return policy.derived[key]?.name ?? key;
    default:
      return formLabel(policy, head, key, part);
  }
}

function formLabel(policy: Policy, form: string, fieldId: string, part: string | undefined): string {
  const field = policy.forms[form]?.pages.flatMap((page) => page.fields).find(({ id }) => id === fieldId);
  const label = field?.label ?? fieldId;
  if (part === 'total') return `${label}合计`;
  if (part === 'rows') return `${label}行数`;
  return label;
}
