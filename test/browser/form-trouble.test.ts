import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { visit } from '../support/visit.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { asked, beginDraft, carry, pressed, type Sitting, sitDown } from './sitting.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

const LIMIT = 60_000;

/** A draft of 李明's that stands open in a browser, and what the database has of it. */
async function draft(): Promise<Sitting & { readonly address: string; readonly values: () => Promise<Record<string, unknown>> }> {
  const li = await sitDown(place.browser, w, '李明');
  await beginDraft(li);
  const task = Number(await li.page.locator('#sheet').getAttribute('data-task'));
  const address = `${w.address}/pages/forms/${String(task)}`;
  const values = async (): Promise<Record<string, unknown>> => {
    const drafts = await w.db.tx((tx) => tx.projects.ofPolicy('linan'));
    const forms = await Promise.all(drafts.map(({ id }) => w.db.tx((tx) => tx.forms.ofProject(id))));
    return forms.flat().findLast(({ taskId }) => taskId === task)?.values ?? {};
  };
  return { ...li, address, values };
}

/** A PDF of two pieces and a bit. */
const BIG = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(1_200_000, 'x'), Buffer.from('\n%%EOF\n')]);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
/** Keeps a script back until it is released. */
async function hold(page: Page, script: RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(script, (route) => held.then(() => route.continue()));
  return () => release();
}

const chosen = (page: Page) => page.getByLabel('选择文件：信息化项目申请表');

it('a file that is chosen before the page’s script has come goes up all the same', { timeout: LIMIT }, async () => {
  const { page, address, complaints } = await draft();
  const release = await hold(page, /upload\.js/);
  await page.goto(`${address}?page=4`, { waitUntil: 'commit' });
  await chosen(page).setInputFiles(file('信息化项目申请表.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')));
  release();
  await page.getByText(/申请表\.pdf”已作为/).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('what is typed before the page’s script has come is kept all the same', { timeout: LIMIT }, async () => {
  const { page, address, values, complaints } = await draft();
  const release = await hold(page, /sheet\.js/);
  await page.goto(address, { waitUntil: 'commit' });
  await asked(page, '项目名称').fill('脚本来以前');
  release();
  await page.getByText('已自动保存').waitFor();
  expect(await values()).toMatchObject({ name: '脚本来以前' });
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('an upload that broke off goes on where it was, after the page was loaded anew', { timeout: LIMIT }, async () => {
  const { page, address, complaints } = await draft();
  const folder = await mkdtemp(join(tmpdir(), 'upload-'));
  const [big, huge] = [join(folder, '大申请表.pdf'), join(folder, '太大.pdf')];
  await writeFile(big, BIG);
  await writeFile(huge, '%PDF-1.4');
  await truncate(huge, 500 * 1024 * 1024);
  await page.goto(`${address}?page=4`);
  const offsets: string[] = [];
  let breaks = true;
  await page.route(/\/pages\/uploads\?/, async (route) => {
    const offset = new URL(route.request().url()).searchParams.get('offset');
    if (offset !== null) offsets.push(offset);
    return breaks && offset !== null && offset !== '0' ? route.abort() : route.continue();
  });
  await chosen(page).setInputFiles(big);
  await page.getByText('网络中断，正在重试…').waitFor();
  expect(Number(await page.getByRole('progressbar', { name: '上传进度' }).getAttribute('value'))).toBe(43);
  await page.reload();
  breaks = false;
  offsets.length = 0;
  await chosen(page).setInputFiles(big);
  await page.getByText('“大申请表.pdf”已作为“信息化项目申请表”收下').waitFor();
  expect(offsets).toEqual(['524288', '1048576']);
  const [arrived] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '大申请表.pdf' }).click()]);
  expect(arrived.suggestedFilename()).toBe('大申请表.pdf');
  await page.getByLabel('换一个文件：信息化项目申请表').setInputFiles(file('假的.pdf', Buffer.from('MZ not a pdf')));
  await page.getByText('文件名是 .pdf，内容却是').waitFor();
  await page.getByLabel('换一个文件：信息化项目申请表').setInputFiles(huge);
  await page.getByText(/太大\.pdf.*MB/).waitFor();
  expect(complaints).toEqual([]);
  await rm(folder, { recursive: true });
  await page.context().close();
});

