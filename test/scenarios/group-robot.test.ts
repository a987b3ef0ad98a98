import { afterEach, describe, expect, it } from 'vitest';
import { robotChatId } from '../../bot/zwdd/robot.js';
import { type World, world } from '../support/world.js';
import { declare, decide, HANDLER, NAME, OFFICE } from './ningbo-kit.js';

const ROBOT = { name: '民政项目群', policy: 'ningbo', unit: '市民政局', token: 'token-of-the-robot', secret: 'SECdemo' };

let w: World;
afterEach(() => w.close());

const said = (): readonly string[] => w.app.zwdd?.world.robotMessages.map(({ text }) => text) ?? [];

describe('a group with a robot', () => {
  it('hears its unit’s results and nothing of others, as plain text', async () => {
    const others = { ...ROBOT, name: '交通项目群', unit: '市交通运输局', token: 'token-of-another' };
    w = await world({ now: '2026-09-18T09:05+08:00', env: { ZWDD_ROBOTS: JSON.stringify([ROBOT, others]) } });
    await declare(w, { answers: { 项目名称: '[智慧](https://evil.example)养老' } }, HANDLER);
    await decide(w, OFFICE, '退回修改', { '修改意见（每行一条）': '核减建设内容' });
    expect(w.app.zwdd?.world.robotMessages.map(({ group }) => group)).toEqual(['民政项目群']);
    expect(said()[0]).toContain('退回修改');
    expect(said()[0]).toContain('[智慧](https://evil.example)养老');
    expect(said()[0]).not.toContain('去办理');
  });

  it('hears nothing more when its robot is taken out of the configuration', async () => {
    w = await world({ now: '2026-09-18T09:05+08:00', env: { ZWDD_ROBOTS: JSON.stringify([ROBOT]) } });
    const { registerRobots } = await import('../../bot/compose/robots.js');
    const state = () => w.db.tx(async (tx) => (await tx.groups.get('zwdd', robotChatId(ROBOT)))?.state);
    expect(await state()).toBe('active');
    await registerRobots(w.app.deps, { mode: 'sandbox', todo: false, robots: [] });
    expect(await state()).toBe('removed');
    await declare(w);
    await decide(w, OFFICE, '退回修改', { '修改意见（每行一条）': `核减${NAME}` });
    expect(said()).toEqual([]);
    await registerRobots(w.app.deps, { mode: 'sandbox', todo: false, robots: [{ ...ROBOT, reminders: ['results'], hour: 9 }] });
    expect(await state()).toBe('active');
  });
});
