import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Download, Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { isUnreadable, readWorkbook } from '../../documents/index.js';
import { declare, HANDLER, OFFICE, PDF, project } from '../scenarios/gongshu-kit.js';
import { decide } from '../scenarios/gongshu-steps.js';
import { linesOf } from '../support/docx-lines.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from './chat-page.js';
import { pressed, sitDown } from './sitting.js';

const place = useBrowser();

/** Short enough for every field that takes a line. */
const BAD = '=1+1"><img src=x onerror=alert(1)>{{constructor}}';
const LONG = `${BAD}</textarea></title><script>alert(1)</script><a href="javascript:alert(1)">点我</a>{{{this}}}`;
const FILE = '"><img src=x onerror=alert(1)>.pdf';
const UNIT = '"><script>alert(1)</script>局';

let w: World;
beforeAll(async () => {
  w = await world({ people: [{ name: '坏单位的人', unit: UNIT, roles: ['经办人'], policy: 'gongshu' }] });
  await declare(w, { name: BAD, basic: { 主要建设内容: LONG, 本单位信息化现状与需求: LONG } });
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': LONG });
  await w.as(OFFICE).say('会议');
  await w.as(OFFICE).press('安排方案评审会');
  await w.as(OFFICE).fill({ 日期: '2026-09-22', 时间: '09:30', 地点: BAD }).press('保存，下一步选项目');
});
afterAll(() => w.close());

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
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
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
