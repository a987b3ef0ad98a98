import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../bot/doctor/doctor.js';
import { listen } from '../../../bot/http/listen.js';
import { DECODERS } from '../../../bot/lark/decode/decode.js';
import { SCOPES } from '../../../bot/lark/self-check.js';
import { openDb } from '../../../entities/db.js';
import { cli } from './kit.js';

let folder: string;
let server: Server;
let address: string;
/** Path → answer of the platform; without one it answers 404. */
let answers: Record<string, object>;
/** The command line's own, unless a test says otherwise. */
const ON_TIME = 'Fri, 18 Sep 2026 02:00:00 GMT';
let platformTime = ON_TIME;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const answer = answers[path];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json', date: platformTime });
    response.end(JSON.stringify(answer ?? { code: 404, msg: 'no such page' }));
  });
  address = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
});
afterEach(() => {
  answers = {};
  platformTime = ON_TIME;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const TOKEN = '/open-apis/auth/v3/tenant_access_token/internal';
const NEEDED = SCOPES.flatMap(([first]) => first ?? []);
const APP_ID = 'cli_a0b1c2d3e4f50617';
const granted = (names: readonly string[]) => ({
  code: 0,
  data: { scopes: names.map((scope_name) => ({ scope_name, grant_status: 1 })) },
});
const healthy = (): Record<string, object> => ({
  [TOKEN]: { code: 0, tenant_access_token: 't-1', expire: 7200 },
  '/open-apis/bot/v3/info': { code: 0, bot: { open_id: 'ou_bot' } },
  '/open-apis/application/v6/scopes': granted(NEEDED),
  [`/open-apis/application/v6/applications/${APP_ID}`]: {
    code: 0,
    data: {
      app: {
        event: { subscribed_events: Object.keys(DECODERS).filter((event) => event !== 'card.action.trigger') },
        callback: { subscribed_callbacks: ['card.action.trigger'] },
      },
    },
  },
});

async function doctor(
  variables: Readonly<Record<string, string>> = {},
): Promise<{ code: number; findings: Record<string, Finding> }> {
  const { code, out } = await cli(['doctor', '--json'], { DATA_DIR: folder, ...variables });
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  return { code, findings: Object.fromEntries(findings.map((finding) => [finding.name, finding])) };
}

const app = () => ({ LARK_APP_ID: APP_ID, LARK_APP_SECRET: 'very secret', LARK_TRANSPORT: 'websocket', LARK_DOMAIN: address });

describe('the doctor', () => {
  it('finds nothing wrong with a fresh folder and the sandbox', async () => {
    answers = {};
    const { code, findings } = await doctor();
    expect(code).toBe(0);
    expect(Object.values(findings).map(({ name, state }) => `${name} ${state}`)).toEqual([
      '配置 good',
      '数据目录 good',
      '数据库 note',
      '办法 good',
      '日历 good',
      '飞书应用 note',
      '浙政钉应用 note',
    ]);
    expect((await cli(['doctor'], { DATA_DIR: folder })).out).toContain('没有发现必须处理的问题');
  });

  it('finds nothing wrong with an app that has all it needs', async () => {
    answers = healthy();
    const { code, findings } = await doctor(app());
    expect(code).toBe(0);
    expect(['应用凭证', '飞书时钟', '机器人能力', '权限', '事件订阅', '卡片回调'].map((name) => findings[name]?.state)).toEqual(
      Array(6).fill('good'),
    );
  });

  it('says that this machine is slow, which refuses all that the platform pushes', async () => {
    answers = healthy();
    platformTime = 'Fri, 18 Sep 2026 02:07:00 GMT';
    const { code, findings } = await doctor(app());
    expect(code).toBe(1);
    expect(findings['飞书时钟']).toMatchObject({
      state: 'bad',
      detail: '比平台慢 420 秒',
      mend: expect.stringContaining('拒收'),
    });
  });

  it('says what is missing of permissions and subscriptions, and where to add it', async () => {
    answers = healthy();
    answers['/open-apis/application/v6/scopes'] = granted(NEEDED.filter((scope) => scope !== 'im:resource'));
    answers[`/open-apis/application/v6/applications/${APP_ID}`] = {
      code: 0,
      data: { app: { event: { subscribed_events: ['im.message.receive_v1', 'card.action.trigger'] }, callback: null } },
    };
    const { code, findings } = await doctor(app());
    expect(code).toBe(1);
    expect(findings['权限']).toMatchObject({ state: 'bad', mend: expect.stringContaining('im:resource') as unknown });
    expect(findings['事件订阅']?.mend).toMatch(/事件配置[^]*im\.message\.recalled_v1/);
    expect(findings['卡片回调']?.mend).toMatch(/回调配置[^]*card\.action\.trigger/);
  });

  it('asks a person to look where the platform does not tell', async () => {
    answers = healthy();
    delete answers['/open-apis/application/v6/scopes'];
    delete answers[`/open-apis/application/v6/applications/${APP_ID}`];
    const { code, findings } = await doctor(app());
    expect(code).toBe(0);
    expect(['权限', '事件订阅', '卡片回调'].map((name) => findings[name]?.state)).toEqual(['note', 'note', 'note']);
    expect(findings['权限']?.mend).toContain('人工核对');
  });

  it('asks nothing more when the credentials are wrong, and never shows them', async () => {
    answers = { [TOKEN]: { code: 10014, msg: 'app secret invalid: very secret' } };
    const { out, code, err } = await cli(['doctor'], { DATA_DIR: folder, ...app() });
    expect(code).toBe(1);
    expect(out).toMatch(/✗ 应用凭证[^]*凭证与基础信息/);
    expect(out).not.toContain('权限：');
    expect(out + err).not.toContain('very secret');
  });

  it('says how to mend the configuration, the database, the policies and the calendar', async () => {
    expect((await doctor({ PORT: 'abc' })).findings['配置 PORT']?.state).toBe('bad');
    const { code, findings } = await doctor({
      DATABASE_URL: 'mysql://u:p@127.0.0.1:1/none',
      POLICIES_DIR: 'docs',
      CALENDAR_FILE: 'package.json',
    });
    expect(code).toBe(1);
    expect(['数据库', '办法', '日历'].map((name) => findings[name]?.state)).toEqual(['bad', 'bad', 'bad']);
    expect(findings['数据库']?.mend).toContain('DATABASE_URL');
  });
});

describe('whose database it is', () => {
  it('is said where the keys of the app in it are not configured: the start would be refused', async () => {
    const dir = await registered({ roles: ['经办人'], appId: 'cli_real' });
    const { code, findings } = await doctor({ DATA_DIR: dir });
    expect(code).toBe(1);
    expect(findings['数据库所用的应用']).toMatchObject({
      state: 'bad',
      mend: expect.stringContaining('正式应用（cli_real）') as string,
    });
    expect((await doctor({ DATA_DIR: dir, ...app(), LARK_APP_ID: APP_ID })).findings['数据库所用的应用']).toBeUndefined();
  });

  it('names the offices’ roles that nobody holds, of the policies for which somebody is registered', async () => {
    const { findings } = await doctor({ DATA_DIR: await registered({ roles: ['经办人', '主管部门'], appId: null }) });
    const [name] = Object.keys(findings).filter((each) => each.startsWith('人员 '));
    expect(name).toBe('人员 杭州市拱墅区');
    expect(findings['人员 杭州市拱墅区']).toMatchObject({
      state: 'note',
      detail: expect.stringMatching(/^没有人担任：.+（角色填“.+”）/) as string,
    });
    expect(findings['人员 杭州市拱墅区']?.detail).not.toContain('“主管部门”');
  });
});

/** A folder with a database in which one person is registered. */
async function registered({ roles, appId }: { readonly roles: string[]; readonly appId: string | null }): Promise<string> {
  const dir = await mkdtemp(join(folder, 'people-'));
  const db = await openDb(`sqlite:${dir}/steward.sqlite`, { migrate: true });
  await db.tx(async (tx) => {
    const unit = await tx.units.ensure('gongshu', '区卫生健康局');
    const row = { policyId: 'gongshu', unitId: unit.id, name: '何静', mobile: null, title: null, roles, active: true };
    const id = await tx.staff.insert(row);
    if (appId !== null) await tx.staff.link(id, 'lark', appId, 'ou_1');
  });
  await db.close();
  return dir;
}
