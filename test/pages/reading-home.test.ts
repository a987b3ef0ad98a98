import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import type { World } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

const HOSTILE = '<img src=x onerror=alert(1)>"{{constructor}}';

describe('the pages that show what there is to do', () => {
  let w: World;
  beforeAll(async () => {
    w = await yunshanWorld([
      { name: '邻局', unit: '县邻局', roles: ['经办人'], policy: 'yunshan' },
      { name: '专家甲', unit: '某大学', roles: ['专家'], policy: 'yunshan' },
    ]);
    await declare(w, HOSTILE);
    await declare(w, '智慧林业');
  });
  afterAll(() => w.close());

  it('lead an office from home to its task, and count it in the navigation', async () => {
    const office = await visit(w, '县办');
    await office.open('/pages/');
    expect(office.text()).toContain('县办，您好。有 2 件事等您办');
    expect(office.html().querySelector('nav a[href="/pages/tasks"]')?.textContent).toContain('2');
    expect(office.html().querySelectorAll('#todos, .item a.button.primary').length).toBeGreaterThan(1);
    const [first] = office.html().querySelectorAll('.item a.button.primary');
    expect(first?.getAttribute('href')).toMatch(/^\/pages\/tasks\/\d+$/);
    await office.open('/pages/tasks');
    expect(office.html().querySelector('nav [aria-current="page"]')?.textContent).toContain('待办');
  });

  it('tell a unit on whom it waits and since when, and let it urge once', async () => {
    const chen = await visit(w, '陈水');
    await chen.open('/pages/');
    expect(chen.text()).toMatch(/等.+办理“.+”，9月18日 09:05起/);
    await chen.press('催办');
    expect(chen.at()).toMatch(/^\/pages\/\?told=/);
    expect(chen.text()).toContain('已提醒县办');
    await chen.press('催办');
    expect(chen.at()).toMatch(/^\/pages\/\?told=/);
    expect(chen.text()).toContain('一天只催一次');
  });

  it('find projects by initials, by stage, and say what to do where there is none', async () => {
    const chen = await visit(w, '陈水');
    await chen.open('/pages/projects?q=zhly');
    expect(chen.text()).toContain('智慧林业');
    expect(chen.text()).not.toContain('onerror');
    await chen.open('/pages/projects?late=yes');
    expect(chen.text()).toContain('没有符合条件的项目');
    const neighbour = await visit(w, '邻局');
    for (const path of ['/pages/projects', '/pages/tasks', '/pages/drafts', '/pages/letters', '/pages/meetings']) {
      await neighbour.open(path);
      expect(neighbour.status(), path).toBe(200);
      expect(neighbour.html().querySelector('.empty')?.textContent.length, path).toBeGreaterThan(5);
      expect(neighbour.text(), path).not.toContain('智慧林业');
    }
  });

  it('show a project with its timeline to its unit and the office, and to nobody else', async () => {
    const project = (await w.db.tx((tx) => tx.projects.ofPolicy('yunshan'))).find(({ name }) => name === HOSTILE);
    const path = `/pages/projects/${String(project?.id)}`;
    for (const name of ['陈水', '林局', '县办', '县财']) {
      const reader = await visit(w, name);
      await reader.open(path);
      expect(reader.status(), name).toBe(200);
      expect(reader.text(), name).toContain(HOSTILE);
      expect(reader.html().querySelectorAll('img').length, name).toBe(0);
      expect(reader.html().querySelector('.stay.now')?.textContent, name).toMatch(/正在办理[\s\S]*2026年9月18日 09:05 起/);
      expect(reader.html().querySelectorAll('.stay.next').length, name).toBeGreaterThan(0);
      await reader.open(`${path}/history`);
      expect(reader.text(), name).toMatch(/2026年9月18日 09:05[\s\S]*提交/);
    }
    for (const name of ['邻局', '专家甲']) {
      const stranger = await visit(w, name);
      await stranger.open(path);
      const denied = [stranger.status(), stranger.html().querySelector('main')?.innerHTML];
      await stranger.open('/pages/projects/999999');
      expect([stranger.status(), stranger.html().querySelector('main')?.innerHTML], name).toEqual(denied);
      expect(denied[0]).toBe(404);
      for (const other of [`${path}/history`, '/pages/deadlines/1', '/pages/projects/x']) {
        await stranger.open(other);
        expect(stranger.status(), `${name} ${other}`).toBe(404);
      }
    }
  });

  it('count a deadline day by day', async () => {
    const office = await visit(w, '县办');
    const [row] = await w.db.tx(async (tx) => tx.deadlines.ofProject((await tx.projects.ofPolicy('yunshan')).at(-1)?.id ?? 0));
    await office.open(`/pages/deadlines/${String(row?.id)}`);
    expect(office.status()).toBe(200);
    expect(office.html().querySelectorAll('.days tbody tr').length).toBe(row?.count.length);
  });
});
