import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Koa, { type Context } from 'koa';
import mount from 'koa-mount';
import { listen, stopListening } from '../../../bot/http/listen.js';
import { createSandbox, type Sandbox } from '../../../sandbox/index.js';
import type { Chance } from './random.js';

/** What goes wrong with a call to the platform. `lost`, `late`: it is done, and the answer does not come, or not in time. */
export type Trouble = 'slow' | 'broken' | 'tooMany' | 'tooManyToOne' | 'tokenRefused' | 'dropped' | 'lost' | 'late';

/** Words that are found nowhere else: none of them may stand in a log. */
export const KEYS = {
  appId: 'cli_faults',
  appSecret: 'canary-app-secret',
  encryptKey: 'canary-encrypt-key',
  verificationToken: 'canary-verification-token',
};

/** The bot waits ten seconds for an answer. */
const TOO_LATE_MS = 10_500;

/** The stand-in platform as a server of its own, which does not end when a bot does. */
export interface Platform {
  readonly sandbox: Sandbox;
  /** What bots call: `LARK_DOMAIN`. */
  readonly address: string;
  /** From now on this share of calls meets one of these. */
  trouble(share: number, kinds: readonly Trouble[]): void;
  /** Called when a message was taken, before its answer leaves; null calls nobody. */
  onSent: (() => void | Promise<void>) | null;
  /** How many calls met what. */
  readonly met: ReadonlyMap<Trouble, number>;
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly chance: Chance;
  /** Epoch ms. */
  readonly now: () => number;
  /** Where pushes go now. */
  readonly pushUrl: () => string;
}

export async function startPlatform({ chance, now, pushUrl }: PlatformOptions): Promise<Platform> {
  const sandbox = createSandbox({ ...KEYS, pushUrl, clock: { now, moveTo: () => Promise.resolve() } });
  const met = new Map<Trouble, number>();
  let [share, kinds]: [number, readonly Trouble[]] = [0, []];
  const app = new Koa();
  app.silent = true;
  app.use(async (ctx, next) => {
    const trouble = chance.next() < share && kinds.length > 0 ? chance.oneOf(kinds) : null;
    if (trouble !== null) met.set(trouble, (met.get(trouble) ?? 0) + 1);
    if (trouble === 'slow') await sleep(chance.between(50, 1500));
    if (trouble !== null && refused(ctx, trouble)) return;
    await next();
    if (ctx.method === 'POST' && /\/messages(\/[^/]+\/reply)?$/.test(ctx.path)) await platform.onSent?.();
    if (trouble === 'late') await sleep(TOO_LATE_MS);
    if (trouble === 'lost') hangUp(ctx);
  });
  app.use(mount('/', sandbox.app));
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  const port = await listen(server, 0, '127.0.0.1');
  const platform: Platform = {
    sandbox,
    address: `http://127.0.0.1:${port}`,
    trouble: (newShare, newKinds) => ([share, kinds] = [newShare, newKinds]),
    onSent: null,
    met,
    close: async () => {
      await sandbox.close();
      await stopListening(server, 100);
    },
  };
  return platform;
}

/** The answers with which a call is refused before anything is done. */
const REFUSALS: Readonly<Record<string, readonly [status: number, code: number, message: string]>> = {
  tooMany: [429, 99991400, 'request trigger frequency limit'],
  tooManyToOne: [400, 230020, 'This operation triggers the frequency limit.'],
  tokenRefused: [400, 99991663, 'Invalid access token for authorization.'],
};

function refused(ctx: Context, trouble: Trouble): boolean {
  const refusal = REFUSALS[trouble];
  if (refusal !== undefined) {
    const [status, code, msg] = refusal;
    if (status === 429) ctx.set('x-ogw-ratelimit-reset', '1');
    [ctx.status, ctx.body] = [status, { code, msg, error: { log_id: 'faults' } }];
  } else if (trouble === 'broken') {
    [ctx.status, ctx.body] = [502, '<html>bad gateway</html>'];
  } else if (trouble === 'dropped') {
    hangUp(ctx);
  } else {
    return false;
  }
  return true;
}

function hangUp(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}
