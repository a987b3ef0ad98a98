import type { Capabilities } from '../../handlers/transport.js';
import { type Finding, good } from './finding.js';

/** What a platform can do with what is sent, for whoever sets the program up. */
export function canSaid(label: string, can: Capabilities): Finding {
  return good(
    `${label}能力`,
    [
      can.receiveText ? '可以给它发消息' : '只发通知',
      !can.buttonCallback ? '在网页中办理' : can.inCardForm ? '在卡片上填写和办理' : '在卡片上办理，在网页中填写',
      `每条消息不超过 ${String(can.maxBytes)} 字节`,
      can.dailyQuota === null ? '每天条数不限' : `每人每天最多 ${String(can.dailyQuota)} 条`,
      ...(can.taskList ? ['待办也列入平台自己的待办'] : []),
      can.updateMessage ? '消息可以更新' : can.recall ? '消息可以撤回' : '消息发出后不变',
    ].join('；'),
  );
}
