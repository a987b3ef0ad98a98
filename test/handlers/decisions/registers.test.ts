import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../documents/index.js';
import type { PersonDriver } from '../../../sandbox/driver.js';
import type { World } from '../../support/world.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';

let w: World;
let office: PersonDriver;
beforeEach(async () => {
  const zhou = { name: '周文', unit: '县文旅局', roles: ['经办人'], policy: 'yunshan' } as const;
  w = await yunshanWorld([zhou]);
  office = w.as('县办');
  await declare(w, '智慧水务');
  await office.press('通过');
});
afterEach(() => w.close());

/** A second project that passes, for the same year. */
async function another(year = '2027'): Promise<void> {
  await declare(w, '=数字文旅', '周文', year);
  await office.press('通过');
}
const preview = async (year = '2027 年度') => {
  await office.say('清单');
  return (await office.press(year)).card;
};
const lettersOf = (project: number) => w.db.tx((tx) => tx.letters.ofProject(project));
const rowsOf = async (bytes: Uint8Array | undefined) => {
  const sheets = await readWorkbook(bytes ?? new Uint8Array());
  if ('unreadable' in sheets) throw new Error(sheets.unreadable);
  return sheets[0]?.rows.map((row) => row.filter((cell) => cell !== null)) ?? [];
};

