import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit, type Visiting } from '../support/visit.js';
import { world, type World } from '../support/world.js';

/** A draft of 李明's, begun on a page: it stands open at its form. */
async function draft(w: World): Promise<Visiting> {
  const li = await visit(w, '李明');
  await li.open('/pages/');
  await li.press('申报');
  await li.press('否，开始申报');
  return li;
}

const PAGE_ONE = { 项目名称: '智慧场馆平台', 主要建设内容: '建设全区文化场馆统一预约、核销和客流统计' };

describe('a form as a page', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  const values = async () => {
    const drafts = await w.db.tx((tx) => tx.projects.ofPolicy('linan'));
    const newest = Math.max(...drafts.map(({ id }) => id));
    const forms = await w.db.tx((tx) => tx.forms.ofProject(newest));
    return forms.at(-1)?.values ?? {};
  };

  it('has its step in its address, asks everything of it at once and keeps what is filled in', async () => {
    const li = await draft(w);
    expect(li.at()).toMatch(/^\/pages\/forms\/\d+\?page=1&said=/);
    await li.fill({ ...PAGE_ONE, 项目性质: '新建' }).press('保存草稿');
    expect(li.text()).toContain('已保存');
    expect(await values()).toMatchObject({ name: '智慧场馆平台' });
    expect(w.as('李明').cards()).toEqual([]);
  });

  it('names its files once where all is looked through', async () => {
    const li = await draft(w);
    await li.open(`${li.at().split('?')[0] ?? ''}?page=5`);
    const named = li
      .html()
      .querySelectorAll('h2, h3')
      .filter(({ textContent, classList }) => textContent.startsWith('材料') && !classList.contains('unseen'));
    expect(named.map(({ textContent }) => textContent.trim())).toEqual(['材料 去修改：材料']);
  });

  it('is gone on with as a card in the chat, and the other way round', async () => {
    const li = await draft(w);
    await li.fill({ 项目名称: '先在网页上' }).press('保存草稿');
    const chat = w.as('李明');
    await chat.say('草稿箱');
    await chat.press('继续填写');
    expect(chat.lastCard().text()).toContain('先在网页上');
    await chat.fill({ 项目名称: '后在聊天里' }).press('保存草稿');
    await li.open(li.at().replace(/&said=.*/, ''));
    expect(li.html().querySelector('#q-name')?.getAttribute('value')).toBe('后在聊天里');
    await li.fill({ 项目名称: '又在网页上' }).press('保存草稿');
    await w.settle();
    expect(chat.lastCard().text()).toContain('又在网页上');
  });

  it('lets the person choose where the same answer was changed elsewhere, and loses neither', async () => {
    const [here, there] = [await draft(w), await visit(w, '李明')];
    await there.open(here.at());
    await there.fill({ 项目名称: '那边的名称', 主要建设内容: '那边写的建设内容，不少于二十个字，写满为止' }).press('保存草稿');
    await here.fill({ 项目名称: '这边的名称' }).press('保存草稿');
    expect(here.text()).toContain('这份表刚在别处也改过');
    expect(here.text()).toMatch(/这边的名称[\s\S]*那边的名称/);
    expect(await values()).toMatchObject({ name: '那边的名称', summary: '那边写的建设内容，不少于二十个字，写满为止' });
    await here.press('按所选保存');
    expect(await values()).toMatchObject({ name: '这边的名称', summary: '那边写的建设内容，不少于二十个字，写满为止' });
  });

  it('keeps what is typed while it is typed, and says what follows from it', async () => {
    const li = await draft(w);
    const form = li.html().querySelector('#sheet');
    const field = (name: string) => form?.querySelector(`[name="${name}"]`)?.getAttribute('value') ?? '';
    const body = new URLSearchParams({
      csrf: field('csrf'),
      page: '0',
      base: field('base'),
      't:name': '边打边存',
      't:period': '六个',
    });
    const task = form?.getAttribute('data-task');
    const answer = await li.fetch(`/pages/forms/${String(task)}/keep`, { method: 'POST', body });
    expect(answer.status).toBe(200);
    const state = (await answer.json()) as { conflicts: number; faults: object[] };
    expect(state.conflicts).toBe(0);
    expect(state.faults).toMatchObject([{ field: 'period' }]);
    expect(await values()).toMatchObject({ name: '边打边存', period: '六个' });
  });

  it('shows nothing of it to another unit, and nothing of what does not exist', async () => {
    const li = await draft(w);
    const [path = ''] = li.at().split('?');
    const stranger = await visit(w, '陈涛');
    for (const each of [path, '/pages/forms/99999', '/pages/forms/x']) {
      await stranger.open(each);
      expect([stranger.status(), stranger.text().includes('没有这项待办')]).toEqual([404, true]);
    }
  });

  it('draws what people type as text, wherever it stands', async () => {
    const li = await draft(w);
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    await li.fill({ 项目名称: evil, 主要建设内容: `</textarea>${evil}` }).press('保存草稿');
    expect(li.html().querySelectorAll('script:not([src]), img')).toEqual([]);
    await li.press('下一页');
    expect(li.html().querySelectorAll('script:not([src]), img')).toEqual([]);
  });
});
