import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import mount from 'koa-mount';
import { createZwddSandbox, type ZwddSandbox } from '../../../sandbox/zwdd/index.js';
import type { ZwddOptions, ZwddSeedPerson } from '../../../sandbox/zwdd/options.js';

export const KEYS = { appKey: 'demo-app-key', appSecret: 'demo-app-secret', tenantId: '10001' };
export const START = Date.parse('2026-09-18T10:00:00+08:00');
export const LUO = '20001';
export const CEN = '20002';

export const PEOPLE: readonly ZwddSeedPerson[] = [
  { accountId: LUO, name: '罗启明', mobile: '13800050003', unit: '市交通运输局', title: '处长', hint: '' },
  { accountId: CEN, name: '岑浩', mobile: '13800050006', unit: '市大数据局', title: '干部', hint: '' },
];

export interface RunningZwdd {
  readonly sandbox: ZwddSandbox;
  readonly clock: { at: number };
  /** `http://127.0.0.1:…/sandbox/zwdd` */
  readonly base: string;
  /** A signed call; parameters as given, in order. */
  call(path: string, params?: Readonly<Record<string, string>>, more?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly method?: 'GET' | 'POST';
  readonly secret?: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly key?: string;
}

export interface Answer {
  readonly success: boolean;
  readonly Code?: string;
  readonly Message?: string;
  readonly bizErrorCode?: string;
  readonly content?: {
    readonly success?: boolean;
    readonly responseCode?: string;
    readonly data?: Record<string, unknown>;
    readonly msgId?: string;
  };
}

/** A page of an app, as the telephone opens it: it asks for a code and shows what it got. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>页面</title><p id="got">…</p>
<script src="/sandbox/zwdd/jsapi.js"></script>
<script>dd.getAuthCode({}).then(function (r) { got.textContent = 'code ' + (r.code || r.auth_code); }, function (e) { got.textContent = e.errorMessage; });</script>`;

/** The look-alike on a free port, mounted as the bot mounts it. */
export async function startZwdd(more: Partial<ZwddOptions> = {}): Promise<RunningZwdd> {
  const clock = { at: START };
  const sandbox = createZwddSandbox({ ...KEYS, now: () => clock.at, ...more });
  sandbox.seed(PEOPLE);
  const app = new Koa();
  app.silent = true;
  app.use(async (ctx, next) => {
    if (ctx.path !== '/page') {
      await next();
      return;
    }
    ctx.type = 'html';
    ctx.body = PAGE;
  });
  app.use(mount('/sandbox/zwdd', sandbox.app));
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sandbox/zwdd`;
  return {
    sandbox,
    clock,
    base,
    call: (path, params = {}, options = {}) => signedCall(base, clock.at, path, params, options),
    close: async () => {
      sandbox.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A clock that stands gives many calls one time: no two may draw the same number by chance. */
let calls = 0;

/** Written from the reference, apart from the bot's and the sandbox's own code: parameters must come in their order. */
async function signedCall(
  base: string,
  at: number,
  path: string,
  params: Readonly<Record<string, string>>,
  { method = 'POST', secret = KEYS.appSecret, key = KEYS.appKey, ...given }: CallOptions,
): Promise<Answer> {
  const timestamp = given.timestamp ?? new Date(at).toISOString();
  const nonce = given.nonce ?? `${String(at)}${String(1000 + (calls += 1))}`;
  const names = Object.keys(params)
    .filter((name) => (params[name] ?? '').trim() !== '')
    .sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase()));
  const query = names.map((name) => `${name}=${params[name] ?? ''}`).join('&');
  const text = [method, timestamp, nonce, path, ...(query === '' ? [] : [query])].join('\n');
  const headers = {
    apiKey: key,
    'X-Hmac-Auth-Timestamp': timestamp,
    'X-Hmac-Auth-Version': '1.0',
    'X-Hmac-Auth-Nonce': nonce,
    'X-Hmac-Auth-Signature': createHmac('sha256', secret).update(text).digest('base64'),
  };
  const encoded = new URLSearchParams(params);
  const answer =
    method === 'GET'
      ? await fetch(`${base}${path}?${encoded.toString()}`, { headers })
      : await fetch(`${base}${path}`, { method, headers, body: encoded });
  return (await answer.json()) as Answer;
}
