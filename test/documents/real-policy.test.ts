import { describe, expect, it } from 'vitest';
import { checkPlanFile, isUnreadable, readTable, readWorkbook, tableTemplate } from '../../documents/index.js';
import { loadPolicies } from '../../policies/load.js';
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
