import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import mount from 'koa-mount';
import { createDecipheriv, createHash } from 'node:crypto';
import { createSandbox, type Sandbox } from '../../sandbox/index.js';
import type { SandboxOptions, Seed } from '../../sandbox/options.js';

export const KEYS = {
  appId: 'cli_a1b2c3d4e5f60718',
  appSecret: 'secret',
  encryptKey: 'key of the tests',
  verificationToken: 'token of the tests',
};
export const START = Date.parse('2026-09-18T10:00:00+08:00');
export const LI = 'ou_li';
export const WANG = 'ou_wang';
export const GROUP = 'oc_group';

export const PEOPLE: Seed = {
  people: [
    { openId: LI, name: '李敏', mobile: '13800000001', unit: '卫生健康局', title: '经办人', hint: '发「申报」开始一个新项目' },
    { openId: WANG, name: '王建国', mobile: '13800000002', unit: '数据局', title: '主管部门', hint: '审核申报' },
  ],
  groups: [{ chatId: GROUP, name: '项目推进群', members: [LI, WANG] }],
};

/** A clock that stands still until it is moved. */
export class TestClock {
  constructor(public at = START) {}
  now = (): number => this.at;
  moveTo = async (ms: number): Promise<void> => {
    this.at = ms;
    await Promise.resolve();
  };
}

export interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly raw: string;
  readonly envelope: { readonly header: Record<string, string>; readonly event: Record<string, unknown> };
}

export interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly delayMs?: number;
}

/** A receiver that keeps what it hears and answers what it is told to. */
export interface FakeBot {
  readonly url: string;
  readonly heard: Heard[];
  answer: (heard: Heard) => Answer | Promise<Answer>;
  of(eventType: string): readonly Heard[];
  close(): Promise<void>;
}

export async function startFakeBot(): Promise<FakeBot> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const one: Heard = { headers: request.headers, raw, envelope: parseHeard(raw) };
      heard.push(one);
      void Promise.resolve(bot.answer(one)).then(({ status = 200, body = '{}', delayMs = 0 }) => {
        setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(body), delayMs);
      });
    });
  });
  const bot: FakeBot = {
    url: `${await listen(server)}/lark/events`,
    heard,
    answer: () => ({}),
    of: (eventType) => heard.filter(({ envelope }) => envelope.header['event_type'] === eventType),
    close: () => closeServer(server),
  };
  return bot;
}

function parseHeard(raw: string): Heard['envelope'] {
  const { encrypt } = JSON.parse(raw) as { encrypt: string };
  return JSON.parse(decrypt(encrypt)) as Heard['envelope'];
}

/** Written from the platform's page, apart from the sandbox's own code. */
function decrypt(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const key = createHash('sha256').update(KEYS.encryptKey).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
}

export interface Running {
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  /** `http://127.0.0.1:…/sandbox` */
  readonly base: string;
  close(): Promise<void>;
}

/** A sandbox mounted as the bot mounts it, on a free port. */
export async function startSandbox(more: Partial<SandboxOptions> = {}): Promise<Running> {
  const clock = new TestClock();
  const bot = { name: '项目管家', menu: [{ label: '申报', eventKey: '申报' }] };
  const sandbox = createSandbox({ ...KEYS, pushUrl: null, clock, bot, ...more });
  sandbox.seed(PEOPLE);
  const app = new Koa();
  app.use(mount('/sandbox', sandbox.app));
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  sandbox.attach(server);
  const base = `${await listen(server)}/sandbox`;
  return {
    sandbox,
    clock,
    base,
    close: async () => {
      await sandbox.close();
      await closeServer(server);
    },
  };
}

/** What the calls of the tests find in an answer's body. */
export interface ApiBody {
  readonly code: number;
  readonly msg: string;
  readonly tenant_access_token: string;
  readonly bot: { readonly open_id: string };
  readonly data: {
    readonly message_id: string;
    readonly chat_id: string;
    readonly file_key: string;
    readonly user: object;
    readonly items: readonly { readonly body: { readonly content: string } }[];
  };
}

export async function bodyOf(answer: Response): Promise<ApiBody> {
  return (await answer.json()) as ApiBody;
}

export type Api = (method: string, path: string, body?: unknown) => Promise<{ status: number; headers: Headers; body: ApiBody }>;

/** Calls of the open API with a token, as plain fetches. */
export async function apiOf(base: string): Promise<Api> {
  const given = await fetch(`${base}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: KEYS.appId, app_secret: KEYS.appSecret }),
  });
  const token = (await bodyOf(given)).tenant_access_token;
  return async (method, path, body) => {
    const form = body instanceof FormData;
    const answer = await fetch(`${base}/open-apis/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(form ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: await bodyOf(answer) };
  };
}

/** The smallest card there is, with more elements where wanted. */
export function cardOf(elements: readonly object[], more: object = {}): object {
  return {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: { tag: 'plain_text', content: '标题' } },
    body: { elements },
    ...more,
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
