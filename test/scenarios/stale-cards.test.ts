import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { addRow, BASIC, begin, COLLEAGUE, fillDeclaration, HANDLER, SERVER } from './applicant-kit.js';

const SHORT = '先写的一句，后来才写全，满二十个字为止';
const WHOLE = '建设统一预约、客流分析与数据共享三个子系统，含迁移与培训';

let w: World;
let li: PersonDriver;
/** The same form on two cards: what was typed first stands on both. */
let older: SeenCard;
let newer: SeenCard;
beforeEach(async () => {
  w = await world();
  li = w.as(HANDLER);
  await begin(w);
  await li.fill({ ...BASIC, 主要建设内容: SHORT }).press('保存草稿');
  older = li.lastCard();
  newer = await another();
});
afterEach(() => w.close());

async function another(by = li): Promise<SeenCard> {
  await by.say('草稿箱');
  await by.press('继续填写');
  return by.lastCard();
}

async function kept(): Promise<Record<string, unknown>> {
  const forms = await w.db.tx((tx) => tx.forms.ofProject(1));
  return { ...forms.at(-1)?.values };
}

describe('a form that stands open on two cards', () => {
  it('keeps what the newer saved when the older, which was not changed, goes on', async () => {
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', newer);
    const { card } = await li.press('下一页', older);

    expect(await kept()).toMatchObject({ summary: WHOLE });
    expect(card.title()).toBe('项目申报表');
    expect(card.text()).toContain('已换成最新的');
    expect(card.text()).not.toContain('没有采用');
    expect((await li.press('上一页', card)).card.text()).toContain(WHOLE);
  });

  it('has nothing to say of pages that were turned only', async () => {
    await li.press('保存草稿', newer);
    const { card } = await li.press('下一页', older);

    expect(card.title()).toBe('项目申报表');
    expect(card.text()).not.toContain('在别处');
  });

  it('does so the other way round too', async () => {
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', older);
    await li.press('保存草稿', newer);

    expect(await kept()).toMatchObject({ summary: WHOLE });
  });

  it('takes what was changed on the older only, beside what the newer saved', async () => {
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', newer);
    await li.fill({ '建设周期（月）': 18 }).press('保存草稿', older);

    expect(await kept()).toMatchObject({ summary: WHOLE, period: 18 });
  });

  it('leaves the newer where both changed it, and shows the whole of the other with its name', async () => {
    const other = `${'另'.repeat(480)}\n${'写'.repeat(480)}完`;
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', newer);
    const { card } = await li.fill({ 主要建设内容: other }).press('下一页', older);

    expect(await kept()).toMatchObject({ summary: WHOLE });
    expect(card.text()).toContain('“主要建设内容”已在别处改过');
    expect(card.text()).toContain('写'.repeat(480) + '完');
    expect(card.text()).toContain('另'.repeat(480));
    await li.fill({ 主要建设内容: other }).press('下一页', card);
    expect(await kept()).toMatchObject({ summary: other });
  });

  it('tells of an answer that the older emptied, instead of emptying it', async () => {
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', newer);
    const { card } = await li.fill({ 主要建设内容: '' }).press('保存草稿', older);

    expect(await kept()).toMatchObject({ summary: WHOLE });
    expect(card.text()).toContain('旧卡片上清空了它，没有采用');
  });

  it('is safe from a button that leads away from the form', async () => {
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', newer);
    const action = older.pressable().find(({ label }) => label === '保存草稿');
    const task = /^form-save\.(\d+)\./.exec(String(action?.node['name']))?.[1] ?? '';
    const [content] = inputs(older, 'summary');
    const { card } = await li.act(older, {
      tag: 'button',
      name: `opinion-list.${task}`,
      form_value: { [content ?? '']: '第三种写法' },
    });

    expect(await kept()).toMatchObject({ summary: WHOLE });
    expect(card.text()).toContain('第三种写法');
  });

  it('says so when a card without marks, of an earlier version of the program, brings something else', async () => {
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', newer);
    const go = older.pressable().find(({ label }) => label === '保存草稿');
    const { card } = await li.act(older, {
      tag: 'button',
      name: String(go?.node['name']),
      form_value: { summary: SHORT, benefit: '没有丢', name: '智慧场馆' },
    });

    expect(await kept()).toMatchObject({ summary: WHOLE, name: '智慧场馆' });
    expect(card.text()).toContain(SHORT);
  });
});

