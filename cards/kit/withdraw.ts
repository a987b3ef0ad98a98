import { button } from './build.js';
import type { Button } from './tree.js';
import { say } from './wording.js';

/** Takes back what was handed in; `name` tells it from others on the same card. */
export function withdrawButton(what: string, at: { readonly taskId: number; readonly version: number }, name?: string): Button {
  const sure = { title: say('task.withdrawTitle'), text: say('task.withdrawText', { what }) };
  const label = name === undefined ? '撤回' : `撤回：${name}`;
  return button(label, { verb: 'task.withdraw', task: at.taskId, version: at.version }, 'default', sure);
}
