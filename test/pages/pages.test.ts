import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import { world, type World } from '../support/world.js';

describe('the pages', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('show whoever is signed on what the chat would show, and take the same answers', async () => {
    const li = await visit(w, '李明');
    await li.open('/pages/');
    expect(li.status()).toBe(200);
    await li.press('申报');
    expect(li.at()).toMatch(/^\/pages\/answers\//);
    await li.press('否，开始申报');
    await li.fill({ 项目名称: '智慧场馆平台' }).press('保存草稿');
    const [draft] = await w.db.tx((tx) => tx.projects.ofPolicy('linan'));
    expect(draft?.name).toBe('智慧场馆平台');
    expect(w.as('李明').cards()).toEqual([]);
  });

  it('send everybody else to sign on', async () => {
    const answer = await fetch(new URL('/pages/', w.address), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/pages/sign-on']);
  });

  it('change nothing without the token of the session', async () => {
    const li = await visit(w, '李明');
    const before = await w.db.tx((tx) => tx.projects.ofPolicy('linan'));
    const body = new URLSearchParams({ act: 'draft-begin.linan', csrf: 'x'.repeat(43) });
    expect((await li.fetch('/pages/act', { method: 'POST', body })).status).toBe(403);
    expect(await w.db.tx((tx) => tx.projects.ofPolicy('linan'))).toEqual(before);
  });

  it('keep an answer for the one who asked', async () => {
    const [li, zhao] = [await visit(w, '李明'), await visit(w, '赵敏')];
    await li.open('/pages/');
    await li.press('申报');
    await zhao.open(li.at());
    expect(zhao.at()).toBe('/pages/');
  });
});