it('what is typed while the network is away is kept by the page and sent when it is back', { timeout: LIMIT }, async () => {
  const { page, values, complaints } = await draft();
  await asked(page, '项目名称').fill('断网以前');
  await page.getByText('已自动保存').waitFor();
  await page.context().setOffline(true);
  await asked(page, '项目名称').fill('断网时打的字');
  await page.getByText('网络不通，还没有保存').waitFor();
  expect(await values()).toMatchObject({ name: '断网以前' });
  await page.context().setOffline(false);
  await page.getByText('已自动保存').waitFor();
  expect(await values()).toMatchObject({ name: '断网时打的字' });
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('what is typed after the session ended is back after signing on, rows too', { timeout: LIMIT }, async () => {
  const { page, values, visiting, address } = await draft();
  await page.goto(`${address}?page=3`);
  await page.getByRole('button', { name: '添加一行' }).click();
  await page.getByLabel('第 1 行 名称（模块/型号）').fill('会话结束前');
  await page.getByText('已自动保存').waitFor();
  await visiting.open('/pages/signed-on');
  await visiting.press('退出本机');
  await page.getByLabel('第 1 行 名称（模块/型号）').fill('会话结束后打的字');
  await page.getByRole('button', { name: '添加一行' }).click();
  await page.getByLabel('第 2 行 名称（模块/型号）').fill('又添了一行');
  await page.getByText('登录已过期').waitFor();
  const again = await page.getByRole('link', { name: '重新登录后接着填' }).getAttribute('href');
  expect(again).toMatch(/^\/pages\/sign-on\?to=%2Fpages%2Fforms%2F/);
  await carry(page, w, await visit(w, '李明'));
  await page.goto(new URL(decodeURIComponent(String(again).replace(/.*to=/, '')), address).href);
  await page.getByText('已恢复您刚才填写、还没有保存的内容').or(page.getByText('已自动保存')).waitFor();
  expect(await page.getByLabel('第 1 行 名称（模块/型号）').inputValue()).toBe('会话结束后打的字');
  expect(await page.getByLabel('第 2 行 名称（模块/型号）').inputValue()).toBe('又添了一行');
  await page.getByText('已自动保存').waitFor();
  expect(JSON.stringify(await values())).toMatch(/会话结束后打的字.*又添了一行/);
  await page.context().close();
});

it('a button pressed after the session ended loses nothing either', { timeout: LIMIT }, async () => {
  const { page, visiting } = await draft();
  await visiting.open('/pages/signed-on');
  await visiting.press('退出本机');
  await asked(page, '项目名称').fill('按下一页时已退出');
  const from = page.url().replace(w.address, '');
  await pressed(page, '保存草稿');
  await page.getByText('登录已过期').waitFor();
  const again = await page.getByRole('link', { name: '重新登录' }).getAttribute('href');
  expect(again).toBe(`/pages/sign-on?to=${encodeURIComponent(from)}`);
  await carry(page, w, await visit(w, '李明'));
  await page.goto(`${w.address}${from}`);
  await page.getByText('已恢复您刚才填写、还没有保存的内容').or(page.getByText('已自动保存')).waitFor();
  expect(await asked(page, '项目名称').inputValue()).toBe('按下一页时已退出');
  await page.context().close();
});

it('the last letters are sent when the page is left, and the chat’s card shows them', { timeout: LIMIT }, async () => {
  const { page, values } = await draft();
  const chat = w.as('李明');
  await chat.say('草稿箱');
  await chat.press('继续填写');
  await asked(page, '项目名称').fill('离开前一刻打的字');
  await page.goto(`${w.address}/pages/projects`);
  await expect.poll(async () => (await values())['name'], { timeout: 20_000 }).toBe('离开前一刻打的字');
  await w.settle();
  expect(chat.lastCard().text()).toContain('离开前一刻打的字');
  await page.context().close();
});

it('two tabs on one draft: both values are shown and one is chosen', { timeout: LIMIT }, async () => {
  const { page, values, address } = await draft();
  const other = await page.context().newPage();
  await other.goto(`${address}?page=1`);
  await asked(other, '项目名称').fill('另一个窗口的名称');
  await other.getByText('已自动保存').waitFor();
  await asked(page, '建设周期（月）').fill('9');
  // What was changed there alone comes in here, and is not written over with what this window showed before.
  await page.getByText('有 1 项刚在别处改过，已换成最新的').waitFor();
  expect(await asked(page, '项目名称').inputValue()).toBe('另一个窗口的名称');
  expect(await values()).toMatchObject({ name: '另一个窗口的名称', period: 9 });
  await asked(other, '项目名称').fill('另一个窗口的新名称');
  await expect.poll(async () => (await values())['name'], { timeout: 20_000 }).toBe('另一个窗口的新名称');
  await asked(page, '项目名称').fill('这个窗口的名称');
  await page.getByText('有 1 项在别处也改过').waitFor();
  await pressed(page, '保存草稿');
  await page.getByText('我刚才填的：这个窗口的名称').waitFor();
  await page.getByText('别处保存的：另一个窗口的新名称').click();
  await pressed(page, '按所选保存');
  await page.getByText('已保存').first().waitFor();
  expect(await asked(page, '项目名称').inputValue()).toBe('另一个窗口的新名称');
  expect(await values()).toMatchObject({ name: '另一个窗口的新名称', period: 9 });
  await page.context().close();
});

it('a question before a change holds the focus, and a double click sends once', { timeout: LIMIT }, async () => {
  const { page } = await draft();
  await page.goto(`${w.address}/pages/drafts`);
  const button = page.getByRole('button', { name: /删除/ }).first();
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const focused = () => page.evaluate('document.activeElement.textContent');
  expect(await focused()).toBe('取消');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('确定');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('取消');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  expect(await dialog.count()).toBe(0);
  expect(await focused()).toBe(await button.textContent());
  let sent = 0;
  await page.route('**/pages/act', async (route) => {
    sent += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return route.continue();
  });
  await button.dblclick();
  // As if what answers stood where the pointer is.
  await page.getByRole('button', { name: '确定' }).dispatchEvent('click', { detail: 2 });
  await page.getByRole('button', { name: '取消' }).dispatchEvent('click', { detail: 2 });
  expect([sent, await dialog.count()]).toEqual([0, 1]);
  await page.getByRole('button', { name: '确定' }).dblclick();
  await page.waitForURL(/answers|told/);
  expect(sent).toBe(1);
  await page.context().close();
});
