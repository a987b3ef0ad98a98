import { encodeAction } from '../../cards/kit/action.js';
import { findingLine } from '../../cards/kit/parts.js';
import type { MaterialView } from '../../cards/kit/props.js';
import { longInstant } from '../../workflow/time/civil.js';
import { say } from '../../cards/kit/wording.js';
import type { ReadSheet } from '../../handlers/read-sheet.js';

const STATES = {
  received: { state: '已收到', tone: 'done' },
  waiting: { state: '待上传', tone: 'warn' },
  notNeeded: { state: '不需要', tone: 'info' },
} as const;

/** The materials of a form's page, each with what is there and the way to send another, as `material.hbs` needs them. */
export function materialsView(read: ReadSheet): object[] {
  return read.sheet.materials.filter(({ state }) => state !== 'notNeeded').map((material) => materialView(read, material));
}

function materialView({ sheet, checks, earlier }: ReadSheet, material: MaterialView): object {
  const { id, name, required, state, file, accept, hint, article, template } = material;
  const { taskId: task, projectId: project } = sheet;
  const findings = checks.find((check) => check.id === id)?.findings ?? [];
  const wanting = findings.filter(({ level }) => level !== 'found');
  const href =
    file?.id === undefined ? null : linkTo(encodeAction({ verb: 'material.send', project, material: id, file: file.id }));
  return {
    id,
    name,
    required,
    missing: required && state === 'waiting',
    ...STATES[state],
    advice: say('material.advice', { accept: accept.map((ending) => ending.toUpperCase()), hint, article }),
    file: file === null ? null : { name: file.name, at: longInstant(file.at), href },
    findings: wanting.length === 0 ? null : { count: wanting.length, lines: wanting.map(findingLine) },
    checked: findings.length > 0 && wanting.length === 0 ? `逐项检查：${String(findings.length)} 项都有。` : null,
    template: template === true ? linkTo(encodeAction({ verb: 'material.template', task, material: id })) : null,
    accept: accept.map((ending) => `.${ending}`).join(','),
    history: earlier
      .filter((old) => old.material === id)
      .map((old) => ({
        name: old.name,
        by: old.by,
        at: longInstant(old.at),
        state: old.state === 'recalled' ? '已撤回' : '已换成新的',
      })),
  };
}

function linkTo(wire: string): string {
  return `/pages/files/of/${wire}`;
}
