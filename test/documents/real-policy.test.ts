import { describe, expect, it } from 'vitest';
import { checkPlanFile, isUnreadable, readTable, readWorkbook, tableTemplate } from '../../documents/index.js';
import { loadPolicies } from '../../policies/load.js';
import type { Column, FieldOf } from '../../policies/schema/index.js';
import type { CellValue, Row } from '../../workflow/facts.js';
import { checkRows, computeRows, isComputed } from '../../workflow/forms/table.js';
import { CONTEXT, planDocx, TITLES } from './support/plan.js';

const loaded = await loadPolicies('policies');
if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults.slice(0, 3)));
const policies = loaded.book.all();
const tables = policies.flatMap((policy) =>
  Object.values(policy.forms).flatMap((form) =>
    form.pages.flatMap(({ fields }) =>
      fields.flatMap((field) => (field.type === 'table' ? [{ name: `${policy.id} ${field.label}`, field }] : [])),
    ),
  ),
);

/** A row with something in every column that is typed. */
function rowOf(field: FieldOf<'table'>, at: number): Row {
  const cell = ({ type, options = [], min = 0, max = 9 }: Column): CellValue => {
    if (type === 'choice') return options[at % options.length] ?? null;
    return type === 'text' ? `第${String(at)}项`.padEnd(min, '。') : Math.max(min, Math.min(max, at * 2));
  };
  return Object.fromEntries(field.columns.map((column) => [column.id, isComputed(column) ? null : cell(column)]));
}

describe('the policies of the house', () => {
  it.each(tables)('the template of $name is read back by its own reader', async ({ field }) => {
    const bytes = await tableTemplate(field, field.template ?? field.label);
    const sheets = await readWorkbook(bytes);
    expect(isUnreadable(sheets)).toBe(false);
    expect(await readTable(bytes, field)).toMatchObject({
      rows: [],
      faults: field.minRows > 0 ? [{ says: '第 4 行：表中还没有填写内容' }] : [],
    });
  });

  it.each(tables)('what is filled in of $name goes out and comes back with nothing to correct', async ({ field }) => {
    const rows = computeRows(field, [rowOf(field, 1), rowOf(field, 2)]).slice(0, field.maxRows);
    expect(checkRows(field, rows)).toEqual([]);
    expect(await readTable(await tableTemplate(field, field.template ?? field.label, rows), field)).toEqual({ rows, faults: [] });
  });

  it('has a plan outline whose chapters a complete plan meets, and one with a chapter less does not', async () => {
    const outline = policies.find(({ id }) => id === 'linan')?.outlines.plan;
    if (!outline) throw new Error('no outline');
    const wrong = async (titles: readonly string[]) => {
      const findings = checkPlanFile(
        await planDocx({ titles, body: (title) => [`建设必要性、建设目标、投资概算、明细清单：${title}`] }),
        outline,
        CONTEXT,
      );
      return isUnreadable(findings)
        ? [findings.unreadable]
        : findings.flatMap(({ level, item }) => (level !== 'found' && item.startsWith('章节') ? [item] : []));
    };
    expect(await wrong(TITLES)).toEqual([]);
    expect(await wrong(TITLES.slice(1))).toEqual([`章节：${TITLES[0] ?? ''}`]);
  });
});
