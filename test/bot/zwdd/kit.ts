import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ZwddClient, zwddClient, type ZwddClientOptions } from '../../../bot/zwdd/client.js';
import type { Card } from '../../../cards/kit/tree.js';
import { openDb, type Db } from '../../../entities/db.js';
import type { Content } from '../../../handlers/transport.js';
import type { ZwddOptions } from '../../../sandbox/zwdd/options.js';
import { faultLog } from '../../support/fault-log.js';
import { quickElapsed } from '../../support/time.js';
import { KEYS, startZwdd, type RunningZwdd } from '../../sandbox/zwdd/kit.js';

export { CEN, LUO } from '../../sandbox/zwdd/kit.js';

export const LINK = 'https://steward.example.gov.cn/pages/link/abcdef';

export interface Bench {
  readonly z: RunningZwdd;
  readonly db: Db;
  readonly dbUrl: string;
  /** A client of the look-alike, as one process has it. */
  client(more?: Partial<ZwddClientOptions>): ZwddClient;
  /** What somebody was told, as he sees it: the notice's text, or 已撤回. */
  told(accountId: string): string[];
  close(): Promise<void>;
}

/** The look-alike over HTTP, and a database of its own. */
export async function bench(options: Partial<ZwddOptions> = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'zwdd-'));
  const dbUrl = `sqlite:${folder}/zwdd.sqlite`;
  const [z, db] = [await startZwdd(options), await openDb(dbUrl, { migrate: true })];
  return {
    z,
    db,
    dbUrl,
    client: (more = {}) =>
      zwddClient({
        ...KEYS,
        domain: z.base,
        appName: 'steward',
        now: () => z.clock.at,
        db,
        log: faultLog().log,
        todo: false,
        robots: [],
        elapsed: quickElapsed(),
        gapMs: 0,
        ...more,
      }),
    told: (accountId) =>
      z.sandbox.world.notices({ accountId }).map(({ msg, recalled }) => {
        const { markdown, content } = (msg['action_card'] ?? msg['text']) as { markdown?: string; content?: string };
        return recalled ? '已撤回' : (markdown ?? content ?? '');
      }),
    close: async () => {
      await z.close();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function notice(summary: string, tone: Card['header']['tone'] = 'todo'): Content {
  return { kind: 'card', card: cardOf(summary, tone), link: LINK };
}

export function cardOf(summary: string, tone: Card['header']['tone'] = 'todo'): Card {
  return { summary, header: { title: '初步审核', subtitle: '智慧场馆', tone }, body: [] };
}

/** A uuid of its own for each number. */
export function uuid(n: number): string {
  return `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
}
