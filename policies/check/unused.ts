import { everyEffect } from '../every-effect.js';
import type { Policy } from '../schema/index.js';
import type { Finding } from './finding.js';

/** What is defined is used: a form that nobody fills or a material that nobody asks for is a slip of the pen. */
export function checkUnused(policy: Policy): Finding[] {
  const tasks = Object.values(policy.tasks);
  const effects = everyEffect(policy);
  const pages = Object.values(policy.forms).flatMap((form) => form.pages);
  const used = {
    forms: tasks.flatMap(({ form }) => form ?? []),
    materials: [...tasks, ...pages].flatMap(({ materials }) => materials),
    meetings: tasks.flatMap(({ meeting }) => meeting ?? []),
    letters: effects.flatMap((effect) => ('letter' in effect ? [effect.letter] : [])),
  };
  return [
    ...without('forms', policy, used.forms, (id) => `表单“${id}”没有用到：没有待办填写它`),
    ...without('materials', policy, used.materials, (id) => `材料“${id}”没有用到：没有表单页或待办要求它`),
    ...without('meetings', policy, used.meetings, (id) => `会议“${id}”没有用到：没有待办在会上办理`),
    ...without('letters', policy, used.letters, (id) => `文书“${id}”没有用到：没有结果出具它`),
    ...checkEndings(policy),
  ];
}

function without(
  kind: 'forms' | 'materials' | 'meetings' | 'letters',
  policy: Policy,
  used: readonly string[],
  says: (id: string) => string,
): Finding[] {
  const ids = Object.keys(policy[kind]).filter((id) => !used.includes(id));
  return ids.map((id) => ({ path: [kind, id], says: says(id) }));
}

/** File name endings are written as they are compared: small letters, no dot. */
function checkEndings({ materials }: Policy): Finding[] {
  return Object.entries(materials).flatMap(([id, { accept }]) =>
    accept.flatMap((ending, index) =>
      /^[a-z0-9]+$/.test(ending)
        ? []
        : { path: ['materials', id, 'accept', index], says: `文件后缀应为小写、不带点，如 pdf，写的是“${ending}”` },
    ),
  );
}
