import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visit, type Visiting } from '../support/visit.js';
import type { World } from '../support/world.js';
import { NAMES, OFFICE, reviews, threeWait } from '../handlers/batch/kit.js';

const REFRESH = 'meta[http-equiv="refresh"]';

let w: World;
beforeEach(async () => {
  w = await threeWait();
});
afterEach(() => w.close());

/** From wherever 批量办理 stands to the confirmation of two of three. */
async function confirming(office: Visiting): Promise<void> {
  await office.press('批量办理');
  await office.press('通过');
  const labels = office
    .html()
    .querySelectorAll('label')
    .map(({ textContent }) => textContent.trim())
    .filter((label) => NAMES.slice(0, 2).some((name) => label.startsWith(name)));
  await office.fill({ 要办理的项目: labels }).press('下一步：核对');
}

describe('批量办理 on pages', () => {
  it('begins at 待办, leads to a page that follows it, and shows the result there', async () => {
    const office = await visit(w, OFFICE);
    await office.open('/pages/tasks');
    await confirming(office);
    await office.press('确认办理 2 个');
    await office.press('确定');
    expect(office.at()).toMatch(/^\/pages\/batches\/1\?told=/);
    expect(office.text()).toContain('本页会自动更新');
    expect(office.html().querySelector(REFRESH)?.getAttribute('content')).toBe('3;url=/pages/batches/1');
    await w.settle();
    await office.open('/pages/batches/1');
    expect(office.html().querySelector(REFRESH)).toBeNull();
    expect(office.text()).toContain('办好 2 个。');
    expect(office.buttons()).not.toContain('停止');
    expect(Object.values(await reviews(w)).sort()).toEqual(['done pass', 'done pass', 'open']);

    const other = await visit(w, '陈水');
    await other.open('/pages/batches/1');
    expect(other.status()).toBe(404);
    await other.open('/pages/tasks');
    expect(other.buttons()).not.toContain('批量办理');
  });

  it('in the conversation shows how it stands whenever that is looked at', async () => {
    const office = await visit(w, OFFICE);
    await office.open('/pages/chat');
    await confirming(office);
    await office.press('确认办理 2 个');
    await office.press('确定');
    expect(office.at()).toBe('/pages/chat#last');
    expect(office.html().querySelector('#last')?.textContent).toContain('本页会自动更新');
    expect(office.html().querySelector(REFRESH)).not.toBeNull();
    await w.settle();
    await office.open('/pages/chat');
    expect(office.html().querySelector('#last')?.textContent).toContain('办好 2 个。');
    expect(office.html().querySelector(REFRESH)).toBeNull();
  });
});
