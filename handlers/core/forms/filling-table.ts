import type { FieldOf } from '../../../policies/schema/index.js';
import type { Row } from '../../../workflow/facts.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Filling } from './filling.js';

/** A table of the form. Throws `STALE_CARD` for a button that names none: no card of today carries it. */
export function tableOf({ form }: Filling, fieldId: string): FieldOf<'table'> {
  const field = form?.pages.flatMap(({ fields }) => fields).find(({ id }) => id === fieldId);
  if (field?.type !== 'table') throw new Refused(refuse('STALE_CARD'));
  return field;
}

/** The page on which a field stands. */
export function pageOfField({ form }: Pick<Filling, 'form'>, fieldId: string): number {
  return Math.max(0, form?.pages.findIndex(({ fields }) => fields.some(({ id }) => id === fieldId)) ?? 0);
}

/** The page on which a material is asked for: a task's own stand on the last. */
export function pageOfMaterial({ form }: Pick<Filling, 'form'>, materialId: string): number {
  const pages = form?.pages ?? [];
  const at = pages.findIndex(({ materials }) => materials.includes(materialId));
  return at < 0 ? Math.max(0, pages.length - 1) : at;
}

/** A new row begins in the group of the one before it. */
export function nextRow({ groupBy }: FieldOf<'table'>, rows: readonly Row[]): Row {
  const group = groupBy === undefined ? null : rows.at(-1)?.[groupBy];
  return groupBy === undefined || group === null || group === undefined ? {} : { [groupBy]: group };
}
