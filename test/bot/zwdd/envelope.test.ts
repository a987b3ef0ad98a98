import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../bot/zwdd/failure-kind.js';
import { parseEnvelope } from '../../../bot/zwdd/parse-envelope.js';

describe('the platform’s answers', () => {
  it.each([
    [
      'the gateway’s refusal',
      { success: false, Code: 'OPF-B001-05-16-0009', Message: 'SignatureDoesNotMatch', bizErrorCode: 'x' },
      { ok: false, by: 'gateway', code: 'OPF-B001-05-16-0009', message: 'SignatureDoesNotMatch' },
    ],
    [
      'its other spelling',
      { success: false, errorCode: 250027, errorMsg: 'accessToken not correct', errorLevel: 0 },
      { ok: false, by: 'gateway', code: '250027', message: 'accessToken not correct' },
    ],
    [
      'a failure inside a success',
      { success: true, content: { success: false, responseCode: 240111, responseMessage: '无效的 code', data: null } },
      { ok: false, by: 'content', code: '240111', message: '无效的 code' },
    ],
    ['data', { success: true, content: { success: true, responseCode: '0', data: { a: 1 } } }, { ok: true, data: { a: 1 } }],
    ['data that is null', { success: true, content: { success: true, data: null } }, { ok: true, data: null }],
    [
      'a notice’s, with neither',
      { success: true, content: { msgId: 'm' }, bizErrorCode: '0' },
      { ok: true, data: { msgId: 'm' } },
    ],
    [
      'the scopes’',
      { success: true, content: { deptVisibleScopes: ['GO_1'] } },
      { ok: true, data: { deptVisibleScopes: ['GO_1'] } },
    ],
    ['a page of a proxy', '<html>', null],
    ['nothing', undefined, null],
    ['a success without content', { success: true }, null],
    ['a list', [], null],
  ])('reads %s', (_what, body, expected) => {
    expect(parseEnvelope(body)).toEqual(expected);
  });

  it.each([
    ['OPF-B001-05-16-0009', 'SignatureDoesNotMatch', 200, 'permission'],
    ['OPF-B001-05-16-0005', 'InvalidTimeStamp.Expired', 200, 'retry'],
    ['1', '消息重复：bizMsgId 已使用', 200, 'repeated'],
    ['2', '相同内容当日已向该用户重复发送', 200, 'today'],
    ['3', '给该用户的当日发送量超过上限', 200, 'today'],
    ['4', '调用频率超过限制', 200, 'retry'],
    ['5', '接收人不存在', 200, 'unreachable'],
    ['5', '该租户下接收人不存在', 200, 'unreachable'],
    ['5', '租户不存在', 200, 'permission'],
    ['TENANT_NOT_EXIST', 'tenantId 9 invalid', 200, 'permission'],
    ['6', '消息不存在', 200, 'messageGone'],
    ['Forbidden.Api', '应用没有该接口的权限', 200, 'permission'],
    ['7', '系统异常，请稍后再试', 200, 'retry'],
    ['8', '参数格式不正确', 200, 'content'],
    ['9', '', 503, 'retry'],
  ])('takes %s %s (HTTP %i) for %s', (code, message, status, expected) => {
    expect(meaningOf(code, message, status)).toBe(expected);
  });
});
