import { bullets, button, buttonRows, collapsible, muted } from './build.js';
import { findingLine } from './parts.js';
import type { CheckView } from './props.js';
import type { Block } from './tree.js';
import { say } from './wording.js';

/** What the checks of the files found wanting, as evidence, and the way to all that they looked at. */
export function checkBlocks(checks: readonly CheckView[], projectId: number, shown: number): readonly (Block | null)[] {
  const wanting = checks.flatMap(({ name, findings }) =>
    findings.filter(({ level }) => level !== 'found').map((finding) => ({ name, line: findingLine(finding) })),
  );
  const lines = wanting.slice(0, shown).map(({ line }) => line);
  const rest = wanting.slice(shown);
  const where = [...new Set(rest.map(({ name }) => `“${resultsOf(name)}”`))].join('');
  return [
    ...checks.map(({ name, findings }) => {
      const found = findings.filter(({ level }) => level === 'found').length;
      const unchecked = findings.some(({ level }) => level === 'unchecked');
      return muted(say('task.checked', { name, unchecked, of: findings.length, found }));
    }),
    lines.length === 0
      ? null
      : collapsible(
          say('task.findings', { count: wanting.length }),
          [bullets(lines), rest.length > 0 ? muted(say('task.findingsMore', { rest: rest.length, where })) : null],
          true,
        ),
    ...buttonRows(
      checks.slice(0, 6).map(({ id, name }) => {
        return button(resultsOf(name), { verb: 'material.findings', project: projectId, material: id }, 'link');
      }),
      3,
    ),
  ];
}

function resultsOf(name: string): string {
  return `${name}检查结果`;
}