describe('a yearly list', () => {
  it('is looked at before it is issued', async () => {
    await another();
    await office.say('首页');
    expect(office.lastCard().buttons()).toContain('清单');
    await office.press('清单');
    expect(office.lastCard().text()).toMatch(
      /出具清单[\s\S]*年度建设计划[\s\S]*依据：第五条[\s\S]*2027 年度[\s\S]*2026 年度[\s\S]*2025 年度/,
    );

    const text = (await office.press('2027 年度')).card.text();
    expect(text).toMatch(/2027年度云山县信息化项目建设计划[\s\S]*2 个[\s\S]*云数计〔2027〕1号[\s\S]*“审核”的结果为“通过”/);
    expect(text).toMatch(/县水利局 \| YS-2026-001 \| 智慧水务 \| 新建[\s\S]*县文旅局 \| YS-2026-002 \| =数字文旅/);
    expect(text).toContain('县数字办、县财政局');
    expect(await lettersOf(1)).toHaveLength(1);
  });

  it('goes out with a number, to whoever issued it and to whom it is for, and stands with each project in it', async () => {
    await another();
    await preview();
    const issued = await office.press('出具清单');

    expect(issued.toast?.content).toBe('清单已出具。');
    expect(issued.card.text()).toContain('《2027年度云山县信息化项目建设计划》（云数计〔2027〕1号）列入 2 个项目');
    const file = office.files().at(-1);
    expect(file?.name).toBe('2027年度云山县信息化项目建设计划.xlsx');
    expect(await rowsOf(file?.bytes)).toEqual([
      ['2027年度云山县信息化项目建设计划'],
      ['云数计〔2027〕1号'],
      ['序号', '申报单位', '项目编号', '项目名称', '项目性质', '总投资（万元）', '所处环节'],
      [1, '县水利局', 'YS-2026-001', '智慧水务', '新建', 100, '建设'],
      [2, '县文旅局', 'YS-2026-002', '=数字文旅', '新建', 100, '建设'],
      ['合计', 200],
      ['县数字办'],
      ['2026年9月18日'],
    ]);
    expect(w.as('县财').files()).toEqual([file]);
    expect(w.as('县财').lastCard().text()).toContain('《2027年度云山县信息化项目建设计划》（云数计〔2027〕1号）已出具');
    for (const project of [1, 2]) {
      expect((await lettersOf(project)).at(-1)).toMatchObject({
        letter: 'yearPlan',
        number: '云数计〔2027〕1号',
        data: { 序号: project },
      });
      expect((await w.db.tx((tx) => tx.audit.of(`project:${String(project)}`))).at(-1)).toMatchObject({
        event: { type: 'LETTER_ISSUED', body: { letter: 'yearPlan', number: '云数计〔2027〕1号' } },
      });
    }
  });

  it('issued again has a number of its own, and says so', async () => {
    await office.press('出具清单', await preview());
    await another();
    const again = await preview();
    expect(again.text()).toContain('2027 年度已出具 1 次，最近一次是 云数计〔2027〕1号。再次出具会另编文号 云数计〔2027〕2号');

    const late = await office.act(again, { tag: 'button', name: 'register-issue.yearPlan.2027.0' });
    expect(late.toast?.content).toBe('刚才已经出具过一次，请核对后再决定是否另出一份。');
    expect(await lettersOf(1)).toHaveLength(2);
    await office.press('再次出具', late.card);
    expect((await lettersOf(1)).map(({ number }) => number)).toEqual([
      '云数审〔2026〕1号',
      '云数计〔2027〕1号',
      '云数计〔2027〕2号',
    ]);
    expect((await lettersOf(2)).map(({ number }) => number)).toEqual(['云数审〔2026〕2号', '云数计〔2027〕2号']);
  });

  it('is not issued when a project in it changes while the sheet is made', async () => {
    const seen = await preview();
    const { files, db } = w.app.deps;
    const put = files.put.bind(files);
    files.put = async (bytes) => {
      await db.tx(async (tx) => tx.projects.update(1, (await tx.projects.get(1))?.version ?? 0, { totalWan: 90 }));
      return put(bytes);
    };
    const moved = await office.press('出具清单', seen);

    expect(moved.toast?.content).toBe('“年度建设计划”里的项目刚有变化，没有出具。请重新核对后再出具。');
    expect(office.files()).toEqual([]);
    expect(await lettersOf(1)).toHaveLength(1);
  });

  it('with nothing in it is not issued, and says what would stand in it', async () => {
    const empty = await preview('2026 年度');

    expect(empty.text()).toContain('2026 年度还没有可以列入的项目，不能出具。列入条件：“审核”的结果为“通过”');
    expect(empty.buttons()).not.toContain('出具清单');
    const forced = await office.act(empty, { tag: 'button', name: 'register-issue.yearPlan.2026.0' });
    expect(forced.toast?.content).toBe('没有可以列入的项目，不能出具。');
    expect(office.files()).toEqual([]);
  });

  it('is issued by its issuer alone, and its other projects are not for a unit to read', async () => {
    const chen = w.as('陈水');
    await another();
    await office.press('出具清单', await preview());

    await chen.say('清单');
    expect(chen.lastCard().text()).toContain('“年度建设计划”由县数字办出具');
    const forced = await chen.act(chen.lastCard(), { tag: 'button', name: 'register-issue.yearPlan.2027.1' });
    expect(forced.toast?.content).toContain('“年度建设计划”由县数字办出具');
    await chen.say('进度 智慧水务');
    const read = await chen.press('2027年度云山县信息化项目建设计划');
    expect(read.toast?.content).toContain('还有其他单位的项目，不能直接发给您。本项目列在第 1 项');
    expect(chen.files()).toHaveLength(1);
    await chen.press('导出档案');
    const archive = new PizZip(chen.files().at(-1)?.bytes ?? new Uint8Array());
    expect(Object.keys(archive.files).filter((name) => name.endsWith('.xlsx'))).toEqual([]);
    expect(archive.file('index.html')?.asText()).toContain('2027年度云山县信息化项目建设计划（本项目列在第 1 项）');
    await office.say('进度 智慧水务');
    await office.press('导出档案');
    const whole = new PizZip(office.files().at(-1)?.bytes ?? new Uint8Array());
    expect(Object.keys(whole.files).filter((name) => name.endsWith('.xlsx'))).toHaveLength(1);
    await w.as('县财').say('进度 智慧水务');
    await w.as('县财').press('2027年度云山县信息化项目建设计划');
    expect(w.as('县财').files()).toHaveLength(2);
  });
});
