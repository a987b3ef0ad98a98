import { showValue } from '../../../workflow/forms/show.js';
import type { Filling } from './filling.js';
import type { Conflict } from './merge-page.js';

/** Said of each answer that was changed on a card and elsewhere too: what the card brought, whole, so that it can be typed again. */
export function notTaken({ form }: Pick<Filling, 'form'>, conflicts: readonly Conflict[]): string[] {
  const fields = form?.pages.flatMap((page) => page.fields) ?? [];
  return conflicts.flatMap(({ field: id, mine }) => {
    const field = fields.find((one) => one.id === id);
    if (field === undefined) return [];
    const said = `“${field.label}”已在别处改过，留的是那里的；旧卡片上`;
    if (mine === null || mine === '') return [`${said}清空了它，没有采用，要清空请再清一次。`];
    return [`${said}填的没有采用，要用请再填一次：\n${showValue(field, mine)}`];
  });
}