describe('a form on a card and on a page', () => {
  it('keeps what the page saved when the card goes on, and what a colleague saved', async () => {
    const page = await visit(w, HANDLER);
    const task = /^form-save\.(\d+)\./.exec(String(older.pressable().find(({ label }) => label === '保存草稿')?.node['name']));
    await page.open(`/pages/forms/${task?.[1] ?? ''}?page=1`);
    await page.fill({ 主要建设内容: WHOLE }).press('保存草稿');
    await w.settle();
    const { card } = await li.fill({ 主要建设内容: '卡片上另写的一句' }).press('下一页', older);

    expect(await kept()).toMatchObject({ summary: WHOLE });
    expect(card.text()).toContain('卡片上另写的一句');
    const wang = w.as(COLLEAGUE);
    const hers = await another(wang);
    await wang.fill({ '建设周期（月）': 24 }).press('保存草稿', hers);
    await li.press('下一页', newer);
    expect(await kept()).toMatchObject({ summary: WHOLE, period: 24 });
  });

  it('lets the page choose where the card saved something else', async () => {
    const page = await visit(w, HANDLER);
    const task = /^form-save\.(\d+)\./.exec(String(older.pressable().find(({ label }) => label === '保存草稿')?.node['name']));
    await page.open(`/pages/forms/${task?.[1] ?? ''}?page=1`);
    await li.fill({ 主要建设内容: WHOLE }).press('保存草稿', older);
    await page.fill({ 主要建设内容: '网页上另写的一句' }).press('保存草稿');

    expect(page.text()).toMatch(/网页上另写的一句[\s\S]*建设统一预约/);
    expect(await kept()).toMatchObject({ summary: WHOLE });
  });
});

describe('a row that stands open on two cards', () => {
  it('is not written over unseen: what stands in its place is shown whole', async () => {
    const two = (await li.press('下一页', (await li.press('下一页', newer)).card)).card;
    expect(two.text()).toContain('还没有填写');
    await addRow(li, SERVER);
    const first = li.lastCard();
    await li.press('第 1 行', first);
    const second = await another();
    await li.press('第 1 行', second);
    await li.fill({ '名称（模块/型号）': '两路服务器，含三年维保' }).press('保存这一行', second);
    const { card } = await li.fill({ '名称（模块/型号）': '另一台' }).press('保存这一行', first);

    expect(card.text()).toContain('表格刚在别处改过');
    expect(card.text()).toContain('两路服务器，含三年维保');
    expect(await kept()).toMatchObject({ items: [{ item: '两路服务器，含三年维保' }] });
    await li.press('保存这一行', card);
    expect(await kept()).toMatchObject({ items: [{ item: '另一台' }] });
  });
});

/** Names on the wire of the inputs that ask for a field. */
function inputs(card: SeenCard, field: string): string[] {
  const names = JSON.stringify(card.pressable().map(({ form }) => form)).match(/"name":"[^"]+"/g) ?? [];
  return names.map((name) => name.slice(8, -1)).filter((name) => name.split('~')[0] === field);
}

describe('a confirmation that stands open on two cards', () => {
  let first: SeenCard;
  let second: SeenCard;
  beforeEach(async () => {
    first = (await fillDeclaration(li)).card;
    second = await another();
    expect(second.buttons()).toContain('提交');
  });

  it('is handed in as it was gone over where the other only turned pages', async () => {
    const back = await li.press('上一页', first);
    await li.press('下一页：核对', back.card);

    expect((await li.press('提交', second)).toast?.content).toBe('已提交。');
  });

  it('is gone over again where the other changed an answer', async () => {
    const { card } = await li.press('改：基本信息', first);
    await li.fill({ 主要建设内容: WHOLE }).press('直接核对', card);

    expect((await li.press('提交', second)).toast?.content).toContain('内容刚在别处改过');
  });

  it.each(['上一页', '改：基本信息'])('has nothing to say by %s of pages that were turned only', async (label) => {
    const back = await li.press('上一页', first);
    await li.press('下一页：核对', back.card);

    expect((await li.press(label, second)).card.text()).not.toContain('在别处');
  });

  it.each(['上一页', '改：基本信息'])(
    'says by %s that an answer was changed, and nothing of what it never held',
    async (label) => {
      const { card } = await li.press('改：基本信息', first);
      await li.fill({ 主要建设内容: WHOLE }).press('直接核对', card);
      const shown = (await li.press(label, second)).card;

      expect(shown.text()).toContain('内容刚在别处改过，已换成最新的，请再核对一遍。');
      expect(shown.text()).not.toContain('只在这张卡片上改过');
    },
  );
});
