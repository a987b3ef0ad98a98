import { INPUTS } from '../../cards/kit/inputs.js';
import type { Typed } from '../visit.js';

const LABELS: ReadonlyMap<string, string> = new Map([
  [INPUTS.reason, '理由'],
  [INPUTS.opinions, '修改意见'],
  [INPUTS.lateReason, '逾期原因'],
  [INPUTS.note, '意见'],
]);

/** What was typed into a form that was not taken, to be given back. */
export function typedIn(form: Readonly<Record<string, unknown>>): Typed[] {
  return Object.entries(form).flatMap(([name, value]): Typed[] =>
    typeof value === 'string' && value.trim() !== '' ? [{ name, label: LABELS.get(name) ?? '填写的内容', value }] : [],
  );
}
