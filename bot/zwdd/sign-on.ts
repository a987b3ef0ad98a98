import { z } from 'zod';
import { TransportError } from '../../handlers/transport.js';
import type { SignOnWay, Vouched } from '../../pages/session/way.js';
import { LABEL, PLATFORM } from './capabilities.js';

/** The part of the platform's interfaces that signing on needs. */
interface Asks {
  callWithToken(path: string, params: readonly (readonly [string, string])[]): Promise<unknown>;
}

export interface ContainerOptions {
  readonly api: Asks;
  readonly tenantId: string;
  /** The platform's script, known once the bot listens where the sandbox stands for it. */
  readonly library: () => string;
  /** The sandbox's telephone is a frame of a page, and no client that names itself. */
  readonly inFrames: boolean;
}

export interface QrOptions {
  /** Called with the key pair of the app for QR sign-on: it is another than that of the notices. */
  readonly api: Asks;
  readonly tenantId: string;
  /** Base URL of the login host. */
  readonly loginDomain: () => string;
  /** 应用标识 of the app for QR sign-on. */
  readonly clientId: string;
}

/** `realmId` and `tenantId` are the same; of both the platform tells at least one. */
const Person = z.object({
  accountId: z.union([z.number(), z.string().min(1)]).transform(String),
  realmId: z.union([z.number(), z.string()]).transform(String).optional(),
  tenantId: z.union([z.number(), z.string()]).transform(String).optional(),
  lastName: z.string().nullish(),
});

/** 免登: the client that shows the page gives a code for whoever holds it (reference: gdt-jsapi, `dd.getAuthCode`). */
export function containerSignOn({ api, tenantId, library, inFrames }: ContainerOptions): SignOnWay {
  return {
    id: PLATFORM,
    label: `${LABEL}登录`,
    kind: 'script',
    inside: ({ userAgent, framed }) => /TaurusApp/i.test(userAgent) || (inFrames && framed),
    library,
    script: SCRIPT,
    finish: async ({ code }) => {
      const answer = await api.callWithToken('/rpc/oauth2/dingtalk_app_user.json', [['auth_code', code]]);
      return personOf(answer, tenantId);
    },
  };
}

/** By a QR code on a computer that is outside of the client. */
export function qrSignOn({ api, tenantId, loginDomain, clientId }: QrOptions): SignOnWay {
  return {
    id: `${PLATFORM}-qr`,
    label: `${LABEL}扫码登录`,
    kind: 'redirect',
    inside: () => false,
    begin: ({ state, back }) => {
      const asked = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: back,
        scope: 'get_user_info',
        authType: 'QRCODE',
        state,
      };
      return `${loginDomain()}/oauth2/auth.htm?${new URLSearchParams(asked).toString()}`;
    },
    finish: async ({ code }) => {
      const answer = await api.callWithToken('/rpc/oauth2/getuserinfo_bycode.json', [['code', code]]);
      return personOf(answer, tenantId);
    },
  };
}

/** @throws TransportError `permission` for somebody of another tenant, `retry` for an answer that cannot be read */
function personOf(answer: unknown, tenantId: string): Vouched {
  const parsed = Person.safeParse(answer);
  if (!parsed.success) throw new TransportError('retry', 'badAnswer', 'the platform answered in a shape that is not documented');
  const { accountId, realmId, lastName, tenantId: told } = parsed.data;
  const realm = realmId ?? told;
  if (realm !== tenantId) throw new TransportError('permission', 'otherTenant', 'the account belongs to another tenant');
  return { sender: { platform: PLATFORM, appId: tenantId, userId: accountId }, name: lastName ?? null };
}

/** For the container's browser, which is an old one. */
const SCRIPT = `(function () {
  var form = document.getElementById('sign-on');
  var says = document.getElementById('sign-on-says');
  function failed() {
    says.textContent = '没有拿到您的身份信息。请关掉这一页，从“项目管家”的消息或工作台重新打开。';
  }
  if (!window.dd || !window.dd.getAuthCode) return failed();
  window.dd.getAuthCode({}).then(function (answer) {
    var code = answer && (answer.code || answer.auth_code);
    if (!code) return failed();
    form.elements.code.value = code;
    form.submit();
  }, failed);
})();
`;
