import type { FaultView } from '../../../cards/kit/props.js';
import type { CivilDate } from '../../../workflow/time/civil.js';
import { absentMaterials } from '../../../workflow/decide/missing.js';
import { checkForm, type FormFault } from '../../../workflow/forms/check.js';
import { opinionsSeen } from '../case/opinions-seen.js';
import type { Filling } from './filling.js';

/** What stands in the way of handing a form in; `material` is the paper's id where it is one that has not come. */
export type FormLack = FaultView & { readonly material?: string };

/** Everything that stands in the way of handing a form in, at once: answers, materials, opinions without a response. */
export function formFaults(filling: Filling, today: CivilDate): FormLack[] {
  const { form, values, found } = filling;
  const answers = form === null ? [] : checkForm(form, values, found.read, { today }).map(faultView);
  return [...answers, ...missingMaterials(filling), ...unanswered(filling)];
}

/** `第 2 行“单价”请填写`, read after the field's label. */
export function faultView({ page, field, label, row, column, cell, says }: FormFault): FaultView {
  const where = row === undefined ? '' : `第 ${String(row)} 行“${column ?? ''}”`;
  const place = { ...(row === undefined ? {} : { row }), ...(cell === undefined ? {} : { cell }) };
  return { page, field, label, text: `${where}${says}`, ...place };
}

function missingMaterials({ found, task, definition, form }: Filling): FormLack[] {
  return absentMaterials(found.policy, found.facts, task, definition, found.read).map((id) => {
    const page = form?.pages.findIndex(({ materials }) => materials.includes(id)) ?? -1;
    const last = form === null ? null : form.pages.length - 1;
    const label = found.policy.materials[id]?.name ?? id;
    return { page: page < 0 ? last : page, field: null, label, text: '还没有上传', material: id };
  });
}

function unanswered({ found, definition }: Filling): FaultView[] {
  const count = definition.answersOpinions ? opinionsSeen(found).filter(({ state }) => state === 'open').length : 0;
  return count === 0
    ? []
    : [{ page: null, field: null, label: '修改意见', text: `还有 ${String(count)} 条没有回应，请点“回应修改意见”` }];
}
