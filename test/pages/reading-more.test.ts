import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cards } from '../../cards/index.js';
import { ACTIONS, encodeAction } from '../../cards/kit/action.js';
import { buttonsOf } from '../../cards/kit/walk.js';
import { commands } from '../../handlers/commands/index.js';
import { renderCard } from '../../pages/render/card.js';
import { visit } from '../support/visit.js';
import { world, type World } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

describe('the conversation, the calendar and the sheets', () => {
  let w: World;
  beforeAll(async () => {
    w = await yunshanWorld([{ name: '邻局', unit: '县邻局', roles: ['经办人'], policy: 'yunshan' }]);
    await declare(w);
  });
  afterAll(() => w.close());

  it('answer the same words as the chat, keep the day, and press on', async () => {
    const chen = await visit(w, '陈水');
    await chen.open('/pages/chat');
    await chen.press('我的项目');
    expect(chen.text()).toContain('智慧水务');
    await chen.fill({ 要说的话: '进度 智慧水务' }).press('发送');
    expect(chen.html().querySelectorAll('.said')).toHaveLength(2);
    await chen.press('办理经过');
    expect(chen.html().querySelector('#last')?.textContent).toContain('提交“项目申报表”');
    await chen.fill({ 要说的话: '<b>天书</b>' }).press('发送');
    expect(chen.html().querySelector('#last .said')?.textContent).toContain('<b>天书</b>');
    const other = await visit(w, '邻局');
    await other.open('/pages/chat');
    expect(other.html().querySelectorAll('.said')).toHaveLength(0);
    expect(w.as('陈水').cards().length).toBeGreaterThan(0);
  });

  it('a word that asks for more waits in the box with an example that is understood', async () => {
    const chen = await visit(w, '陈水');
    for (const { id, words, example } of commands) {
      if (example === undefined) continue;
      await chen.open('/pages/chat');
      const way = chen
        .html()
        .querySelectorAll('.chips a')
        .find(({ textContent }) => textContent === `${words[0]}…`);
      await chen.open(way?.getAttribute('href')?.replace('#say', '') ?? '');
      const box = chen.html().querySelector('#say');
      expect(box?.getAttribute('value'), id).toBe(`${words[0]} `);
      expect(box?.hasAttribute('autofocus'), id).toBe(true);
      expect(chen.html().querySelector('#say-hint')?.textContent, id).toContain(`${words[0]} ${example}`);
      await chen.fill({ 要说的话: words[0] }).press('发送');
      const alone = chen.html().querySelector('#last .card h1')?.textContent;
      await chen.fill({ 要说的话: `${words[0]} ${example}` }).press('发送');
      expect(chen.html().querySelector('#last .card h1')?.textContent, id).not.toBe(alone);
      expect(chen.html().querySelector('#last .card')?.textContent, id).not.toContain('没有看懂');
    }
    await chen.open('/pages/chat?write=constructor');
    expect(chen.html().querySelector('#say-hint')).toBeNull();
  });

  it('mark deadlines, holidays and make-up days of a month, for whom they are', async () => {
    const chen = await visit(w, '陈水');
    await chen.open('/pages/calendar?month=2026-09');
    expect(chen.html().querySelectorAll('.month tbody tr').length).toBeGreaterThanOrEqual(5);
    expect(chen.html().querySelector('#d-2026-09-24')?.textContent).toContain('智慧水务');
    expect(chen.text()).toContain('调休上班');
    expect(chen.html().querySelectorAll('.month .today')).toHaveLength(1);
    await chen.open('/pages/calendar?month=nonsense');
    expect(chen.text()).toContain('2026年9月');
    const other = await visit(w, '邻局');
    await other.open('/pages/calendar?month=2026-09');
    expect(other.text()).toContain('这个月没有到期的时限');
  });

  it('print a form and a project for those who may see them', async () => {
    const [project] = await w.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
    const [filled] = await w.db.tx((tx) => tx.tasks.ofProject(project?.id ?? 0));
    for (const path of [`/pages/print/forms/${String(filled?.id)}`, `/pages/print/projects/${String(project?.id)}`]) {
      const office = await visit(w, '县办');
      await office.open(path);
      expect(office.status(), path).toBe(200);
      expect(office.html().querySelector('.paper')?.textContent, path).toContain('YS-2026-001');
      const other = await visit(w, '邻局');
      await other.open(path);
      expect(other.status(), path).toBe(404);
    }
  });
});

describe('whoever has nothing but the pages', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  const shown = cards.flatMap((module) => module.examples.map(({ card }) => card()));
  const byVerb = new Map(shown.flatMap((card) => buttonsOf(card).map(({ action }) => [action.verb, { card, action }] as const)));

  it('finds every button of every card drawn', () => {
    const missing = shown.flatMap((card) => {
      const html = renderCard({ csrf: 'x' }, { card });
      return buttonsOf(card)
        .map(({ action }) => encodeAction(action))
        .filter((wire) => !html.includes(`value="${wire}"`));
    });
    expect(missing).toEqual([]);
    const unseen = Object.keys(ACTIONS).filter((verb) => ![...byVerb.keys()].some((one) => one === verb));
    // The pages' own: what was typed is kept by the one, a hand-over has its address by the other; no card needs them.
    expect(unseen).toEqual(['form.keep', 'transfer.show']);
  });

  it.each([...byVerb])('may press %s and reads an answer', async (_, { action }) => {
    const office = await visit(w, '赵敏');
    await office.open('/pages/chat');
    const csrf = office.html().querySelector('input[name="csrf"]')?.getAttribute('value') ?? '';
    const body = new URLSearchParams({ csrf, act: encodeAction(action) });
    const answer = await office.fetch('/pages/act', { method: 'POST', body });
    expect(answer.status).toBe(303);
    await office.open(answer.headers.get('location') ?? '');
    expect([200, 404]).toContain(office.status());
    expect(office.html().querySelector('main')?.textContent.trim().length).toBeGreaterThan(5);
  });
});
