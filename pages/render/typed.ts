import { INPUTS } from '../../cards/kit/inputs.js';

const LABELS: ReadonlyMap<string, string> = new Map([
  [INPUTS.reason, '理由'],
  [INPUTS.opinions, '修改意见'],
  [INPUTS.lateReason, '逾期原因'],
  [INPUTS.note, '意见'],
]);

/** How something that was typed is called when it is given back to be copied. */
export function labelOf(input: string): string {
  return LABELS.get(input) ?? '填写的内容';
}
