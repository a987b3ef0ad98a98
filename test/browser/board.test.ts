import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab, PHONE } from '../../scripts/pictures/chromium.js';
import { plantProjects } from '../support/many-projects.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { barriersOn } from '../support/barriers.js';
import { useBrowser } from '../support/browser.js';

const PATHS = ['', '/late', '/load', '/statistics?year=2026', '/statistics/behind?of=declared&year=2026', '/export'];
const place = useBrowser();

describe.each([
  ['a phone', PHONE],
  ['a desktop', 1280],
])('the board on %s', (_, width) => {
  let w: World;
  let cookie: string;
  beforeAll(async () => {
    w = await world();
    const policy = w.policies.current('gongshu');
    if (policy === undefined) throw new Error('the policy is gone');
    await plantProjects(w, policy, 120);
    cookie = (await visit(w, '孔亮')).cookie;
  });
  afterAll(() => w.close());

  it.each(PATHS)('%s has no serious fault and no part outside of the window', async (path) => {
    const page = await openTab(place.browser, 'about:blank', { width, height: 844, scale: 1 });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // Browsers ask for an icon by themselves.
      const icon = message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !icon) complaints.push(message.text());
    });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: w.address }]);
    await page.goto(`${w.address}/pages/board${path}`);
    const picture = join(await mkdtemp(join(tmpdir(), 'board-')), 'page.png');
    if (process.env['KEEP_PICTURES'] !== undefined) {
      await page.screenshot({ path: picture, fullPage: true });
      process.stderr.write(`${path} ${String(width)} ${picture}\n`);
    }
    expect(await barriersOn(page)).toEqual([]);
    const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(beyond).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says whole what may be searched for', async () => {
    const page = await openTab(place.browser, 'about:blank', { width, height: 844, scale: 1 });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: w.address }]);
    await page.goto(`${w.address}/pages/board`);
    const room = await page.evaluate(`(() => {
      const box = document.querySelector('#f-q');
      const own = getComputedStyle(box);
      const words = document.createElement('span');
      words.style.cssText = 'position:absolute;white-space:nowrap;font:' + own.font;
      words.textContent = box.placeholder;
      document.body.append(words);
      return box.clientWidth - parseFloat(own.paddingLeft) - parseFloat(own.paddingRight) - words.offsetWidth;
    })()`);
    // A search box keeps room at its end for the mark that empties it.
    expect(room).toBeGreaterThan(20);
    await page.context().close();
  });

  it('is filtered and turned by keys alone', async () => {
    const page = await openTab(place.browser, 'about:blank', { width, height: 844, scale: 1 });
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: w.address }]);
    await page.goto(`${w.address}/pages/board`);
    await page.getByRole('searchbox', { name: '项目' }).focus();
    await page.keyboard.type('P-11');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('符合条件的在办项目').waitFor();
    expect(page.url()).toMatch(/q=P-11.*late=1/);
    expect(await page.getByText('已逾期').count()).toBeGreaterThan(0);
    await page.context().close();
  });
});
