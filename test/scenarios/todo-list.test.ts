import { afterEach, describe, expect, it } from 'vitest';
import type { ZwddTodo } from '../../sandbox/zwdd/types.js';
import { plant } from '../handlers/asking/plant.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { declare, HANDLER, NAME } from './ningbo-kit.js';

/** His only account is on the platform that has a list of things to do of its own. */
const REVIEWER = '岑浩';
/** Of a unit; his is there too. */
const APPLICANT = '罗启明';
const ADMIN = '虞敏';
const CREATE = '/tc/v2/openapi/task/create.json';

let w: World;
const start = async () => (w = await world({ now: '2026-09-18T09:05+08:00', env: { ZWDD_TODO: 'on' } }));
afterEach(() => w.close());

const listed = (): readonly ZwddTodo[] => [...(w.app.zwdd?.world.todos.values() ?? [])];
const waiting = () => w.db.tx((tx) => tx.outbox.due(Number.MAX_SAFE_INTEGER, 100));

async function decides(): Promise<void> {
  const page = await visit(w, REVIEWER);
  await page.open(new URL(listed()[0]?.url ?? `${w.address}/pages/`).pathname);
  await page.fill({ 不列入的理由: '与市级平台重复' }).press('提交：不列入');
  await page.press('确定');
  await w.settle();
}

describe('a task in the platform’s own list', () => {
  it('stands there with its page until it is decided; the morning’s reminder adds none', async () => {
    await start();
    await declare(w);
    expect(listed()).toMatchObject([{ state: 'open', subject: expect.stringContaining(NAME) as string }]);
    await w.clock.to('2026-09-21T09:00+08:00');
    expect(listed()).toHaveLength(1);
    await decides();
    expect(listed().map(({ state }) => state)).toEqual(['finished']);
    expect(w.as(HANDLER).cards({}).length).toBeGreaterThan(0);
  });

  it('comes when a list that was away is back, with no second bell; administrators hear once of a list that may not be used', async () => {
    await start();
    const { zwdd } = w.app;
    if (zwdd === null) throw new Error('the second platform runs');
    zwdd.faults.next(CREATE, { status: 503 });
    await declare(w);
    const bells = zwdd.world.allNotices().length;
    expect([bells, listed().length]).toEqual([1, 0]);
    await w.clock.to(w.clock.now() + 60_000);
    expect([zwdd.world.allNotices().length, listed().length]).toEqual([1, 1]);
    expect(await waiting()).toEqual([]);

    const refusal = { success: true, content: { success: false, responseCode: 'NO_RIGHT', responseMessage: '没有权限' } };
    zwdd.faults.next(CREATE, { status: 200, body: refusal }, 2);
    await declare(w, { answers: { 项目名称: '第二个项目' } });
    await declare(w, { answers: { 项目名称: '第三个项目' } });
    expect(await w.dead()).toMatchObject([{ topic: 'entry' }, { topic: 'entry' }]);
    const reports = w
      .as(ADMIN)
      .cards()
      .map((card) => card.text())
      .filter((text) => text.includes('没有送达'));
    expect(reports).toEqual([expect.stringMatching(/岑浩[^]*列入平台待办：[^]*第二个项目[^]*没有权限/)]);
  });

  it('stands there for whoever a result leads on, who hears of both with one bell', async () => {
    await start();
    await plant(w, [{ name: '公交线网', by: APPLICANT, stage: 'screening', open: 'argueList' }]);
    const [task] = (await w.db.tx((tx) => tx.tasks.openOfKind('ningbo', ['argueList'], null))).map((open) => open.task);
    const page = await visit(w, REVIEWER);
    await page.open(`/pages/tasks/${String(task?.id)}`);
    await page.fill({ '第 1 条': '补充线网现状' }).press('提交：退回修改');
    await w.settle();
    const notices = (w.app.zwdd?.world.allNotices() ?? []).map(({ msg }) => msg['action_card']);
    expect(notices).toMatchObject([{ single_title: '去办理' }]);
    expect(notices).toEqual([
      expect.objectContaining({ markdown: expect.stringMatching(/公交线网[^]*退回修改，有 1 条意见要回应。/) as string }),
    ]);
    expect(listed()).toMatchObject([{ state: 'open', subject: expect.stringContaining('公交线网') as string }]);
  });
});
