import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

describe('the conversation on a page', () => {
  let w: World;
  beforeAll(async () => {
    w = await yunshanWorld();
    await declare(w);
  });
  afterAll(() => w.close());

  it('hands out the file that was asked for', async () => {
    const chen = await visit(w, '陈水');
    await chen.open('/pages/chat');
    await chen.press('导出');
    const link = chen.html().querySelector('#last a[href^="/pages/files/"]');
    expect(link?.textContent).toMatch(/\.xlsx$/);
    const file = await chen.fetch(link?.getAttribute('href') ?? '');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const other = await (await visit(w, '县办')).fetch(link?.getAttribute('href') ?? '');
    expect(other.status).toBe(404);
  });

  it('offers each what he can use, and nothing that would be refused', async () => {
    const [chen, office] = [await visit(w, '陈水'), await visit(w, '县办')];
    const chips = async (who: typeof chen) => {
      await who.open('/pages/chat');
      return who
        .html()
        .querySelectorAll('.chips .button')
        .map(({ textContent }) => textContent);
    };
    expect(await chips(chen)).toEqual(expect.arrayContaining(['申报', '草稿箱', '导出', '合同备案', '进度']));
    expect(await chips(office)).toEqual(expect.arrayContaining(['待办', '会议', '统计', '导出', '进度']));
    for (const never of ['群提醒', '清单', '批量办理']) expect(await chips(chen)).not.toContain(never);
    for (const never of ['群提醒', '申报', '草稿箱', '合同备案']) expect(await chips(office)).not.toContain(never);
  });

  it('offers what files a contract only under a regulation that asks for one, here and in the help', async () => {
    const all = await world({ now: '2026-09-18T09:05+08:00' });
    for (const [name, asks] of [
      ['方立新', false],
      ['何静', true],
    ] as const) {
      const who = await visit(all, name);
      await who.open('/pages/chat');
      const labels = who
        .html()
        .querySelectorAll('.chips .button')
        .map(({ textContent }) => textContent);
      expect(labels.includes('合同备案')).toBe(asks);
      await all.as(name).say('帮助');
      expect(all.as(name).lastCard().text().includes('合同备案')).toBe(asks);
    }
    await all.close();
  });

  it('says a refusal once', async () => {
    const chen = await visit(w, '陈水');
    await chen.open('/pages/chat');
    await chen.fill({ 要说的话: '群提醒' }).press('发送');
    const said = chen.html().querySelector('#last .answer')?.structuredText ?? '';
    expect(said).toContain('请换个地方办');
    expect(said).not.toContain('暂时办不了');
    expect(said.match(/请在/g)).toHaveLength(1);
  });
});
