import { INPUTS } from '../../cards/kit/inputs.js';
import { BASE } from '../../handlers/core/forms/merge-page.js';
import type { Typed } from '../visit.js';

const LABELS: ReadonlyMap<string, string> = new Map([
  [INPUTS.reason, '理由'],
  [INPUTS.opinions, '修改意见'],
  [INPUTS.lateReason, '逾期原因'],
  [INPUTS.note, '意见'],
]);

/** What was typed into a form that was not taken, to be given back. A table comes as a spreadsheet copies it, so that it can be pasted again. */
export function typedIn(form: Readonly<Record<string, unknown>>): Typed[] {
  return Object.entries(form).flatMap(([name, sent]): Typed[] => {
    const value = name === BASE ? '' : textOf(sent);
    return value.trim() === '' ? [] : [{ name, label: LABELS.get(name) ?? (isTable(sent) ? '填写的表格' : '填写的内容'), value }];
  });
}

function textOf(sent: unknown): string {
  if (typeof sent === 'string') return sent;
  return isTable(sent) ? sent.map((row) => Object.values(row).map(cellOf).join('\t')).join('\n') : '';
}

function isTable(sent: unknown): sent is readonly object[] {
  return Array.isArray(sent) && sent.length > 0 && sent.every((row) => typeof row === 'object' && row !== null);
}

/** A cell with a break in it, quoted as spreadsheets do. */
function cellOf(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
