import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toolsFor } from '../../../entities/dump/index.js';
import { listOf, objectOf } from '../../../sandbox/json.js';
import type { PressAction } from '../../../sandbox/push/press-action.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { databases } from '../../support/database.js';
import { FIXTURES } from '../../support/policies.js';
import { visit } from '../../support/visit.js';
import type { World } from '../../support/world.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';
import { cli } from './kit.js';

const [KEPT, LOST, LATER] = ['智慧水务', '智慧灌溉', '智慧河道'];

/** What pressing a button sends. */
function pressed(card: SeenCard, label: string): PressAction {
  const button = card.pressable().find((each) => each.label === label);
  const [behavior] = listOf(button?.node['behaviors']).map(objectOf);
  return { tag: 'button', value: objectOf(behavior?.['value']) };
}

describe.each(databases())('the time that a restore on $name took back', (kind) => {
  let folder: string;
  let place: Awaited<ReturnType<typeof kind.create>>;
  const env = () => ({ DATABASE_URL: place.url, DATA_DIR: join(folder, 'data'), POLICIES_DIR: FIXTURES });
  const start = () => yunshanWorld([], { dbUrl: place.url, env: { DATA_DIR: env().DATA_DIR } });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restored-cards-'));
    place = await kind.create();
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await place.drop();
  });

  const ways = {
    restore: async () => {
      expect(await cli(['restore', join(folder, 'backup'), '--overwrite'], env())).toMatchObject({ code: 0, err: '' });
    },
    'other tools': async () => {
      const [made = ''] = (await readdir(join(folder, 'backup'))).filter((name) => name.startsWith('2026-'));
      const tools = toolsFor(place.url);
      await (await tools.load(join(folder, 'backup', made, tools.file))).keep();
      expect(await cli(['restored'], env())).toMatchObject({ code: 0, err: '' });
    },
  };

  it.each(Object.entries(ways))(
    'leaves cards that decide on nothing later, and nobody signed on (%s)',
    { timeout: 60_000 },
    async (_, restore) => {
      const before = await start();
      await declare(before, KEPT);
      const { cookie } = await visit(before, '县办');
      const pages = async (w: World) => (await fetch(`${w.address}/pages/`, { headers: { cookie }, redirect: 'manual' })).status;
      expect(await pages(before)).toBe(200);
      expect(await cli(['backup', join(folder, 'backup')], env())).toMatchObject({ code: 0 });
      await declare(before, LOST);
      const lost = pressed(before.as('县办').lastCard(), '通过');
      expect(await cli(['restored'], env())).toMatchObject({ code: 1, err: expect.stringContaining('还有程序在用') });
      await before.close();

      await restore();
      const after = await start();
      await declare(after, LATER);
      const office = after.as('县办');
      const { toast } = await office.act(office.lastCard(), lost);
      expect(toast?.content).toBe('这项待办已不存在。发送“待办”查看现在要办的事。');
      expect(office.lastCard().text()).toContain(LATER);
      expect(office.lastCard().buttons()).toContain('通过');
      const projects = await after.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
      expect(projects.map(({ name }) => name)).not.toContain(LOST);
      const later = projects.find(({ name }) => name === LATER);
      const open = await after.db.tx((tx) => tx.tasks.ofProject(later?.id ?? 0, 'open'));
      expect(open.map(({ actor }) => actor)).toContain('office');
      expect(await pages(after)).not.toBe(200);
      await after.close();
    },
  );
});
