import { afterEach, describe, expect, it } from 'vitest';
import { checkZwdd, type ZwddCheckOptions } from '../../../bot/zwdd/self-check.js';
import { KEYS, startZwdd, type RunningZwdd } from '../../sandbox/zwdd/kit.js';

let z: RunningZwdd;
afterEach(() => z.close());

async function findings(more: Partial<ZwddCheckOptions> = {}): Promise<Record<string, string>> {
  const options = { ...KEYS, domain: z.base, publicUrl: 'http://127.0.0.1:1', now: () => z.clock.at, ...more };
  const all = await checkZwdd(options);
  for (const { state, mend } of all) if (state === 'bad') expect(mend).toMatch(/[\u4e00-\u9fff]/);
  return Object.fromEntries(all.map(({ name, state, detail }) => [name, `${state} ${detail}`]));
}

/** The look-alike's web server tells the machine's time: its own must stand there too. */
async function onTime(more: Parameters<typeof startZwdd>[0] = {}): Promise<void> {
  z = await startZwdd(more);
  z.clock.at = Date.now();
}

describe('the doctor on the second platform', () => {
  it('finds nothing wrong with an app that is set up, but the address that is not encrypted', async () => {
    await onTime();
    const found = await findings();
    expect(found['浙政钉时钟']).toMatch(/^good 与平台相差 [01] 秒/);
    expect(found['浙政钉凭证']).toBe('good 有效');
    expect(found['浙政钉通讯录']).toMatch(/^good/);
    expect(found['页面地址']).toBe('bad http://127.0.0.1:1 不是 https');
    expect((await findings({ publicUrl: null }))['页面地址']).toMatch(/^bad 没有填写/);
    expect((await findings({ publicUrl: 'https://127.0.0.1:1' }))['页面地址']).toMatch(/^note/);
  });

  it('names a wrong secret, a wrong tenant, a right that is missing, and a clock that is wrong', async () => {
    await onTime();
    const secret = await findings({ appSecret: 'hush' });
    expect(secret['浙政钉凭证']).toMatch(/^bad 取不到访问凭证（.*SignatureDoesNotMatch/);
    expect(JSON.stringify(secret)).not.toContain('hush');
    expect((await findings({ tenantId: '9' }))['浙政钉通讯录']).toMatch(/^bad .*租户/);
    const late = await findings({ now: () => Date.now() - 3_600_000 });
    expect(late['浙政钉时钟']).toMatch(/^bad 比平台慢 3[56]\d\d 秒/);
    expect(late['浙政钉凭证']).toMatch(/^bad/);
    await z.close();
    await onTime({ denied: ['mobile'] });
    expect((await findings())['浙政钉通讯录']).toMatch(/^bad .*权限/);
  });

  it('says so when the platform cannot be reached', async () => {
    await onTime();
    expect((await findings({ domain: 'http://127.0.0.1:1' }))['浙政钉网络']).toMatch(/^bad 连接不上/);
  });
});
