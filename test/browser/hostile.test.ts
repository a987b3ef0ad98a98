import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Download, Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { isUnreadable, readWorkbook } from '../../documents/index.js';
import { plant } from '../handlers/asking/plant.js';
import { declare, HANDLER, OFFICE, PDF, project } from '../scenarios/gongshu-kit.js';
import { decide } from '../scenarios/gongshu-steps.js';
import { linesOf } from '../support/docx-lines.js';
import { HOSTILE_LINE, HOSTILE_TEXT, HOSTILE_UNIT, LONG_WORD, UNSEEN } from '../support/hostile.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { pressed, sitDown } from './sitting.js';

const place = useBrowser();

/** Sits in another unit than the office and is asked for his opinion. */
const MEMBER = '金磊';
const BAD = HOSTILE_LINE;
const LONG = `${HOSTILE_TEXT}${LONG_WORD}`;
/** What is told in one line is clipped. */
const BEGUN = HOSTILE_TEXT.slice(0, 60);
const FILE = '"><img src=x onerror=alert(1)>.pdf';
const STRANGE = '坏单位的人';

let w: World;
beforeAll(async () => {
  w = await world({ people: [{ name: STRANGE, unit: HOSTILE_UNIT, roles: ['经办人'], policy: 'gongshu' }] });
  await declare(w, { name: BAD, basic: { 主要建设内容: LONG, 本单位信息化现状与需求: LONG } });
  await adviceAsked();
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': LONG });
  await plant(w, [{ name: CANCELLED, by: STRANGE, stage: 'prereview', open: 'prereview' }]);
  await w.as(OFFICE).say('待办');
  await w.as(OFFICE).press('去办理');
  await decide(w, OFFICE, '取消项目', { 取消项目的理由: `${UNSEEN}${LONG}${UNSEEN}` });
  await w.as(OFFICE).say('会议');
  await w.as(OFFICE).press('安排方案评审会');
  await w.as(OFFICE).fill({ 日期: '2026-09-22', 时间: '09:30', 地点: BAD }).press('保存，下一步选项目');
}, 60_000);
afterAll(() => w.close());

const CANCELLED = '被取消的项目';

/** The office asks, the member answers, both in hostile words. */
async function adviceAsked(): Promise<void> {
  const office = w.as(OFFICE);
  await office.press('加签', office.cards({})[0]);
  const { id } = await w.staff(MEMBER);
  await office.fill({ 请谁提意见: String(id), 请他看什么: `${UNSEEN}问${LONG}` }).press('请他提意见');
  await w.as(MEMBER).say('待办');
  await w.as(MEMBER).press('去答复');
  await w
    .as(MEMBER)
    .fill({ 您的意见: `${UNSEEN}答${LONG}` })
    .press('不同意');
}

/** The task that was decided with opinions, the one that was cancelled for a reason, and its project. */
async function decided() {
  const [first, second] = [await project(w, BAD), await project(w, CANCELLED)];
  const idOf = async (of: number) => {
    const tasks = await w.db.tx((tx) => tx.tasks.ofProject(of));
    return String(tasks.find(({ task }) => task === 'prereview')?.id);
  };
  return { asked: await idOf(first.id), cancelled: await idOf(second.id), first: String(first.id), second: String(second.id) };
}

