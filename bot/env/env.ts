import { existsSync, readFileSync } from 'node:fs';
import { parseEnv as parseDotenv } from 'node:util';
import { z } from 'zod';
import type { EnvFault, EnvFaults } from './fault.js';
import { ACTS_PER_MINUTE, MASK_AFTER_DAYS } from './limits.js';
import { hasItsCertificate, hasRoom, isFile, isFolder, mayBeFolder } from './places.js';
import { PUBLIC_URL, TRUSTED_PROXIES } from './public.js';
import { ZWDD_VARIABLES, zwddEnv, type ZwddEnv } from './zwdd.js';
import { LONG_CONNECTION_APP_ID } from './app-id.js';
import { LOG_LEVELS } from '../log.js';
import type { LogLevel } from '../log.js';

/** How the bot reaches its platform. */
export type LarkEnv =
  /** Only the other platform is configured. */
  | { readonly mode: 'off' }
  /** No app: the bot starts the sandbox and talks to it. The keys, when given, are those the sandbox uses. */
  | {
      readonly mode: 'sandbox';
      readonly transport: 'webhook' | 'websocket';
      readonly encryptKey: string | null;
      readonly verificationToken: string | null;
    }
  | {
      readonly mode: 'webhook';
      readonly appId: string;
      readonly appSecret: string;
      readonly domain: string;
      readonly encryptKey: string;
      readonly verificationToken: string;
    }
  | { readonly mode: 'websocket'; readonly appId: string; readonly appSecret: string; readonly domain: string };

export interface Env {
  readonly port: number;
  readonly host: string;
  /** `sqlite:<path>`, `mysql://…` or `mariadb://…`. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly policiesDir: string;
  readonly calendarFile: string | null;
  readonly logLevel: LogLevel;
  readonly migrate: 'auto' | 'manual';
  readonly lark: LarkEnv;
  readonly zwdd: ZwddEnv;
  /** Where people's devices reach this bot's pages, without a slash at its end; null: nowhere, or in the sandbox its own address. */
  readonly publicUrl: string | null;
  /** Proxies of ours before the bot. */
  readonly trustedProxies: number;
  /** What one person may do within a minute, of all processes together; 0: as much as he likes. */
  readonly actsPerMinute: number;
  /** Days after which who left is known by a pseudonym only; 0: never. */
  readonly maskAfterDays: number;
  /** The script that tells a page who opened it inside the second platform; null: the sandbox's own, where it runs. */
  readonly jsapiUrl: string | null;
}

/** What each variable may be by itself; those that only make sense together are read by `larkEnv`. */
const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '应为 0–65535 的整数，如 3000')
    .transform(Number)
    .refine((port) => port <= 65_535, '应为 0–65535 的整数，如 3000')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, '应为主机名或 IP 地址，如 127.0.0.1 或 0.0.0.0')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:(?!\/\/[^/]).+|(mysql|mariadb):\/\/[^/\s]+\/[^/\s?]+(\?\S*)?)$/,
      '应为 sqlite:文件路径、mysql://用户:密码@主机/库名 或 mariadb://用户:密码@主机/库名',
    )
    .refine(hasItsCertificate, '“?ssl-ca=” 后面的证书文件不在或读不了，请写完整路径，并让运行程序的用户能读')
    .refine(hasRoom, '数据库文件不能放在这里：路径中有一段是文件，不是文件夹')
    .optional(),
  DATA_DIR: z.string().refine(mayBeFolder, '应为文件夹，可以还没有建立；现在这里是文件，或路径中有一段是文件').default('data'),
  LARK_APP_ID: z
    .string()
    .regex(/^[\w-]+$/, '只含字母、数字、下划线和连字符，请从开放平台的“凭证与基础信息”页原样复制')
    .optional(),
  LARK_DOMAIN: z
    .url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的地址，如 https://open.feishu.cn' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://open.feishu.cn'),
  LARK_TRANSPORT: z.enum(['webhook', 'websocket'], '应为 webhook 或 websocket').default('webhook'),
  PUBLIC_URL,
  TRUSTED_PROXIES,
  ACTS_PER_MINUTE,
  MASK_AFTER_DAYS,
  ...ZWDD_VARIABLES,
  POLICIES_DIR: z.string().refine(isFolder, '文件夹不在或读不了，请核对路径与权限').default('policies'),
  CALENDAR_FILE: z.string().refine(isFile, '文件不在或读不了，请核对路径与权限，或留空').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `应为 ${LOG_LEVELS.join('、')} 之一`).default('info'),
  MIGRATE: z.enum(['auto', 'manual'], '应为 auto（启动时自动升级数据库）或 manual（手动执行 migrate）').default('auto'),
});

