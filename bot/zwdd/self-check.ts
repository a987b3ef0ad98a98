import { TransportError } from '../../handlers/transport.js';
import { bad, type Finding, good, note } from '../doctor/finding.js';
import { zwddApi, ZwddRefusal, type ZwddApi, type ZwddApiOptions } from './api.js';
import { checkPlatformClock } from '../doctor/platform-clock.js';
import { findByMobile } from './contacts.js';

export interface ZwddCheckOptions extends ZwddApiOptions {
  readonly tenantId: string;
  /** Where the notices' buttons lead. */
  readonly publicUrl: string | null;
}

const TIMEOUT_MS = 10_000;
/** A number that nobody has: asking for it tells whether one may ask. */
const NOBODY = '19999999999';

/** Asks the platform about the app: the clock and the credentials first, since nothing else can be asked without. Never throws. */
export async function checkZwdd(options: ZwddCheckOptions): Promise<Finding[]> {
  const api = zwddApi({ timeoutMs: TIMEOUT_MS, ...options });
  const [clock, token] = [await checkClock(options), await checkToken(api)];
  const contacts = token.state === 'good' ? [await checkContacts(api, options.tenantId)] : [];
  return [clock, token, ...contacts, await checkPublicUrl(options.publicUrl)];
}

async function checkClock({ domain, now }: ZwddCheckOptions): Promise<Finding> {
  const why = '请求的时间戳与平台相差过大会被拒绝。';
  const reach = '确认这台机器在政务外网或能访问开放平台；核对 ZWDD_DOMAIN 与防火墙、代理。';
  return (await checkPlatformClock({ name: '浙政钉时钟', domain, why, now })) ?? bad('浙政钉网络', '连接不上开放平台', reach);
}

async function checkToken(api: ZwddApi): Promise<Finding> {
  const name = '浙政钉凭证';
  try {
    await api.token();
    return good(name, '有效');
  } catch (error) {
    const mend =
      error instanceof ZwddRefusal && error.meaning === 'retry'
        ? '平台暂时没有回答，或时间戳不被接受：先校准时间，再试一次。'
        : '在专有钉钉开放平台的应用信息页核对 ZWDD_APP_KEY 与 ZWDD_APP_SECRET，并确认与 ZWDD_DOMAIN 是同一环境。';
    return bad(name, `取不到访问凭证（${says(error)}）`, mend);
  }
}

/** One query that needs the tenant and the right to the contacts. */
async function checkContacts(api: ZwddApi, tenantId: string): Promise<Finding> {
  const name = '浙政钉通讯录';
  try {
    await findByMobile(api, tenantId, NOBODY);
    return good(name, '租户正确，可以按手机号查人');
  } catch (error) {
    const about = says(error);
    const mend = /租户|tenant/i.test(about)
      ? '核对 ZWDD_TENANT_ID：它与环境绑定，请向平台管理员索取。'
      : '在开放平台给应用开通“按手机号查询人员”接口（须先下架应用再授权）。不开通也能用：人员名单里填好浙政钉accountId 即可。';
    return bad(name, `查询不了（${about}）`, mend);
  }
}

async function checkPublicUrl(url: string | null): Promise<Finding> {
  const name = '页面地址';
  if (url === null) return bad(name, '没有填写 PUBLIC_URL', '填写手机和电脑能打开的 https 地址，通知上的按钮才能打开页面。');
  if (!url.startsWith('https://')) {
    return bad(
      name,
      `${url} 不是 https`,
      '在前面加一层带证书的反向代理，把 PUBLIC_URL 改成 https:// 开头：登录状态不能明文传输。',
    );
  }
  const mend = '确认域名已解析、反向代理指向本程序的端口，手机所在的网络能访问；程序没有启动时也会这样。';
  try {
    const answer = await fetch(`${url}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    return answer.status === 200 ? good(name, `${url} 可以打开`) : note(name, `${url}/healthz 回答 ${answer.status}`, mend);
  } catch {
    return note(name, `从本机打不开 ${url}`, mend);
  }
}

function says(error: unknown): string {
  return error instanceof TransportError ? error.message : '平台的回答无法识别';
}
