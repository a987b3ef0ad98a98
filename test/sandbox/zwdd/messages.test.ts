import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CEN, LUO, startZwdd, type Answer, type RunningZwdd } from './kit.js';

let z: RunningZwdd;
beforeEach(async () => {
  z = await startZwdd({ limits: { perUserDay: 3, perAppDay: 5 } });
});
afterEach(() => z.close());

let sent = 0;
function send(content: string, more: Record<string, string> = {}): Promise<Answer> {
  sent += 1;
  const msg = JSON.stringify({ msgtype: 'text', text: { content } });
  return z.call('/message/workNotification', { tenantId: '10001', bizMsgId: `b${sent}`, receiverIds: LUO, msg, ...more });
}
const code = (answer: Answer): string => answer.content?.responseCode ?? answer.Code ?? '';

describe('notices of the look-alike', () => {
  it('are answered without success and data, under the id that was given', async () => {
    const answer = await send('你好', { bizMsgId: 'b-first' });
    expect(answer).toEqual({ success: true, content: { msgId: 'b-first' }, bizErrorCode: '0' });
  });

  it('hold the documented limits: bytes, repetitions, a person’s and the app’s day', async () => {
    const most = '字'.repeat(669);
    expect(Buffer.byteLength(JSON.stringify({ msgtype: 'text', text: { content: most } }))).toBeLessThanOrEqual(2048);
    expect(code(await send(most))).toBe('');
    expect(code(await send(`${most}字字`))).toBe('MSG_TOO_LONG');
    expect(code(await send('一'))).toBe('');
    expect(code(await send('一'))).toBe('SAME_CONTENT');
    expect(code(await send('二', { bizMsgId: `b${sent}` }))).toBe('');
    expect(code(await send('二', { bizMsgId: `b${sent - 1}` }))).toBe('BIZ_MSG_ID_REPEAT');
    expect(code(await send('三'))).toBe('USER_DAY_LIMIT');
    for (const words of ['甲', '乙']) expect(code(await send(words, { receiverIds: CEN }))).toBe('');
    expect(code(await send('丙', { receiverIds: CEN }))).toBe('APP_DAY_LIMIT');
    z.clock.at += 86_400_000;
    expect(code(await send('一'))).toBe('');
  });

  it('refuse strangers, bulk in a hurry, and shapes that are not documented', async () => {
    expect(code(await send('一', { receiverIds: '99' }))).toBe('RECEIVER_NOT_EXIST');
    expect(code(await send('二', { receiverIds: `${LUO},${CEN}` }))).toBe('');
    expect(code(await send('三', { receiverIds: `${LUO},${CEN}` }))).toBe('BULK_TOO_SOON');
    const half = JSON.stringify({ msgtype: 'action_card', action_card: { title: '题', markdown: '文' } });
    expect(code(await send('', { msg: half }))).toBe('MSG_FORMAT');
    expect(code(await send('', { msg: '{"msgtype":"voice"}' }))).toBe('MSG_TYPE');
    expect(code(await send('', { msg: ' ' }))).toBe('MissingParameter');
  });

  it('are changed and taken back by their id', async () => {
    await send('一', { bizMsgId: 'b-own' });
    const handle = { tenantId: '10001', msgType: 'workNotification', bizMsgId: 'b-own' };
    const jsonContent = JSON.stringify({ msgtype: 'text', text: { content: '已办结' } });
    expect((await z.call('/message/changeMessageInfo', { ...handle, accountIds: LUO, jsonContent })).content?.data).toBe('true');
    expect(z.sandbox.world.notices({ accountId: LUO })[0]?.msg).toEqual(JSON.parse(jsonContent));
    expect((await z.call('/message/revoke', { ...handle, msgApp: 'steward' })).content?.data).toBe('true');
    expect(z.sandbox.world.notices({ accountId: LUO })[0]?.recalled).toBe(true);
    expect(code(await z.call('/message/revoke', { ...handle, bizMsgId: 'nobody', msgApp: 'steward' }))).toBe('MSG_NOT_EXIST');
  });
});
