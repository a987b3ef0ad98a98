import { tableTemplate } from '../../documents/index.js';
import { rowsOf } from '../../workflow/forms/table.js';
import { type Filling, openFilling } from '../core/forms/filling.js';
import { pageOfField, tableOf } from '../core/forms/filling-table.js';
import { keep } from '../core/forms/keep.js';
import { readForm } from '../core/forms/read-page.js';
import { sendFile } from '../deeds/send-file.js';
import { formReply } from '../present/form.js';
import { done, hint } from '../reply.js';
import type { ActionHandler } from './handler.js';

/** Gives the Excel table, with the rows that are filled in already. A page has kept what stands on it before it asks. */
export const sendTemplate: ActionHandler<'table.template'> = async (context, { task, field: fieldId }, raw) => {
  const filling = await openFilling(context, task);
  const field = tableOf(filling, fieldId);
  const page = pageOfField(filling, fieldId);
  const onPage = context.inbound.onPage === true;
  const { values, conflicts } = readForm(context, filling, raw);
  const kept = onPage ? filling : await keep(context, filling, values, page);
  const title = field.template ?? field.label;
  const rows = rowsOf(kept.values[field.id]);
  const { sha256 } = await context.deps.files.put(await tableTemplate(field, title, rows));
  const { reply } = await sendFile(context, { sha256, name: `${title}.xlsx` });
  if (onPage) return reply;
  const filled = rows.length === 0 ? '' : `（含已填的 ${String(rows.length)} 行）`;
  const note = `表格“${title}.xlsx”${filled}已发到本会话。填好后把文件直接发回来，会逐格核对。`;
  return { toast: hint('模板已发送。'), ...formReply(context, kept, { page, note, conflicts }) };
};

/** Puts back the rows that stood there before a file was read in. */
export const undoImport: ActionHandler<'table.undo'> = async (context, { task, version, field: fieldId }, raw) => {
  const filling = await openFilling(context, task);
  const { id } = tableOf(filling, fieldId);
  const page = pageOfField(filling, id);
  const before = revisionBefore(filling);
  const mayUndo = version === filling.version && before !== null;
  const { values, conflicts } = readForm(context, filling, raw);
  const rows = rowsOf(before?.values[id]);
  // A file may have replaced several tables at once.
  const tables = filling.form?.pages.flatMap(({ fields }) => fields.filter(({ type }) => type === 'table')) ?? [];
  const old = Object.fromEntries(tables.map(({ id }) => [id, rowsOf(before?.values[id])]));
  const kept = await keep(context, filling, mayUndo ? { ...values, ...old } : values, page);
  const note = mayUndo ? null : '读入以后表格又改过，不能再撤销。可以逐行修改，或重新发送表格。';
  const toast = mayUndo ? done(`已恢复原来的 ${String(rows.length)} 行。`) : hint('没有撤销。');
  return { toast, ...formReply(context, kept, { page, note, conflicts }) };
};

/** The draft that reading a file in left behind. */
function revisionBefore({ found, task, draft }: Filling) {
  const drafts = found.forms.filter(({ taskId, state }) => taskId === task.id && state === 'draft');
  return drafts.findLast(({ id }) => id !== draft?.id) ?? null;
}
