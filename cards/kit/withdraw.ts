import { button } from './build.js';
import type { Button } from './tree.js';
import { say } from './wording.js';

interface At {
  readonly taskId: number;
  readonly version: number;
}

/** Takes back what was handed in; `name` tells it from others on the same card. */
export function withdrawButton(what: string, at: At, name?: string): Button {
  const sure = { title: say('task.withdrawTitle'), text: say('task.withdrawText', { what }) };
  const label = name === undefined ? '撤回' : `撤回：${name}`;
  return button(label, { verb: 'task.withdraw', task: at.taskId, version: at.version }, 'default', sure);
}

/** Lets go what was begun and not handed in. */
export function letGoButton(what: string, { taskId, version }: At): Button {
  const sure = { title: say('task.letGoTitle', { what }), text: say('task.letGoText', { what }) };
  return button(`不办了：${what}`, { verb: 'task.withdraw', task: taskId, version }, 'default', sure);
}
