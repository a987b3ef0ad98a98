import { z } from 'zod';
import { TransportError } from '../../handlers/transport.js';
import type { Finding } from '../doctor/finding.js';
import { checkPlatformClock } from '../doctor/platform-clock.js';
import { larkApi, type Api, type ApiOptions } from './api.js';
import { CARD_ACTION, DECODERS } from './decode/decode.js';

/** What the bot's calls need; any one of a line will do. */
export const SCOPES: readonly (readonly string[])[] = [
  ['im:message:send_as_bot', 'im:message'],
  ['im:message.p2p_msg:readonly', 'im:message.p2p_msg'],
  ['im:message.group_at_msg:readonly', 'im:message.group_at_msg'],
  ['im:message:readonly', 'im:message'],
  ['im:resource'],
  ['im:chat:readonly', 'im:chat'],
  ['contact:contact.base:readonly', 'contact:contact:readonly_as_app'],
  ['contact:user.base:readonly', 'contact:contact:readonly_as_app'],
  ['contact:user.phone:readonly', 'contact:contact:readonly_as_app'],
];

const Scopes = z.object({
  scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })).default([]),
});
const Application = z.object({
  app: z.object({
    event: z.object({ subscribed_events: z.array(z.string()).default([]) }).nullish(),
    callback: z.object({ subscribed_callbacks: z.array(z.string()).default([]) }).nullish(),
  }),
});

const GRANTED = 1;

export interface LarkCheckOptions extends ApiOptions {
  /** Epoch ms. */
  readonly now: () => number;
}

/** Asks the platform about its own app: credentials first, since nothing else can be asked without. Never throws. */
export async function checkApp(options: LarkCheckOptions): Promise<Finding[]> {
  const api = larkApi(options);
  try {
    await api.warm();
  } catch (error) {
    const mend = '在开放平台“凭证与基础信息”页核对 App ID 与 App Secret；网络不通时检查 LARK_DOMAIN 与防火墙。';
    return [{ name: '应用凭证', state: 'bad', detail: `取不到访问凭证（${says(error)}）`, mend }];
  }
  const credentials: Finding = { name: '应用凭证', state: 'good', detail: '有效', mend: null };
  return [
    credentials,
    ...(await clock(options)),
    await bot(api),
    await scopes(api),
    ...(await subscriptions(api, options.appId)),
  ];
}

/** A push is signed with the platform's time, and one from our future is refused (`verify.ts`). */
async function clock({ domain, now }: LarkCheckOptions): Promise<Finding[]> {
  const why = '慢 5 分钟以上，飞书推送来的操作和消息会全部被拒收。';
  const found = await checkPlatformClock({ name: '飞书时钟', domain, why, now });
  // What cannot be reached is told of by the credentials.
  return found === null ? [] : [found];
}

async function bot(api: Api): Promise<Finding> {
  try {
    await api.call((client) => client.request<unknown>({ method: 'GET', url: '/open-apis/bot/v3/info' }));
    return { name: '机器人能力', state: 'good', detail: '已启用', mend: null };
  } catch (error) {
    const mend = '在开放平台“添加应用能力”中启用机器人，并发布版本。';
    return { name: '机器人能力', state: 'bad', detail: `没有启用（${says(error)}）`, mend };
  }
}

async function scopes(api: Api): Promise<Finding> {
  const name = '权限';
  try {
    const answer = await api.call((client) => client.application.v6.scope.list({}));
    const granted = new Set(
      Scopes.parse(answer.data).scopes.flatMap(({ scope_name, grant_status }) => (grant_status === GRANTED ? [scope_name] : [])),
    );
    const missing = SCOPES.filter((choices) => !choices.some((scope) => granted.has(scope))).map(([first = '']) => first);
    if (missing.length === 0) return { name, state: 'good', detail: '齐全', mend: null };
    const mend = `在开放平台“权限管理”中开通 ${missing.join('、')}，发布版本并由企业管理员审核通过。`;
    return { name, state: 'bad', detail: `缺少 ${missing.length} 项`, mend };
  } catch (error) {
    const mend = `请在“权限管理”页人工核对：${SCOPES.map(([first = '']) => first).join('、')}。`;
    return { name, state: 'note', detail: `查询不了（${says(error)}）`, mend };
  }
}

async function subscriptions(api: Api, appId: string): Promise<Finding[]> {
  const events = Object.keys(DECODERS).filter((event) => event !== CARD_ACTION);
  try {
    const answer = await api.call((client) =>
      client.application.application.get({ path: { app_id: appId }, params: { lang: 'zh_cn' } }),
    );
    const { app } = Application.parse(answer.data);
    return [
      subscribed('事件订阅', '事件配置', events, app.event?.subscribed_events),
      subscribed('卡片回调', '回调配置', [CARD_ACTION], app.callback?.subscribed_callbacks),
    ];
  } catch (error) {
    const detail = `查询不了（${says(error)}）`;
    const where = '请在“事件与回调”页人工核对：';
    return [
      { name: '事件订阅', state: 'note', detail, mend: `${where}“事件配置”含 ${events.join('、')}。` },
      { name: '卡片回调', state: 'note', detail, mend: `${where}“回调配置”（不是“事件配置”）含 ${CARD_ACTION}。` },
    ];
  }
}

function subscribed(name: string, page: string, wanted: readonly string[], held: readonly string[] | undefined): Finding {
  const missing = wanted.filter((one) => held?.includes(one) !== true);
  if (missing.length === 0) return { name, state: 'good', detail: '齐全', mend: null };
  const mend = `在开放平台“事件与回调 → ${page}”中添加 ${missing.join('、')}，并发布版本。`;
  return { name, state: 'bad', detail: `缺少 ${missing.length} 项`, mend };
}

function says(error: unknown): string {
  return error instanceof TransportError ? error.message : '平台的回答无法识别';
}
