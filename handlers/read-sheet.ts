import { checksOf } from './present/findings.js';
import { formSheet, type FormSheet, type SheetState, sheetState } from './present/form-sheet.js';
import type { FormAt } from './present/form-views.js';
import type { CheckView } from '../cards/kit/props.js';
import type { Context } from './context.js';
import { openFilling } from './core/forms/filling.js';

/** A file that was sent as a material before the one that counts now. */
export interface EarlierFile {
  readonly material: string;
  readonly name: string;
  readonly by: string;
  readonly at: number;
  readonly state: 'replaced' | 'recalled';
}

/** A form before whoever may fill it in, and what is known of its files. */
export interface ReadSheet {
  readonly sheet: FormSheet;
  readonly checks: readonly CheckView[];
  readonly earlier: readonly EarlierFile[];
}

/** @param at - null: the page that was left off. @throws Refused where the person may not fill it in */
export async function readSheet(context: Context, taskId: number, at: FormAt | null): Promise<ReadSheet> {
  const filling = await openFilling(context, taskId);
  const sheet = formSheet(context, filling, at ?? { page: filling.draft?.page ?? 0 }, context.actor);
  const shown = new Set(sheet.materials.map(({ id }) => id));
  const earlier: EarlierFile[] = [];
  for (const row of await context.tx.materials.history(filling.found.project.id)) {
    const { material, name, byId, at: sentAt, state } = row;
    if (material === null || !shown.has(material) || (state !== 'replaced' && state !== 'recalled')) continue;
    earlier.push({ material, name, by: (await context.tx.staff.get(byId))?.name ?? '', at: sentAt, state });
  }
  return { sheet, checks: checksOf(filling.found, [...shown], filling.found.read), earlier };
}

/** How the answers of a page stand after they were kept. */
export async function readState(context: Context, taskId: number, at: FormAt): Promise<SheetState> {
  const filling = await openFilling(context, taskId);
  return sheetState(filling, at);
}
