import { randomBytes } from 'node:crypto';
import type Router from '@koa/router';
import { answerData, ContentFault } from './envelope.js';
import { callIn } from './gate.js';
import type { ZwddLimits, ZwddOptions } from './options.js';
import type { ZwddPerson } from './types.js';
import type { ZwddWorld } from './world.js';

/** What a code may be traded for: the sign-on within the app, and the one by QR code on a computer. */
export type CodeKind = 'app' | 'qr';

/** Codes and tokens of the tenant. */
export class Grants {
  private token: { readonly value: string; readonly until: number } | null = null;
  private readonly codes = new Map<string, { readonly accountId: string; readonly kind: CodeKind; readonly until: number }>();

  constructor(
    private readonly now: () => number,
    private readonly limits: ZwddLimits,
  ) {}

  /** The token in force, renewed; another one when it has ended. */
  issue(): { readonly accessToken: string; readonly expiresIn: number } {
    const alive = this.token !== null && this.token.until > this.now();
    const value = alive && this.token !== null ? this.token.value : `app_${randomBytes(16).toString('hex')}`;
    this.token = { value, until: this.now() + this.limits.tokenMs };
    return { accessToken: value, expiresIn: Math.floor(this.limits.tokenMs / 1000) };
  }

  accepts(token: string): boolean {
    return this.token !== null && this.token.value === token && this.token.until > this.now();
  }

  /** As when the secret is changed: what was given out is worth nothing any more. */
  revokeAll(): void {
    this.token = null;
  }

  /** A code for somebody who is signed on to the platform's own client: five minutes, once. */
  mint(accountId: string, kind: CodeKind = 'app'): string {
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, { accountId, kind, until: this.now() + this.limits.codeMs });
    return code;
  }

  /** Whose code it is; null when it is unknown, used, ended, or of the other kind. */
  trade(code: string, kind: CodeKind): string | null {
    const found = this.codes.get(code);
    if (found?.kind !== kind) return null;
    this.codes.delete(code);
    return found.until > this.now() ? found.accountId : null;
  }
}

/** Token, sign-on, and the ticket of the script interface. */
export function oauthRoutes(router: Router, options: ZwddOptions, world: ZwddWorld, grants: Grants): void {
  router.all('/gettoken.json', (ctx) => {
    const call = callIn(ctx);
    const [key, secret] = [call.text('appkey'), call.text('appsecret')];
    const given = key !== '' || secret !== '';
    if (given && (key !== options.appKey || secret !== options.appSecret)) throw new ContentFault('240112', 'app 凭证不正确');
    ctx.body = answerData(grants.issue());
  });
  const person = (kind: CodeKind, name: string) => (ctx: Parameters<typeof callIn>[0]) => {
    const call = callIn(ctx);
    if (!grants.accepts(call.need('access_token'))) throw new ContentFault('250027', 'accessToken not correct');
    const found = world.people.get(grants.trade(call.need(name), kind) ?? '');
    if (found?.active !== true) throw new ContentFault('240111', '无效的 code');
    ctx.body = answerData(describe(found, options));
  };
  router.post('/rpc/oauth2/dingtalk_app_user.json', person('app', 'auth_code'));
  router.post('/rpc/oauth2/getuserinfo_bycode.json', person('qr', 'code'));
  router.post('/get_jsapi_token.json', (ctx) => {
    if (!grants.accepts(callIn(ctx).need('access_token'))) throw new ContentFault('250027', 'accessToken not correct');
    ctx.body = answerData({ accessToken: randomBytes(16).toString('hex'), expiresIn: 7200 });
  });
}

/** No mobile number: the platform does not tell it here. */
function describe({ accountId, employeeCode, name }: ZwddPerson, { tenantId, appKey }: ZwddOptions): object {
  return {
    accountId: Number(accountId),
    account: `sandbox-${accountId}`,
    employeeCode,
    lastName: name,
    nickNameCn: name,
    namespace: 'local',
    realmId: Number(tenantId),
    realmName: '沙盒单位',
    tenantUserId: `${tenantId}$sandbox-${accountId}`,
    openid: Buffer.from(`${appKey} ${accountId}`).toString('base64url'),
    clientId: appKey,
  };
}
