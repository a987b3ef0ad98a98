import { pino } from 'pino';
import { expect, test } from 'vitest';
import { scrubber } from '../../../bot/lark/scrub.js';
import { sdkLogger } from '../../../bot/lark/sdk-logger.js';

const scrub = scrubber(['s3cret', '']);

test.each([
  ['the s3cret itself', 'the *** itself'],
  ['Authorization: Bearer t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234', 'Authorization: Bearer ***'],
  ['{"tenant_access_token":"t-short","expire":7200}', '{"tenant_access_token":"***","expire":7200}'],
  ['{"app_secret":"x"}', '{"app_secret":"***"}'],
  ['url wss://msg.example/ws/v2?device_id=1&access_key=k&ticket=t end', 'url wss://msg.example/ws/v2?*** end'],
  ['token t-g1044qeGEDXTB6NDJ is gone', 'token *** is gone'],
  ['a text without any', 'a text without any'],
])('%s', (text, expected) => {
  expect(scrub(text)).toBe(expected);
});

test('the SDK’s lines keep their words and lose their objects', () => {
  const lines: string[] = [];
  const log = sdkLogger(pino({ level: 'trace' }, { write: (line) => void lines.push(line) }), scrub);
  const circular: Record<string, unknown> = { config: { data: 's3cret' } };
  circular['self'] = circular;
  log.error(['[ws]', 'failed', new Error('with s3cret'), circular]);
  log.debug([['deep', 1, undefined]]);
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'sdk: [ws] failed with *** {config,self}',
    'sdk: deep 1 ',
  ]);
});
