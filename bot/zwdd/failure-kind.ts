import type { FailureKind } from '../../handlers/transport.js';

/** What a refusal means. `today`: nothing more may be sent on this day; `repeated`: it was sent before. */
export type Refusal = FailureKind | 'today' | 'repeated';

/**
 * The platform publishes few of its codes, so its words are read as well, the more telling ones first. Codes: OPF-…-0009 is
 * the signature's; 240111, 240133 and 250027 belong to sign-on.
 */
const MEANINGS: readonly (readonly [Refusal, RegExp])[] = [
  ['retry', /InvalidTimeStamp|NonceUsed|时间戳/i],
  ['permission', /SignatureDoesNotMatch|AccessKey|InvalidVersion|240133|240112/i],
  ['today', /相同内容|same.?content/i],
  ['repeated', /重复|REPEAT|duplicat/i],
  ['today', /(当日|当天|每日|每天|一天|DAY).*(上限|超|LIMIT)|(上限|超限|LIMIT).*(当日|当天|每日|每天|DAY)/i],
  ['retry', /频率|频繁|间隔|限流|过快|too.?(many|soon|fast)|frequen|throttl|Flow|并发/i],
  ['messageGone', /消息不存在|已撤回|MSG_NOT_EXIST|TASK_NOT_EXIST|待办不存在|(待办|任务)已(完成|结束|取消|撤销)/i],
  // It is not a person whom nobody knows.
  ['permission', /(租户|tenant)[\s_]*(id|编号)?[\s_:：]*\d*[\s_]*(不存在|无效|(does )?not.?exist|invalid)/i],
  ['unreachable', /不存在|离职|未激活|NOT_EXIST|无效用户|receiver/i],
  ['permission', /权限|无权|未授权|forbidden|permission|unauthori[sz]ed|租户|tenant/i],
  ['retry', /系统(异常|错误|繁忙)|繁忙|稍后|busy|timeout|internal|ServiceUnavailable/i],
];

/** @param status - the HTTP status that it came with: of words that say nothing those with 429 and 5xx are tried again */
export function meaningOf(code: string, message: string, status: number): Refusal {
  const known = MEANINGS.find(([, words]) => words.test(`${code} ${message}`))?.[0];
  return known ?? (status === 429 || status >= 500 ? 'retry' : 'content');
}
