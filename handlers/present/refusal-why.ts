import type { Action } from '../../cards/kit/action.js';
import { button } from '../../cards/kit/build.js';
import type { Button } from '../../cards/kit/tree.js';
import { ruleButton } from '../../cards/kit/why.js';
import type { Refusal } from '../../workflow/refusals.js';

/** The button that explains a refusal; null where it has no article behind it. `action` is the press that was refused, if one was. */
export function refusalWhy(action: Action | null, { code, data, article }: Refusal): Button | null {
  const task = action !== null && 'task' in action && typeof action.task === 'number' ? action.task : null;
  const { gate, material, deadline, project, task: rule } = data;
  if (deadline !== undefined) return button('为什么', { verb: 'deadline.why', deadline: Number(deadline) }, 'link');
  if (task !== null && code === 'GATE_CLOSED' && gate !== undefined) return ruleButton({ kind: 'gate', task, gate });
  if (task !== null && material !== undefined) return ruleButton({ kind: 'material', task, material });
  if (action?.verb === 'task.start') return ruleButton({ kind: 'task', project: action.project, task: action.task });
  if (project !== undefined && rule !== undefined) return ruleButton({ kind: 'task', project: Number(project), task: rule });
  return article === undefined || project === undefined
    ? null
    : button('为什么', { verb: 'project.why', project: Number(project) }, 'link');
}
