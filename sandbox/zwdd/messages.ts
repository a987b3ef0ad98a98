import type Router from '@koa/router';
import type { Context } from 'koa';
import { checkMsg, contentOf } from './check-msg.js';
import { answerData, ContentFault, GatewayFault } from './envelope.js';
import { callIn, type Call } from './gate.js';
import type { Denied, ZwddLimits, ZwddOptions } from './options.js';
import { Quota } from './quota.js';
import type { ZwddNotice } from './types.js';
import type { ZwddWorld } from './world.js';

/** Work notifications: send, change, take back. Two sendings at the same time are refused. */
export function messageRoutes(router: Router, options: ZwddOptions, limits: ZwddLimits, world: ZwddWorld): void {
  const quota = new Quota(world, limits);
  const send = (ctx: Context): void => {
    const call = callIn(ctx);
    sameTenant(call, options);
    const bizMsgId = call.need('bizMsgId');
    const receivers = call.need('receiverIds').split(',');
    if (receivers.length > limits.receivers) throw new ContentFault('TOO_MANY_RECEIVERS', '接收人超过上限');
    if (world.notices({ bizMsgId }).length > 0) throw new ContentFault('BIZ_MSG_ID_REPEAT', '消息重复：bizMsgId 已使用');
    const msg = checkMsg(call.need('msg'), limits.msgBytes);
    const unknown = receivers.find((id) => world.people.get(id)?.active !== true);
    if (unknown !== undefined) throw new ContentFault('RECEIVER_NOT_EXIST', '接收人不存在或已离职');
    const at = options.now();
    quota.check(receivers, contentOf(msg), at);
    for (const accountId of receivers) {
      const notice: ZwddNotice = { bizMsgId, accountId, msg, at, changedAt: null, recalled: false, seq: world.nextSeq() };
      world.record({ kind: 'notice', notice });
      quota.count(notice);
    }
    // The one interface whose content carries neither success nor data.
    ctx.body = { success: true, content: { msgId: bizMsgId }, bizErrorCode: '0' };
  };
  router.all('/message/workNotification', send);

  router.post('/message/revoke', (ctx) => {
    const call = callIn(ctx);
    sameTenant(call, options);
    allowed(options, 'revoke');
    if (call.need('msgType') !== 'workNotification') throw new ContentFault('MSG_TYPE', 'msgType 不正确');
    call.need('msgApp');
    for (const notice of known(world, call)) world.record({ kind: 'notice', notice: { ...notice, recalled: true } });
    ctx.body = answerData('true');
  });

  router.post('/message/changeMessageInfo', (ctx) => {
    const call = callIn(ctx);
    sameTenant(call, options);
    allowed(options, 'change');
    if (call.need('msgType') !== 'workNotification') throw new ContentFault('MSG_TYPE', 'msgType 不正确');
    const msg = checkMsg(call.need('jsonContent'), limits.msgBytes);
    const whose = call.need('accountIds').split(',');
    const mine = known(world, call).filter(({ accountId, recalled }) => whose.includes(accountId) && !recalled);
    if (mine.length === 0) throw new ContentFault('MSG_NOT_EXIST', '消息不存在或已撤回');
    const changedAt = options.now();
    for (const notice of mine) world.record({ kind: 'notice', notice: { ...notice, msg, changedAt } });
    ctx.body = answerData('true');
  });
}

export function sameTenant(call: Call, { tenantId }: ZwddOptions): void {
  if (call.need('tenantId') !== tenantId) throw new ContentFault('TENANT_ERROR', '租户不正确');
}

/** What the tenant did not grant is refused by the gateway. */
export function allowed({ denied = [] }: ZwddOptions, what: Denied): void {
  if (denied.includes(what)) throw new GatewayFault('Forbidden.Api', '应用没有该接口的权限');
}

function known(world: ZwddWorld, call: Call): ZwddNotice[] {
  const found = world.notices({ bizMsgId: call.need('bizMsgId') });
  if (found.length === 0) throw new ContentFault('MSG_NOT_EXIST', '消息不存在');
  return found;
}
