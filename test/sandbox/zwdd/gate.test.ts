import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LUO, startZwdd, START, type RunningZwdd } from './kit.js';

let z: RunningZwdd;
beforeAll(async () => {
  z = await startZwdd();
});
afterAll(() => z.close());

const token = async (): Promise<string> => String((await z.call('/gettoken.json')).content?.data?.['accessToken']);

describe('the gate of the look-alike', () => {
  it('lets a signed call through, by GET and by POST, with Chinese and signs in its parameters', async () => {
    const given = { appkey: 'demo-app-key', appsecret: 'demo-app-secret' };
    const answer = await z.call('/gettoken.json', given, { method: 'GET' });
    expect(answer).toMatchObject({ success: true, content: { success: true, responseCode: '0', data: { expiresIn: 7200 } } });
    const params = { tenantId: '10001', mobile: '13800050003', areaCode: '86', namespace: 'local', remark: '你好 & 100% a=b+c' };
    expect(await z.call('/mozi/employee/get_by_mobile', params)).toMatchObject({ content: { data: { accountId: Number(LUO) } } });
  });

  it.each([
    ['another secret', { secret: 'wrong' }, 'SignatureDoesNotMatch'],
    ['another key', { key: 'somebody' }, 'InvalidAccessKeyId'],
    ['a clock that is an hour late', { timestamp: new Date(START - 3_600_000).toISOString() }, 'InvalidTimeStamp.Expired'],
    ['a clock that is an hour ahead', { timestamp: new Date(START + 3_600_000).toISOString() }, 'InvalidTimeStamp.Expired'],
    ['a time in another form', { timestamp: String(START) }, 'InvalidTimeStamp.Format'],
  ])('refuses %s', async (_what, options, message) => {
    expect(await z.call('/gettoken.json', {}, options)).toMatchObject({ success: false, Message: message });
  });

  it('takes each nonce once', async () => {
    const nonce = '17580000000001234';
    expect(await z.call('/gettoken.json', {}, { nonce })).toMatchObject({ success: true });
    expect(await z.call('/gettoken.json', {}, { nonce })).toMatchObject({ success: false, Message: 'SignatureNonceUsed' });
  });

  it('tells apart another tenant inside an answer that succeeds outside', async () => {
    const params = { tenantId: '10002', mobile: '13800050003', areaCode: '86', namespace: 'local' };
    const answer = await z.call('/mozi/employee/get_by_mobile', params);
    expect(answer).toMatchObject({ success: true, content: { success: false, responseCode: 'TENANT_ERROR' } });
  });
});

describe('sign-on of the look-alike', () => {
  const user = async (code: string): Promise<unknown> =>
    (await z.call('/rpc/oauth2/dingtalk_app_user.json', { access_token: await token(), auth_code: code })).content;

  it('tells once whose code it is, without a mobile number', async () => {
    const code = z.sandbox.grants.mint(LUO);
    const told = await user(code);
    expect(told).toMatchObject({ success: true, data: { accountId: Number(LUO), lastName: '罗启明', realmId: 10001 } });
    expect(JSON.stringify(told)).not.toContain('13800050003');
    expect(await user(code)).toMatchObject({ success: false, responseCode: '240111' });
  });

  it('ends a code after five minutes', async () => {
    const code = z.sandbox.grants.mint(LUO);
    z.clock.at += 301_000;
    expect(await user(code)).toMatchObject({ success: false, responseCode: '240111' });
  });

  it('keeps codes of the two ways apart, and wants its own token', async () => {
    expect(await user(z.sandbox.grants.mint(LUO, 'qr'))).toMatchObject({ success: false });
    const params = { access_token: await token(), code: z.sandbox.grants.mint(LUO, 'qr') };
    expect(await z.call('/rpc/oauth2/getuserinfo_bycode.json', params)).toMatchObject({ content: { success: true } });
    const stale = { access_token: 'app_old', auth_code: z.sandbox.grants.mint(LUO) };
    expect(await z.call('/rpc/oauth2/dingtalk_app_user.json', stale)).toMatchObject({ content: { responseCode: '250027' } });
  });

  it('mints codes for the page only, and leads a scan back to where it came from', async () => {
    const mint = (headers: Record<string, string>) =>
      fetch(`${z.base}/desk/code?as=${LUO}`, { method: 'POST', headers }).then((answer) => answer.status);
    expect([await mint({}), await mint({ 'x-sandbox-page': '1' })]).toEqual([403, 200]);
    const back = encodeURIComponent('http://127.0.0.1:3000/pages/back');
    const at = `${z.base}/oauth2/auth.htm?response_type=code&client_id=demo-app-key&redirect_uri=${back}&state=s1&scannedBy=${LUO}`;
    const answer = await fetch(at, { redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:3000\/pages\/back\?code=[0-9a-f]{32}&state=s1$/);
  });
});
