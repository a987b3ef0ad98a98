import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../../sandbox/driver.js';
import { linesOf } from '../../support/docx-lines.js';
import type { World } from '../../support/world.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';

let w: World;
let chen: PersonDriver;
let office: PersonDriver;
beforeEach(async () => {
  w = await yunshanWorld();
  chen = w.as('陈水');
  office = w.as('县办');
  await declare(w);
  await office.press('通过');
});
afterEach(() => w.close());

const lettersOf = (project: number) => w.db.tx((tx) => tx.letters.ofProject(project));

describe("an authority's letter", () => {
  it('prints the facts and the tables that its policy names', async () => {
    const [file] = chen.files();

    expect(file?.name).toBe('智慧水务审核意见书.docx');
    expect(linesOf(file?.bytes)).toEqual(
      expect.arrayContaining(['县数字办', '县水利局：', '云数审〔2026〕1号', '新建', '100万元', '是', '政务', '平台']),
    );
    expect(await lettersOf(1)).toMatchObject([
      { letter: 'approval', number: '云数审〔2026〕1号', data: { 概算: '100万元', 预算: [{ 序号: 1, 小计: '100' }] } },
    ]);
  });
});

describe("a unit's letter", () => {
  const file = async (letterNo: string) => {
    await chen.press('去办理');
    await chen.fill({ 签订日期: '2026-09-18', '合同金额（万元）': 69.5, 备案函文号: letterNo }).press('备案');
  };

  it('carries the number that the unit gave it, and goes to whom it is addressed', async () => {
    await file('云水函〔2026〕8号');

    const sent = office.files().at(-1);
    expect(sent?.name).toBe('关于智慧水务项目合同备案的函.docx');
    const lines = linesOf(sent?.bytes);
    expect(lines.slice(0, 2)).toEqual(['县水利局', '云水函〔2026〕8号']);
    expect(lines).toEqual(
      expect.arrayContaining(['县数字办、县财政局：', '2026年9月18日', '69.5万元', '30.5%', '通过', '县水利局']),
    );
    await office.say('进度 智慧水务');
    await office.press('关于智慧水务项目合同备案的函');
    expect(office.files()).toHaveLength(2);
    await office.press('办理经过');
    expect(office.lastCard().text()).toContain('出具《关于智慧水务项目合同备案的函》（云水函〔2026〕8号）');
  });

  it('is not written while the policy asks for none', async () => {
    await file('');

    expect(office.files()).toEqual([]);
    expect(await lettersOf(1)).toHaveLength(1);
  });
});
