import { bullets, button, buttonRows, collapsible, muted } from './build.js';
import { findingLine } from './parts.js';
import type { CheckView } from './props.js';
import type { Block } from './tree.js';
import { say } from './wording.js';

/** What the checks of the files found wanting, as evidence, and the way to all that they looked at. */
export function checkBlocks(checks: readonly CheckView[], projectId: number, shown: number): readonly (Block | null)[] {
  const wanting = checks.flatMap(({ findings }) => findings.filter(({ level }) => level !== 'found'));
  const lines = wanting.slice(0, shown).map(findingLine);
  return [
    ...checks.map(({ name, findings }) => {
      const found = findings.filter(({ level }) => level === 'found').length;
      const unchecked = findings.some(({ level }) => level === 'unchecked');
      return muted(say('task.checked', { name, unchecked, of: findings.length, found }));
    }),
    lines.length === 0 ? null : collapsible(say('task.findings', { count: wanting.length }), [bullets(lines)], true),
    ...buttonRows(
      checks.slice(0, 6).map(({ id, name }) => {
        return button(`${name}检查结果`, { verb: 'material.findings', project: projectId, material: id }, 'link');
      }),
      3,
    ),
  ];
}
