import { z } from 'zod';
import type { EnvFault, EnvFaults } from './fault.js';

/** A group robot: where a group's digests go. Its address and secret are credentials, so they stand here and not in the database. */
export interface RobotEnv {
  /** The group as people call it. */
  readonly name: string;
  readonly policy: string;
  /** Null: the group hears of all units. */
  readonly unit: string | null;
  /** `access_token` of the robot's address. */
  readonly token: string;
  /** `SEC…`, from the robot's 加签 setting. */
  readonly secret: string;
  readonly reminders: ('deadlines' | 'meetings' | 'results')[];
  /** When its digest goes out, 0–23. */
  readonly hour: number;
}

/** How the bot reaches the second platform. */
export type ZwddEnv =
  | { readonly mode: 'off' }
  /** No app at all: beside the sandbox of the first platform stands that of the second. */
  | { readonly mode: 'sandbox'; readonly todo: boolean; readonly robots: readonly RobotEnv[] }
  | {
      readonly mode: 'app';
      /** Base URL of the open platform, without a slash at its end. */
      readonly domain: string;
      readonly appKey: string;
      readonly appSecret: string;
      readonly tenantId: string;
      /** 应用标识: what a recall names; the key unless given. */
      readonly appName: string;
      /** Null: no sign-on by QR code. */
      readonly qr: ZwddQrEnv | null;
      readonly todo: boolean;
      readonly robots: readonly RobotEnv[];
    };

/** The app for QR sign-on on computers: another than that of the notices, with a key pair of its own. */
export interface ZwddQrEnv {
  /** Base URL of the login host, without a slash at its end. */
  readonly loginDomain: string;
  /** 应用标识 */
  readonly clientId: string;
  readonly appKey: string;
  readonly appSecret: string;
}

/** What each variable may be by itself. */
export const ZWDD_VARIABLES = {
  ZWDD_DOMAIN: z
    .url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址，如 https://openplatform-pro.ding.zj.gov.cn' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://openplatform-pro.ding.zj.gov.cn'),
  ZWDD_LOGIN_DOMAIN: z
    .url({ protocol: /^https?$/, error: '应为 https:// 开头的地址，如 https://login-pro.ding.zj.gov.cn' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://login-pro.ding.zj.gov.cn'),
  ZWDD_TENANT_ID: z.string().regex(/^\d+$/, '应为一串数字，请向平台管理员索取').optional(),
  ZWDD_TODO: z.enum(['on', 'off'], '应为 on（同时写入平台的待办中心）或 off').default('off'),
  ZWDD_JSAPI_URL: z
    .url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的脚本地址' })
    .default('https://g.alicdn.com/gdt/jsapi/1.9.51/index.js'),
};

const Robots = z.array(
  z.strictObject({
    name: z.string().min(1).max(60),
    policy: z.string().min(1),
    unit: z.string().min(1).nullable().default(null),
    token: z.string().regex(/^[\w-]{8,128}$/),
    secret: z.string().startsWith('SEC'),
    reminders: z.array(z.enum(['deadlines', 'meetings', 'results'])).default(['deadlines', 'meetings', 'results']),
    hour: z.int().min(8).max(17).default(9),
  }),
);

const TOGETHER = ['ZWDD_APP_KEY', 'ZWDD_APP_SECRET', 'ZWDD_TENANT_ID', 'PUBLIC_URL'] as const;

/**
 * The variables that only make sense together.
 *
 * @param anyLark - the first platform's app is configured: then without an app of its own this platform is off
 */
export function zwddEnv(set: ReadonlyMap<string, string>, anyLark: boolean): ZwddEnv | EnvFaults {
  const robots = robotsOf(set.get('ZWDD_ROBOTS'));
  if ('faults' in robots) return robots;
  const todo = set.get('ZWDD_TODO') === 'on';
  const [appKey, appSecret, tenantId, publicUrl] = TOGETHER.map((name) => set.get(name));
  if (appKey === undefined && appSecret === undefined && tenantId === undefined) {
    return anyLark ? { mode: 'off' } : { mode: 'sandbox', todo, robots: robots.robots };
  }
  if (appKey === undefined || appSecret === undefined || tenantId === undefined || publicUrl === undefined) {
    const missing = TOGETHER.filter((name) => set.get(name) === undefined);
    return { faults: missing.map((variable) => ({ variable, says: `${TOGETHER.join('、')} 须同时填写；都不填则不连接浙政钉` })) };
  }
  const domain = ZWDD_VARIABLES.ZWDD_DOMAIN.safeParse(set.get('ZWDD_DOMAIN')).data ?? '';
  const appName = set.get('ZWDD_APP_NAME') ?? appKey;
  const qr = qrEnv(set);
  if (qr !== null && 'faults' in qr) return qr;
  return { mode: 'app', domain, appKey, appSecret, tenantId, appName, qr, todo, robots: robots.robots };
}

const QR = ['ZWDD_QR_CLIENT_ID', 'ZWDD_QR_APP_KEY', 'ZWDD_QR_APP_SECRET'] as const;

function qrEnv(set: ReadonlyMap<string, string>): ZwddQrEnv | EnvFaults | null {
  const [clientId, appKey, appSecret] = QR.map((name) => set.get(name));
  if (clientId === undefined && appKey === undefined && appSecret === undefined) return null;
  if (clientId === undefined || appKey === undefined || appSecret === undefined) {
    const missing = QR.filter((name) => set.get(name) === undefined);
    return { faults: missing.map((variable) => ({ variable, says: `${QR.join('、')} 须同时填写；都不填则不提供扫码登录` })) };
  }
  const loginDomain = ZWDD_VARIABLES.ZWDD_LOGIN_DOMAIN.safeParse(set.get('ZWDD_LOGIN_DOMAIN')).data ?? '';
  return { loginDomain, clientId, appKey, appSecret };
}

function robotsOf(text: string | undefined): { readonly robots: readonly RobotEnv[] } | EnvFaults {
  if (text === undefined) return { robots: [] };
  const says = (what: string): { readonly faults: readonly EnvFault[] } => ({
    faults: [{ variable: 'ZWDD_ROBOTS', says: what }],
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return says('不是合法的 JSON，应为一行，如 [{"name":"群名","policy":"地区","token":"…","secret":"SEC…"}]');
  }
  const parsed = Robots.safeParse(raw);
  if (parsed.success) return { robots: parsed.data };
  const where = parsed.error.issues.map(({ path }) => `第 ${Number(path[0] ?? 0) + 1} 个群的 ${String(path[1] ?? '内容')}`);
  return says(`${[...new Set(where)].join('、')}不对；token 是机器人地址里的 access_token，secret 是加签密钥（SEC 开头）`);
}
