import { describe, expect, it } from 'vitest';
import { isUnreadable, readTable, readWorkbook, tableTemplate } from '../../documents/index.js';
import { budgetField } from './support/field.js';
import { rewrite } from './support/xlsx.js';

const field = budgetField();
const TITLE = '项目资金概算明细汇总表';

async function cells(bytes: Uint8Array) {
  const sheets = await readWorkbook(bytes);
  if (isUnreadable(sheets)) throw new Error(sheets.unreadable);
  return sheets[0]?.rows ?? [];
}

describe('tableTemplate', () => {
  it('says how to fill it, with units, required columns and the choices', async () => {
    const rows = await cells(await tableTemplate(field, TITLE));
    expect(rows[0]?.[0]).toBe(TITLE);
    expect(rows[1]?.[0]).toContain('类别填 系统软件、工具软件、应用软件、硬件、其他项目 之一');
    expect(rows[1]?.[0]).toContain('小计由公式算出，不用填');
    expect(rows[2]).toEqual(['类别*', '名称（模块/型号）*', '数量*', '单价（万元）*', '小计（万元）', '备注']);
  });

  it('comes back empty with one fault, and filled with none', async () => {
    const empty = await tableTemplate(field, TITLE);
    expect(await readTable(empty, field)).toMatchObject({ rows: [], faults: [{ says: '第 4 行：表中还没有填写内容' }] });
    const filled = rewrite(empty, 'xl/worksheets/sheet1.xml', (xml) =>
      xml
        .replace(/<c r="A4"[^>]*?(\/>|><\/c>)/, '<c r="A4" t="inlineStr"><is><t>硬件</t></is></c>')
        .replace(/<c r="B4"[^>]*?(\/>|><\/c>)/, '<c r="B4" t="inlineStr"><is><t>服务器</t></is></c>')
        .replace(/<c r="C4"[^>]*?(\/>|><\/c>)/, '<c r="C4"><v>3</v></c>')
        .replace(/<c r="D4"[^>]*?(\/>|><\/c>)/, '<c r="D4"><v>2.5</v></c>'),
    );
    expect(await readTable(filled, field)).toEqual({
      rows: [{ category: '硬件', item: '服务器', quantity: 3, price: 2.5, subtotal: 7.5, note: null }],
      faults: [],
    });
  });

  it('never makes more rows than the table may have', async () => {
    const rows = await cells(await tableTemplate(budgetField({ maxRows: 5 }), TITLE));
    expect(rows.at(-1)?.[0]).toBe('资金总计');
    expect(rows).toHaveLength(3 + 5 + 1);
  });
});
