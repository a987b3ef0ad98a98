import { describe, expect, it } from 'vitest';
import { plainCell, type ProjectLine, projectSheet } from '../../documents/project-sheet.js';
import { readWorkbook } from '../../documents/index.js';

const line: ProjectLine = {
  number: 'LA-2026-001',
  name: '智慧养老',
  unit: '区文化馆',
  handler: '李明',
  stage: '申报审批',
  state: '办理中',
  turn: '',
  due: '',
  totalWan: 56.65,
  updatedOn: '2026-09-18',
};

describe('the sheet of projects', () => {
  it('has a line for each, money as a number', async () => {
    const sheet = await readWorkbook(await projectSheet('项目台账', [line, { ...line, number: null, totalWan: null }]));
    const cells = JSON.stringify(sheet);
    expect(cells).toContain('总投资（万元）');
    expect(cells.match(/智慧养老/g)).toHaveLength(2);
    expect(cells).toContain('56.65');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '\r=1'])('takes %j for text', (text) => {
    expect(plainCell(text)).toBe(`'${text}`);
  });

  it('is not broken by a name that every object inherits', async () => {
    const names = ['constructor', '__proto__', 'toString'];
    const sheet = await readWorkbook(
      await projectSheet(
        '项目台账',
        names.map((name) => ({ ...line, name })),
      ),
    );
    for (const name of names) expect(JSON.stringify(sheet)).toContain(name);
  });

  it('leaves other text as it is, clipped to what a cell holds', () => {
    expect(plainCell('a=b')).toBe('a=b');
    expect(plainCell('长'.repeat(40_000))).toHaveLength(32_000);
  });
});
