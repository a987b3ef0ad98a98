import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeWithin } from '../../cards/kit/action.js';
import { buttonsOf } from '../../cards/kit/walk.js';
import { receive } from '../../handlers/receive.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { plant } from '../handlers/asking/plant.js';
import { begin, HANDLER, OFFICE } from '../scenarios/applicant-kit.js';
import { visit } from '../support/visit.js';
import { world, type World } from '../support/world.js';

const BUTTON = '在网页中打开';

let w: World;
beforeAll(async () => {
  w = await world();
  await plant(w, [
    { name: '智慧养老', number: 'LA-2026-002', by: '李明', stage: 'awaitingApplication', open: 'applyReview' },
    { name: '水情监测', number: 'LA-2026-007', by: '陈涛', stage: 'preliminaryReview', open: 'preliminaryReview' },
  ]);
});
afterAll(() => w.close());

/** Presses the button and then the link that it became: the link's path. */
async function openFrom(name: string, card: SeenCard): Promise<string> {
  const person = w.as(name);
  const { toast, card: again } = await person.press(BUTTON, card);
  expect(toast?.content).toBe('已生成网页链接，点下方“打开网页”，本人 14 天内有效。');
  expect(again.title()).toBe(card.title());
  expect(again.buttons()).not.toContain(BUTTON);
  const { opened } = await person.press('打开网页', again);
  expect(opened).toMatch(new RegExp(`^${w.address}/pages/l/[\\w-]{43}$`));
  return new URL(opened ?? '').pathname;
}

describe('a card leads to its page', () => {
  it('keeps what is typed on a form and opens the very step, for whoever pressed alone', async () => {
    const li = await begin(w);
    await li.fill({ 项目名称: '智慧场馆' }).press('保存草稿');
    const path = await openFrom(HANDLER, li.lastCard());
    const page = await visit(w, HANDLER);
    await page.open(path);
    expect(page.at()).toMatch(/^\/pages\/forms\/\d+\?page=1$/);
    expect(page.html().querySelector('[id="q-name"]')?.getAttribute('value')).toBe('智慧场馆');
    expect(page.buttons()).not.toContain(BUTTON);
    const other = await visit(w, OFFICE);
    await other.open(path);
    expect(other.status()).toBe(403);
    expect(other.text()).not.toContain('智慧场馆');
  });

  it('keeps what was typed and not saved yet', async () => {
    const li = await begin(w);
    const { card } = await li.fill({ 项目名称: '还没保存的' }).press(BUTTON);
    expect(card.inputs().find(({ label }) => label.startsWith('项目名称'))?.node['default_value']).toBe('还没保存的');
  });

  it.each([
    ['进度 智慧养老', HANDLER, /^\/pages\/projects\/\d+$/, 'LA-2026-002'],
    ['统计', OFFICE, /^\/pages\/board\/statistics$/, '统计'],
  ])('%s', async (said, name, at, shown) => {
    const person = w.as(name);
    await person.say(said);
    const path = await openFrom(name, person.lastCard());
    const page = await visit(w, name);
    await page.open(path);
    expect(page.at()).toMatch(at);
    expect(page.text()).toContain(shown);
    expect(page.buttons()).not.toContain(BUTTON);
  });

  it('a task that is to be decided opens on its page, with what it takes to decide', async () => {
    const office = w.as(OFFICE);
    await office.say('待办');
    const { card } = await office.press('去办理');
    expect(card.text()).toContain('水情监测');
    const page = await visit(w, OFFICE);
    await page.open(await openFrom(OFFICE, card));
    expect(page.at()).toMatch(/^\/pages\/tasks\/\d+$/);
    expect(page.html().querySelector('#decide')).not.toBeNull();
    expect(page.text()).toContain('水情监测');
    expect(page.buttons()).not.toContain(BUTTON);
  });

  it('statistics of one’s own unit have no board, and offer none', async () => {
    const li = w.as(HANDLER);
    await li.say('统计');
    expect(li.lastCard().buttons()).not.toContain(BUTTON);
  });
});

describe('it is not offered', () => {
  const shows = encodeWithin({ verb: 'project.show', project: 1 });

  it('in a group, where a press that was made up is refused', async () => {
    const chat = w.chat('文化馆信息化项目群');
    const li = w.as(HANDLER);
    await li.say('@项目管家 进度 智慧养老', { chat });
    const card = li.lastCard({ chat });
    expect(card.text()).toContain('LA-2026-002');
    expect(card.buttons()).not.toContain(BUTTON);
    await forgetLinks();
    const { toast, card: after } = await li.act(card, { tag: 'button', name: `page-open.${shows}` });
    expect(toast?.content).toContain('单独会话');
    expect(after.text()).not.toContain('/pages/l/');
    expect(await forgetLinks()).toBe(0);
  });

  it('where there are no pages', async () => {
    const answer = await receive({ ...w.app.deps, links: null }, inbound(`project-show.${String(await projectId())}`));
    expect(answer.card?.header.subtitle).toBe('智慧养老');
    expect(buttonsOf(answer.card ?? fail()).map(({ label }) => label)).not.toContain(BUTTON);
    const { toast } = await receive({ ...w.app.deps, links: null }, inbound(`page-open.${shows}`));
    expect(toast?.tone).toBe('warning');
  });

  it('for what does more than show', async () => {
    const wire = `page-open.${encodeWithin({ verb: 'project.export', project: await projectId() })}`;
    const { toast, card } = await receive(w.app.deps, inbound(wire));
    expect(toast?.text).toContain('过期');
    expect(card).toBeUndefined();
  });

  function inbound(wire: string) {
    const key = w.app.deps.uuid();
    const sender = { platform: 'lark', appId: w.app.deps.transports.get('lark')?.appId ?? '', userId: w.as(HANDLER).openId };
    return {
      kind: 'action',
      key,
      sender,
      place: null,
      at: w.clock.now(),
      wire,
      form: {},
      messageId: null,
      cardMessageId: null,
    } as const;
  }
});

async function projectId(): Promise<number> {
  const found = (await w.db.tx((tx) => tx.projects.ofPolicy('linan'))).find(({ name }) => name === '智慧养老');
  return found?.id ?? 0;
}

/** How many links there were. */
function forgetLinks(): Promise<number> {
  return w.db.tx((tx) => tx.pageLinks.purge(Number.MAX_SAFE_INTEGER));
}

function fail(): never {
  throw new Error('there is no card');
}