/** Reads the configuration out of environment variables; an empty one counts as not set. Lists every fault at once. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env | EnvFaults {
  const set = new Map(
    Object.entries(source).flatMap(([name, value = '']) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  );
  const parsed = Variables.safeParse(Object.fromEntries(set));
  const lark = larkEnv(set, parsed.data?.LARK_DOMAIN ?? '');
  const zwdd = zwddEnv(set, set.has('LARK_APP_ID') || set.has('LARK_APP_SECRET'));
  const alone = parsed.error?.issues.map(({ path, message }) => ({ variable: String(path[0]), says: message })) ?? [];
  const together = [lark, zwdd].flatMap((env) => ('faults' in env ? env.faults : []));
  if (!parsed.success || 'faults' in lark || 'faults' in zwdd) return { faults: [...alone, ...together] };
  const v = parsed.data;
  return {
    port: v.PORT,
    host: v.HOST,
    databaseUrl: v.DATABASE_URL ?? `sqlite:${v.DATA_DIR}/steward.sqlite`,
    dataDir: v.DATA_DIR,
    policiesDir: v.POLICIES_DIR,
    calendarFile: v.CALENDAR_FILE ?? null,
    logLevel: v.LOG_LEVEL,
    migrate: v.MIGRATE,
    lark: lark.mode === 'sandbox' && zwdd.mode === 'app' ? { mode: 'off' } : lark,
    zwdd,
    publicUrl: v.PUBLIC_URL ?? null,
    trustedProxies: v.TRUSTED_PROXIES,
    actsPerMinute: v.ACTS_PER_MINUTE,
    maskAfterDays: v.MASK_AFTER_DAYS,
    jsapiUrl: zwdd.mode === 'sandbox' && !set.has('ZWDD_JSAPI_URL') ? null : v.ZWDD_JSAPI_URL,
  };
}

const NOT_FOR_LONG_CONNECTIONS: EnvFault = {
  variable: 'LARK_APP_ID',
  says: 'websocket 方式只认 cli_ 加 16 位十六进制字符的 App ID，请从开放平台的“凭证与基础信息”页原样复制',
};

/** The variables that only make sense together. */
function larkEnv(set: ReadonlyMap<string, string>, domain: string): LarkEnv | EnvFaults {
  const [appId, appSecret] = [set.get('LARK_APP_ID'), set.get('LARK_APP_SECRET')];
  const [encryptKey, verificationToken] = [set.get('LARK_ENCRYPT_KEY'), set.get('LARK_VERIFICATION_TOKEN')];
  // Of a transport that is wrong itself nothing more is asked: that it is wrong is said elsewhere.
  const given = set.get('LARK_TRANSPORT') ?? 'webhook';
  const transport = given === 'websocket' ? 'websocket' : 'webhook';
  if (appId === undefined && appSecret === undefined) {
    return { mode: 'sandbox', transport, encryptKey: encryptKey ?? null, verificationToken: verificationToken ?? null };
  }
  const half = 'LARK_APP_ID 与 LARK_APP_SECRET 须同时填写；两项都不填则使用本机沙箱';
  const webhookOnly = 'webhook 方式必须填写，请从开放平台的“事件与回调 → 加密策略”页复制';
  const faults = [
    ...(appId === undefined ? [{ variable: 'LARK_APP_ID', says: half }] : []),
    ...(appSecret === undefined ? [{ variable: 'LARK_APP_SECRET', says: half }] : []),
    ...(given === 'webhook' && encryptKey === undefined ? [{ variable: 'LARK_ENCRYPT_KEY', says: webhookOnly }] : []),
    ...(given === 'webhook' && verificationToken === undefined
      ? [{ variable: 'LARK_VERIFICATION_TOKEN', says: webhookOnly }]
      : []),
    ...(given === 'websocket' && appId !== undefined && !LONG_CONNECTION_APP_ID.test(appId) ? [NOT_FOR_LONG_CONNECTIONS] : []),
  ];
  if (appId === undefined || appSecret === undefined || faults.length > 0) return { faults };
  if (encryptKey === undefined || verificationToken === undefined || transport === 'websocket') {
    return { mode: 'websocket', appId, appSecret, domain };
  }
  return { mode: 'webhook', appId, appSecret, domain, encryptKey, verificationToken };
}

/** The one message that stops a start. */
export function envMessage({ faults }: EnvFaults): string {
  const lines = faults.map(({ variable, says }) => `  ${variable}：${says}`);
  return [`配置有 ${faults.length} 处问题，程序没有启动。请在 .env 或环境变量中改好后重新启动：`, ...lines].join('\n');
}

/**
 * Adds the variables of a `.env` file that the process does not have yet; a missing file is fine.
 * A byte-order mark, as Windows editors leave it, is not part of the first name.
 */
export function addEnvFile(path: string, into: Record<string, string | undefined>): void {
  if (!existsSync(path)) return;
  const file = parseDotenv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  for (const [name, value] of Object.entries(file)) into[name] ||= value;
}