/** What would run, or be drawn, if a text were taken for markup. */
const alive = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('*')].filter((one) =>
    (one.tagName === 'SCRIPT' && !one.src) || one.tagName === 'IMG' ||
    [...one.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*javascript:/i.test(value)),
  ).map((one) => one.outerHTML.slice(0, 200))`);

async function see(page: Page, path: string, words?: string): Promise<void> {
  const answer = await page.goto(`${w.address}${path}`);
  expect([path, answer?.status(), await alive(page)]).toEqual([path, 200, []]);
  if (words !== undefined) expect([path, await page.content()]).toEqual([path, expect.stringContaining(escaped(words))]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()));
}

it('whatever people type is text on every page, in letters and in Excel', { timeout: 90_000 }, async () => {
  const { id } = await project(w, BAD);
  const { page, complaints } = await sitDown(place.browser, w, HANDLER);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  const tasks = await w.db.tx((tx) => tx.tasks.ofProject(id));
  const open = tasks.find(({ state }) => state === 'open');
  expect(open?.task).toBe('declare');
  await see(page, '/pages/', BAD);
  for (const path of [
    '/pages/projects',
    '/pages/tasks',
    `/pages/projects/${String(id)}`,
    `/pages/projects/${String(id)}/history`,
  ]) {
    await see(page, path, BAD);
  }
  await see(page, `/pages/tasks/${String(open?.id)}`, '<script>alert(1)</script>');
  await see(page, `/pages/print/projects/${String(id)}`, BAD);
  await see(page, `/pages/print/forms/${String(tasks[0]?.id)}`, '<script>alert(1)</script>');
  await see(page, `/pages/forms/${String(open?.id)}?page=1`);
  expect(await page.getByLabel('项目名称').inputValue()).toBe(BAD);
  await page.getByLabel('项目名称').fill(`${BAD}二`);
  await page.getByText('已自动保存').waitFor();
  await see(page, `/pages/forms/${String(open?.id)}?page=4`);
  const name = page.locator('tbody [data-column="item"], tbody input[type="text"]').first();
  await name.fill(BAD);
  await page.getByText('已自动保存').waitFor();
  await page.reload();
  expect([await name.inputValue(), await alive(page)]).toEqual([BAD, []]);
  await pressed(page, '材料');
  await page.waitForLoadState('load');
  await page
    .locator('.material input[type="file"]')
    .first()
    .setInputFiles({ name: FILE, mimeType: '', buffer: Buffer.from(PDF) });
  await page.getByText('onerror=alert(1)_.pdf”已作为').waitFor();
  expect(await alive(page)).toEqual([]);
  await see(page, `/pages/forms/${String(open?.id)}?page=check`, '<script>alert(1)</script>');
  await see(page, '/pages/chat');
  await page.getByRole('textbox').first().fill(BAD);
  await page.getByRole('textbox').first().press('Enter');
  await page.waitForURL(/#last/);
  await page.getByText(BAD).first().waitFor();
  expect(await alive(page)).toEqual([]);

  const [letter] = await w.db.tx((tx) => tx.letters.ofProject(id));
  await see(page, `/pages/print/letters/${String(letter?.id)}`, '<script>alert(1)</script>');
  const [docx] = await Promise.all([page.waitForEvent('download'), pressed(page, '下载 Word 文件')]);
  expect(docx.suggestedFilename()).toMatch(/\.docx$/);
  expect(linesOf(await bytesOf(docx)).join('\n')).toContain(LONG);
  await page.goto(`${w.address}/pages/projects/${String(id)}`);
  const [packed] = await Promise.all([page.waitForEvent('download'), pressed(page, '导出档案')]);
  expect(packed.suggestedFilename()).toMatch(/\.zip$/);
  expect([dialogs, complaints]).toEqual([[], []]);
  await page.context().close();
});

it(
  'reasons, questions, answers and the name of a unit are text on cards, pages, letters and sheets',
  { timeout: 90_000 },
  async () => {
    const { asked, cancelled, first, second } = await decided();
    for (const who of [OFFICE, MEMBER, HANDLER, STRANGE]) {
      for (const card of w.as(who).cards({})) expect([...JSON.stringify(card.json)].filter((one) => isUnseen(one))).toEqual([]);
    }
    const { page, complaints } = await sitDown(place.browser, w, OFFICE, { width: 390 });
    await see(page, `/pages/projects/${first}/history`, `问${BEGUN}`);
    await see(page, `/pages/projects/${first}/history`, `答${BEGUN}`);
    await see(page, `/pages/tasks/${cancelled}`, HOSTILE_UNIT);
    await see(page, `/pages/projects/${second}/history`, BEGUN);
    await see(page, `/pages/projects/${second}`, HOSTILE_UNIT);
    await see(page, `/pages/print/projects/${second}`, HOSTILE_UNIT);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);

    const [letter] = await w.db.tx((tx) => tx.letters.ofProject(Number(second)));
    await see(page, `/pages/print/letters/${String(letter?.id)}`, HOSTILE_UNIT);
    const [docx] = await Promise.all([page.waitForEvent('download'), pressed(page, '下载 Word 文件')]);
    const words = linesOf(await bytesOf(docx)).join('\n');
    expect([words.includes(HOSTILE_UNIT), words.includes(LONG), [...words].filter(isUnseen)]).toEqual([true, true, []]);

    await page.goto(`${w.address}/pages/board/export`);
    for (const [name, text] of [
      ['项目', HOSTILE_UNIT],
      ['办结', LONG],
    ] as const) {
      const row = page.locator('form, li, section').filter({ hasText: name }).last();
      const [excel] = await Promise.all([
        page.waitForEvent('download'),
        row.getByRole('button', { name: /^下载/ }).first().click(),
      ]);
      const book = await readWorkbook(await bytesOf(excel));
      if (isUnreadable(book)) throw new Error(book.unreadable);
      expect([name, JSON.stringify(book)]).toEqual([name, expect.stringContaining(JSON.stringify(text).slice(1, -1))]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();

    const member = await sitDown(place.browser, w, MEMBER, { width: 390 });
    await see(member.page, `/pages/tasks/${asked}`);
    expect(await member.page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await member.page.context().close();
  },
);

const isUnseen = (one: string): boolean => UNSEEN.includes(one) || /\p{Cs}/u.test(one);

it('so it is for the office, and in its tables', { timeout: 60_000 }, async () => {
  const { page, complaints } = await sitDown(place.browser, w, OFFICE);
  for (const path of [
    '/pages/',
    '/pages/board',
    '/pages/board/late',
    '/pages/board/load',
    '/pages/board/statistics',
    '/pages/calendar',
  ]) {
    await see(page, path);
  }
  await see(page, '/pages/projects', BAD);
  const [meeting] = await w.db.tx((tx) => tx.meetings.list('gongshu'));
  await see(page, `/pages/meetings/${String(meeting?.id)}`, BAD);
  await page.goto(`${w.address}/pages/board/export`);
  const button = page.getByRole('button', { name: /^下载/ }).first();
  const [excel] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(excel.suggestedFilename()).toMatch(/\.xlsx$/);
  const book = await readWorkbook(await bytesOf(excel));
  if (isUnreadable(book)) throw new Error(book.unreadable);
  expect(JSON.stringify(book)).toContain(JSON.stringify(BAD).slice(1, -1));
  expect(complaints).toEqual([]);
  await page.context().close();
});
