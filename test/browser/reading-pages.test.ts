import { expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';
import { barriersOn } from '../support/barriers.js';
import { useBrowser } from '../support/browser.js';

const place = useBrowser();

const PATHS = ['/pages/', '/pages/projects', '/pages/projects/1', '/pages/tasks/2', '/pages/calendar', '/pages/deadlines/1'];

/** Labels of the search that stand neither beside nor above what they ask for. */
const ASTRAY = `[...document.querySelectorAll('.search label[for]')].filter((label) => {
  const asked = document.getElementById(label.htmlFor).getBoundingClientRect();
  const { left, top, bottom } = label.getBoundingClientRect();
  const beside = top < asked.bottom && asked.top < bottom;
  return !beside && Math.abs(left - asked.left) > 1;
}).map((label) => label.textContent)`;

it('the pages to read and decide have no barriers, on a phone and on a desk', { timeout: 120_000 }, async () => {
  const w = await yunshanWorld();
  await declare(w, '智慧林业一体化综合管理与服务平台（二期）建设项目');
  const office = await visit(w, '县办');
  const at = office.cookie.indexOf('=');
  for (const width of [390, 1280]) {
    const context = await place.browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN' });
    await context.addCookies([{ name: office.cookie.slice(0, at), value: office.cookie.slice(at + 1), url: w.address }]);
    const page = await context.newPage();
    for (const path of [...PATHS, '/pages/chat', '/pages/print/projects/1']) {
      await page.goto(w.address + path);
      expect(await barriersOn(page), `${path} at ${String(width)}`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), path).toBe(false);
      expect(await page.evaluate(ASTRAY), `${path} at ${String(width)}`).toEqual([]);
      const shots = process.env['SHOTS_DIR'];
      if (shots !== undefined) {
        await page.screenshot({ path: `${shots}/${String(width)}${path.replace(/\W/g, '_')}.png`, fullPage: true });
      }
    }
    await context.close();
  }
  await w.close();
});
