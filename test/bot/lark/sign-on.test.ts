import { afterEach, expect, test } from 'vitest';
import { scrubber } from '../../../bot/lark/scrub.js';
import { larkSignOn } from '../../../bot/lark/sign-on.js';
import { loopback, type Scripted } from './loopback.js';

const COMING = { code: 'c', back: 'https://steward.example.gov.cn/pages/sign-on/lark/back', verifier: 'v'.repeat(43) };

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** As the platform's page on its token endpoint shows a refusal. */
const refusal = (code: number, error: string): Scripted => {
  return { status: 400, body: { code, error, error_description: 'in its own words' } };
};

test.each<[string, Scripted, object]>([
  ['for whom the app is not meant', refusal(20010, 'access_denied'), { kind: 'permission', code: '20010' }],
  ['whose code is too old', refusal(20004, 'invalid_grant'), { kind: 'content', message: '20004 in its own words' }],
  ['who meets a proxy on the way', { status: 404, body: Buffer.from('<html>') }, { kind: 'retry' }],
])('somebody %s is told so and not something else', async (_who, answer, expected) => {
  const platform = await loopback(() => answer);
  close = platform.close;
  const way = larkSignOn({ appId: 'cli_1', appSecret: 's3cret', domain: platform.url, scrub: scrubber(['s3cret']) });
  await expect(way.finish(COMING)).rejects.toMatchObject(expected);
});
