import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '../../../entities/db.js';
import type { Project } from '../../../entities/project.entity.js';
import { NEXT, twoVersions } from '../../support/two-versions.js';
import { FIXTURES } from '../../support/policies.js';
import { world } from '../../support/world.js';
import { declare } from '../../support/yunshan-world.js';
import { cli, json } from './kit.js';

const PEOPLE = [
  { name: '周云', unit: '县水务局', roles: ['经办人'], policy: 'yunshan' },
  { name: '吴山', unit: '县水务局', roles: ['分管负责人'], policy: 'yunshan' },
  { name: '郑岚', unit: '县数字办', roles: ['主管部门'], policy: 'yunshan' },
] as const;
const RENAMED = [
  { file: 'policy.yaml', find: '  review: { name: 审核,', replace: '  examining: { name: 审查,' },
  {
    file: 'policy.yaml',
    find: 'begins: declare\n',
    replace: `begins: declare\nreplaces: { version: '2026.1', stages: { review: examining }, tasks: { review: examine } }\n`,
  },
  { file: 'policy.yaml', find: 'eq: review }', replace: 'eq: examining }' },
  { file: 'tasks.yaml', find: 'stage: review\n', replace: 'stage: examining\n' },
  { file: 'tasks.yaml', find: 'open: review\n', replace: 'open: examine\n' },
  {
    file: 'tasks.yaml',
    find: '  review:\n    kind: review\n    name: 审核\n',
    replace: '  examine:\n    kind: review\n    name: 审查申报\n',
  },
  { file: 'letters.yaml', find: 'done.review', replace: 'done.examine' },
  { file: 'time.yaml', find: 'task: review\n', replace: 'task: examine\n' },
  { file: 'time.yaml', find: 'count: { n: 5, unit: wd }', replace: 'count: { n: 8, unit: wd }' },
];

let folder: string;
let sound: string;
let broken: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-move-'));
  sound = await twoVersions(RENAMED);
  broken = await twoVersions([
    ...RENAMED,
    { file: 'forms.yaml', find: 'options: [新建, 扩建]', replace: 'options: [新设, 扩建]' },
  ]);
  env = { DATA_DIR: folder, DATABASE_URL: `sqlite:${folder}/moves.sqlite`, POLICIES_DIR: sound };
  const w = await world({ dbUrl: env['DATABASE_URL'] ?? '', policies: FIXTURES, people: PEOPLE, now: '2026-09-18T09:05+08:00' });
  await declare(w, '智慧水务', '周云');
  await declare(w, '智慧河道', '周云');
  await w.close();
});
afterAll(() => Promise.all([folder, sound, broken].map((path) => rm(path, { recursive: true, force: true }))));

async function reading<T>(work: Parameters<Awaited<ReturnType<typeof openDb>>['tx']>[0]): Promise<T> {
  const db = await openDb(env['DATABASE_URL'] ?? '', { migrate: false });
  try {
    return (await db.tx(work)) as T;
  } finally {
    await db.close();
  }
}

const projects = () => reading<Project[]>((tx) => tx.projects.ofPolicy('yunshan'));

describe('policy check', () => {
  it('holds each running project against the version in force, and says what would change', async () => {
    const { code, out } = await cli(['policy', 'check'], env);
    expect(code).toBe(0);
    expect(out).toContain('2 个在办项目还在用旧版本');
    expect(out).toContain(`✓ 可以迁移 YS-2026-001 智慧水务：2026.1 → ${NEXT}`);
    expect(out).toContain('环节“审核”改称“审查”');
    expect(out).toContain('“审核时限”由2026年9月24日（周四）改为2026年9月30日（周三）截止');
    expect(await json(['policy', 'check'], env)).toMatchObject({
      ok: true,
      moves: [{ number: 'YS-2026-001', movable: true, obstacles: [] }, { number: 'YS-2026-002' }],
    });
  });

  it('fails where the new version promises what it cannot keep', async () => {
    const { code, out } = await cli(['policy', 'check', broken], env);
    expect(code).toBe(1);
    expect(out).toContain(`✗ 不能迁移 YS-2026-001 智慧水务`);
    expect(out).toContain('新版本不接受');
    const checked = await cli(['policy', 'check', broken, '--json'], env);
    expect([checked.code, JSON.parse(checked.out)]).toMatchObject([1, { ok: false, moves: [{ movable: false }, {}] }]);
  });

  it('needs no database for the files alone', async () => {
    const elsewhere = { ...env, DATABASE_URL: `sqlite:${folder}/none.sqlite` };
    expect(await cli(['policy', 'check'], elsewhere)).toMatchObject({
      code: 0,
      out: expect.stringContaining('没有检查在办项目') as unknown,
    });
    expect(await json(['policy', 'check', FIXTURES], elsewhere)).toMatchObject({ ok: true, moves: [] });
  });
});

