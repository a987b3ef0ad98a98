import { afterEach, beforeEach, expect, it } from 'vitest';
import { batches } from '../../jobs/batches.js';
import { BATCH } from '../../handlers/deeds/batch-step.js';
import { NAMES, OFFICE, reviews, threeWait, ticked } from '../handlers/batch/kit.js';
import { beforeUnit } from '../support/before-unit.js';
import { useBrowser } from '../support/browser.js';
import type { World } from '../support/world.js';
import { openChat } from './chat-page.js';
import { sitDown } from './sitting.js';

const [ONE = '', TWO = '', THREE = ''] = NAMES;
/** Two units look for what there is, the third decides one. */
const AFTER_ONE = 4;
const place = useBrowser();
let w: World;
beforeEach(async () => {
  w = await threeWait();
  const { card } = await ticked(w, NAMES);
  await w.db.tx(async (tx) => {
    const message = await tx.cardMessages.byMessage(card.messageId);
    await tx.cardMessages.update(message?.id ?? 0, { card: BATCH });
    await tx.batches.update(1, 1, { state: 'running', cardMessageId: message?.id ?? null });
  });
});
afterEach(() => w.close());

/** The job at its work; between the first project and the second somebody stops it. */
async function run(stop: () => Promise<void>): Promise<void> {
  const pressing = async () => {
    w.app.dispatcher.wake();
    await w.app.settle();
    await stop();
  };
  await batches.run({ ...w.app.deps, db: beforeUnit(w.db, AFTER_ONE, pressing) });
  await w.settle();
  expect(await reviews(w)).toEqual({ [ONE]: 'done pass', [TWO]: 'open', [THREE]: 'open' });
}

it('stops on a telephone between two projects: one card says what is done and what was left', { timeout: 90_000 }, async () => {
  const chat = await openChat(place.browser, w, OFFICE);
  const title = '批量办理：审核，通过';
  await run(async () => {
    const running = await chat.card(title, '已办好 1 个');
    await running.press('停止');
    await chat.sure('停止办理？');
    await chat.toast('已停止，2 个没有办理。');
  });
  const ended = await chat.card(title, '共 3 个：办好 1 个，停下 2 个。');
  expect(await ended.buttons()).toEqual(['打开 1', '打开 2', '批量办理', '待办']);
  expect(await chat.page.getByText('停下 2 个').count()).toBe(1);
  expect(await ended.text()).toContain('1/3');
  expect(await chat.faults()).toEqual([]);
  await ended.press('打开 2');
  expect(await (await chat.card('审核')).text()).toContain(THREE);
});

it('stops on the page that shows how far it is', { timeout: 90_000 }, async () => {
  const { page, complaints } = await sitDown(place.browser, w, OFFICE, { width: 390 });
  await run(async () => {
    await page.goto(`${w.address}/pages/batches/1`);
    await page.getByText('已办好 1 个').waitFor();
    await page.getByRole('button', { name: '停止', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).click();
    await page.getByText('共 3 个：办好 1 个，停下 2 个。').waitFor();
  });
  await page
    .getByRole('button', { name: '打开 1', exact: true })
    .or(page.getByRole('link', { name: '打开 1', exact: true }))
    .click();
  await page.getByRole('heading', { name: '审核' }).first().waitFor();
  expect(await page.locator('main').innerText()).toContain(TWO);
  expect(complaints).toEqual([]);
});
