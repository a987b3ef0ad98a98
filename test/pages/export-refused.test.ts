import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ThreadedPapers } from '../../bot/papers/papers.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { papersHere } from '../support/papers.js';
import { visit } from '../support/visit.js';
import type { World } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

const SAID = '表格没有做成，没有做任何改动。请缩小范围后再导出，或过几分钟再试；总是这样请联系管理员。';
const papers: ThreadedPapers = {
  ...papersHere,
  dataSheets: () => Promise.reject(new Refused(refuse('PAPER_NOT_MADE'))),
  stop: () => Promise.resolve(),
};

let w: World;
beforeAll(async () => {
  w = await yunshanWorld([], { ports: { papers } });
  await declare(w, '智慧水务');
});
afterAll(() => w.close());

it('says on a page that the file could not be made, what to do, and leads back', async () => {
  const office = await visit(w, '县办');
  await office.open('/pages/board/export/projects.xlsx');
  expect(office.status()).toBe(503);
  expect(office.text()).toContain(SAID);
  expect(office.html().querySelector('main a[href="/pages/board/export"]')?.textContent).toBe('回到导出');
});

it('says so in the chat, and sends no file', async () => {
  const office = w.as('县办');
  await office.say('导出');
  expect(office.lastCard().text()).toContain(SAID);
  expect(office.files()).toEqual([]);
});