describe('policy move', () => {
  it('asks for a project, a version that is there, and who decides', async () => {
    expect(await cli(['policy', 'move', '--to', NEXT], env)).toMatchObject({ code: 2 });
    expect(await cli(['policy', 'move', 'YS-2026-001', '--to', '2030.1'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('现有：2026.1、2026.2') as unknown,
    });
    expect(await cli(['policy', 'move', 'YS-2026-001', '--to', NEXT, '--confirm'], env)).toMatchObject({ code: 2 });
    const nobody = ['policy', 'move', 'YS-2026-001', '--to', NEXT, '--confirm', '--by'];
    expect(await cli([...nobody, '王五'], env)).toMatchObject({ code: 1, err: expect.stringContaining('名册里没有') as unknown });
    expect(await cli([...nobody, '周云'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('不能决定迁移') as unknown,
    });
    expect((await projects()).map(({ policyVersion }) => policyVersion)).toEqual(['2026.1', '2026.1']);
  });

  it('only shows, unless it is confirmed', async () => {
    const { code, out } = await cli(['policy', 'move', 'YS-2026-001', '--to', NEXT], env);
    expect(code).toBe(0);
    expect(out).toContain('以上只是预演，没有改动');
    expect((await projects()).map(({ policyVersion }) => policyVersion)).toEqual(['2026.1', '2026.1']);
  });

  it('moves one with its tasks and clocks, on record, and tells those concerned', async () => {
    const { code, out } = await cli(['policy', 'move', 'YS-2026-001', '--to', NEXT, '--confirm', '--by', '郑岚'], env);
    expect([code, out]).toEqual([0, expect.stringContaining('已迁移 1 个项目')]);
    const [moved] = (await projects()).filter(({ number }) => number === 'YS-2026-001');
    expect(moved).toMatchObject({ policyVersion: NEXT, stage: 'examining' });
    const id = moved?.id ?? 0;
    expect(await reading((tx) => tx.tasks.ofProject(id, 'open'))).toMatchObject([
      { task: 'examine', stage: 'examining', actor: 'office' },
    ]);
    expect(await reading((tx) => tx.deadlines.ofProject(id))).toMatchObject([
      { deadline: 'reviewing', dueOn: '2026-09-30', state: 'running' },
    ]);
    const events = await reading<{ event: { type: string; byId: number; body: unknown } }[]>((tx) =>
      tx.audit.of(`project:${id}`),
    );
    expect(events.map(({ event }) => event.type).slice(-2)).toEqual(['POLICY_MOVED', 'DEADLINE_MOVED']);
    expect(events.at(-2)?.event.body).toMatchObject({ policyId: 'yunshan', from: '2026.1', to: NEXT });
    const told = await reading<{ toId: string; payload: string }[]>((tx) => tx.outbox.due(Date.parse('2030-01-01'), 100));
    const notices = told.filter(({ payload }) => payload.includes('项目改用新版办法'));
    expect(notices).toHaveLength(3);
    expect(notices[0]?.payload).toContain('环节“审核”改称“审查”');
    expect(await cli(['audit', 'verify'], env)).toMatchObject({ code: 0 });
    expect(await cli(['policy', 'move', 'YS-2026-001', '--to', NEXT], env)).toMatchObject({ code: 1 });
  });

  it('moves all that can be moved, and goes on in the chat under the new version', async () => {
    const { code, out } = await cli(['policy', 'move', '--all', '--to', NEXT, '--confirm', '--by', '郑岚'], env);
    expect([code, out]).toEqual([0, expect.stringContaining('已迁移 1 个项目')]);
    const w = await world({ dbUrl: env['DATABASE_URL'] ?? '', policies: sound, people: PEOPLE, now: '2026-09-21T09:05+08:00' });
    await w.as('郑岚').say('待办');
    expect(w.as('郑岚').lastCard().text()).toMatch(/审查申报：智慧水务[\s\S]*9月30日/);
    await w.as('郑岚').say('进度 智慧水务');
    await w.as('郑岚').press('办理经过');
    expect(w.as('郑岚').lastCard().text()).toMatch(/办法由版本 2026\.1 改用版本 2026\.2（郑岚）/);
    expect(w.as('郑岚').lastCard().text()).toContain('“审查申报”转县数字办办理');
    await w.as('郑岚').say('进度 智慧水务');
    await w.as('郑岚').press('去办理：审查申报');
    const { toast } = await w.as('郑岚').press('通过');
    expect(toast?.type).toBe('success');
    await w.close();
  });
});
