import { describe, expect, it } from 'vitest';
import { robotSignature, signature, signedHeaders, type Param } from '../../../bot/zwdd/sign.js';

const SECRET = 'demo-app-secret';
const MSG = '{"msgtype":"text","text":{"content":"你好 & 100% a=b+c"}}';

describe('the signature of a call: what the platform’s own library makes of it', () => {
  it.each<[string, 'GET' | 'POST', string, string, string, readonly Param[], string]>([
    [
      'parameters of a GET',
      'GET',
      '2026-11-21T01:38:13.970+08:00',
      '9071170911798418',
      '/gettoken.json',
      [
        ['appkey', 'demo-app-key'],
        ['appsecret', SECRET],
      ],
      'EJcXnQQFO1w0jTL6VKvm6vjItmRKHRwQTn3aPLtsxbM=',
    ],
    [
      'Chinese and signs, raw; a blank one left out',
      'POST',
      '2026-11-21T01:38:14.042+08:00',
      '9071740128093842',
      '/message/workNotification',
      [
        ['tenantId', '10001'],
        ['organizationCodes', ''],
        ['receiverIds', '20001,20002'],
        ['msg', MSG],
        ['bizMsgId', 'biz-0001'],
      ],
      'Vi3DE89ABd7gIwrCAUoHLodUbQ872qiymRkUB6I5+04=',
    ],
    [
      'a list: the name repeated, its values in order',
      'POST',
      '2026-11-21T01:38:14.046+08:00',
      '9071780218777396',
      '/mozi/employee/listEmployeeAccountIds',
      [
        ['employeeCodes', 'GE_b'],
        ['employeeCodes', 'GE_a'],
        ['tenantId', '10001'],
      ],
      '5Ou9aW60qzta7ZFXSCFmzzOOFUXudm3R0O7KftZDxRI=',
    ],
    [
      'no parameters: no line for them',
      'POST',
      '2026-11-21T01:38:14.048+08:00',
      '9071798715763202',
      '/auth/scopesV2',
      [],
      'Vjr1rTAVAOaZzTkDh/yLorfE21hdtZCkduM3Iv3FMfI=',
    ],
    [
      'names in order without regard to case',
      'POST',
      '2026-11-21T01:38:14.050+08:00',
      '9071823528734549',
      '/tc/v2/openapi/task/create.json',
      [
        ['subTypeCode', 'C'],
        ['subject', 'S'],
        ['tenantId', '10001'],
      ],
      'ZfkXlK1lCds8tL52i9/25beAVwZvIb+OrP6MA/NVIr8=',
    ],
  ])('%s', (_what, method, timestamp, nonce, path, params, expected) => {
    expect(signature({ method, timestamp, nonce, path, params }, SECRET)).toBe(expected);
  });

  it('writes the time as of Shanghai and takes a new nonce for each call', () => {
    const call = { method: 'POST', path: '/auth/scopesV2', params: [] } as const;
    const keys = { appKey: 'k', appSecret: SECRET };
    const [one, other] = [0, 1].map(() => signedHeaders(call, keys, Date.parse('2026-11-20T17:38:13.970Z')));
    expect(one?.['X-Hmac-Auth-Timestamp']).toBe('2026-11-21T01:38:13.970+08:00');
    expect(one?.['X-Hmac-Auth-Nonce']).toMatch(/^\d{21}$/);
    expect(one?.['X-Hmac-Auth-Nonce']).not.toBe(other?.['X-Hmac-Auth-Nonce']);
  });

  it('signs a group robot’s address', () => {
    expect(robotSignature('1767294245678', 'SECdemo')).toBe('S/TJjODBKb0jk1WYmPrqq/JXwWI+5Z3MQQ3i84S8Wmw=');
  });
});
