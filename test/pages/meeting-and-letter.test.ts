import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterBlocks } from '../../pages/render/letter.js';
import { applied, declared, HANDLER, held, OFFICE, ok, passedFirst, plan } from '../scenarios/linan-meeting-kit.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';

const OPINIONS = ['补充必要性论证', '预算明细写清单价'];

describe('a meeting on its page', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    await passedFirst(w);
    const { card } = await plan(w, '专家评审会', '2026-09-28');
    await ok(w.as(OFFICE).press('发会议通知', card));
  }, 60_000);
  afterAll(() => w.close());

  it('is answered by an expert and by the applicant, who see no more than is theirs', async () => {
    const path = '/pages/meetings/2';
    const expert = await visit(w, '韩志远');
    await expert.open('/pages/tasks');
    expect(expert.text()).toContain('没有别的待办，有 1 场会议等您答复是否参加');
    expect(expert.html().querySelector('#invitations')?.closest('section')?.textContent).toContain('专家评审会');
    await expert.open(path);
    expect(expert.status()).toBe(200);
    expect(expert.text()).toContain('智慧场馆');
    expect(expert.html().querySelector('#people')).toBeNull();
    expect(expert.buttons()).not.toContain('登记结论');
    await expert.press('参加');
    expect(expert.at()).toContain(`${path}?told=`);
    expect(expert.text()).toContain('您已回复：参加');
    expect(expert.html().querySelectorAll('a[href^="/pages/projects/"]')).not.toEqual([]);

    const unit = await visit(w, HANDLER);
    await unit.open(path);
    await unit.press('请假');
    expect(unit.text()).toContain('您已回复：请假');

    const office = await visit(w, OFFICE);
    await office.open(path);
    expect(office.html().querySelector('#people')?.closest('section')?.textContent).toMatch(/韩志远[\s\S]*参加/);
    expect(office.html().querySelector('#agenda')?.closest('section')?.textContent).toContain('缺');

    await unit.open('/pages/meetings/999');
    expect(unit.status()).toBe(404);

    await expert.press('请假');
    expect(expert.text()).toContain('智慧场馆');
    expect(expert.html().querySelectorAll('a[href^="/pages/projects/"]')).toEqual([]);
  });
});

describe('the office concludes on a page, and the letter is read on one', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    await declared(w);
    await applied(w);
    await held(w, '规范性初审会', '2026-09-21');
  }, 60_000);
  afterAll(() => w.close());

  it('with its title, number, date and opinions in order, for those alone whom it concerns', async () => {
    const office = await visit(w, OFFICE);
    await office.open('/pages/meetings/1');
    await office.press('登记结论');
    const options = office.html().querySelectorAll('select option');
    const revise = options.find((one) => one.getAttribute('value') === 'revise')?.textContent.trim() ?? '';
    await office.fill({ 结论: revise, '修改意见（每行一条）': OPINIONS.join('\n') }).press('确认');
    await office.press('确定');
    expect(office.at()).toContain('/pages/meetings/1?told=');

    for (const name of [HANDLER, OFFICE]) {
      const reader = await visit(w, name);
      await reader.open('/pages/print/letters/1');
      expect(reader.status(), name).toBe(200);
      const paper = reader.html().querySelector('.paper')?.textContent ?? '';
      expect(paper, name).toContain('修改意见的函');
      expect(paper, name).toContain('临数初审〔2026〕1号');
      expect(paper, name).toMatch(new RegExp(OPINIONS.join('[\\s\\S]*')));
      expect(paper.split('修改意见的函').length - 1, name).toBe(1);
      expect(reader.html().querySelectorAll('.paper h3'), name).toEqual([]);
      expect(reader.html().querySelector('.paper header')?.textContent, name).toContain('2026年9月21日');
      expect(reader.buttons(), name).toContain('下载 Word 文件');
    }
    const stranger = await visit(w, '韩志远');
    await stranger.open('/pages/print/letters/1');
    expect(stranger.status()).toBe(404);
  });
});

it('tables of a letter that follow each other stay apart, in their places', () => {
  const line = { style: null, level: null, styled: false, picture: false };
  const cell = (text: string, table: number) => ({ ...line, text, table, place: 'table' as const });
  const outer = [
    [
      ['甲', '乙'],
      ['1', '2'],
    ],
    [['丙'], ['3']],
  ];
  const paragraphs = [
    { ...line, text: '前文', table: null, place: 'body' as const },
    ...['甲', '乙', '1', '2'].map((text) => cell(text, 0)),
    ...['丙', '3'].map((text) => cell(text, 1)),
    { ...line, text: '后文', table: null, place: 'body' as const },
  ];
  const read = {
    paragraphs,
    outer,
    tables: outer,
    hasContents: false,
    hasPageNumbers: false,
    firstPage: [],
    titleProperty: null,
  };
  expect(letterBlocks(read)).toEqual([
    { kind: 'text', text: '前文' },
    {
      kind: 'grid',
      rows: [
        ['甲', '乙'],
        ['1', '2'],
      ],
    },
    { kind: 'grid', rows: [['丙'], ['3']] },
    { kind: 'text', text: '后文' },
  ]);
});
