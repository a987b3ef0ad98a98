import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isUnreadable, readWorkbook } from '../../documents/index.js';
import { NAME, OFFICE, reserved } from '../scenarios/ningbo-kit.js';
import { linesOf } from '../support/docx-lines.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { beginDraft, faultsOf, pressed, sitDown } from './sitting.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
  await reserved(w);
}, 60_000);
afterAll(() => w.close());

async function arrives(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
}

it('a yearly list is looked at, issued and kept from a phone, and opens as a workbook', { timeout: 90_000 }, async () => {
  const office = await sitDown(place.browser, w, OFFICE, { width: 390 });
  const { page } = office;
  await page.goto(`${w.address}/pages/chat`);
  await page.getByRole('textbox').first().fill('清单');
  await page.getByRole('textbox').first().press('Enter');
  await page.waitForURL(/#last/);
  await page.locator('#last button[value^="register-preview.reserveList.2026"]').click();
  await page.getByRole('button', { name: '出具清单' }).last().waitFor();
  expect(await faultsOf(office)).toEqual([]);
  await page.getByRole('button', { name: '出具清单' }).last().click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: '确定' });
  if (await confirm.isVisible()) await confirm.click();
  const link = page.getByRole('link', { name: /\.xlsx/ }).last();
  await link.waitFor();
  const { name, bytes } = await arrives(page, () => link.click());
  expect(name).toMatch(/^2026年.*清单\.xlsx$/);
  const book = await readWorkbook(bytes);
  if (isUnreadable(book)) throw new Error(book.unreadable);
  expect(JSON.stringify(book)).toContain(NAME);
  await page.context().close();
});

it('the blank of a material is kept from its form’s page, and opens as a document', { timeout: 60_000 }, async () => {
  const li = await sitDown(place.browser, w, '李明', { width: 390 });
  const { page } = li;
  await beginDraft(li);
  await pressed(page, '材料');
  const link = page.getByRole('link', { name: '下载模板' }).first();
  await link.waitFor();
  const { name, bytes } = await arrives(page, () => link.click());
  expect(name).toMatch(/（模板）\.docx$/);
  expect(linesOf(bytes).join('').length).toBeGreaterThan(20);
  await page.context().close();
});
