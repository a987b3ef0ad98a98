import { describe, expect, it } from 'vitest';
import { createLog, scrub } from '../../bot/log.js';
import type { Log, LogLevel } from '../../bot/log.js';

function logged(write: (log: Log) => void, level: LogLevel = 'info'): string {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('createLog', () => {
  it('writes one JSON line with its fields', () => {
    const line = logged((log) => log.info({ project: 12 }, 'submitted'));
    expect(JSON.parse(line)).toMatchObject({ level: 30, project: 12, msg: 'submitted' });
    const forged = logged((log) => log.info({ name: '甲\n{"level":60}' }, '乙\r\n{"level":60}'));
    expect(forged.trimEnd()).not.toMatch(/[\r\n]/);
    expect(JSON.parse(forged)).toMatchObject({ level: 30, name: '甲\n{"level":60}' });
  });

  it('keeps quiet below its level', () => {
    expect(logged((log) => log.info('x'), 'warn')).toBe('');
  });

  it('hides what an HTTP error carries', () => {
    const error = Object.assign(new Error('Request failed'), {
      code: 'ECONNRESET',
      config: { headers: { Authorization: 'Bearer t-abc' }, data: '{"app_secret":"s3cret"}' },
      cause: new Error('socket hang up'),
    });
    const line = logged((log) => log.error({ err: error }, 'send failed'));
    expect(line).not.toMatch(/t-abc|s3cret|headers/);
    expect(JSON.parse(line)).toMatchObject({
      err: { code: 'ECONNRESET', message: 'Request failed', cause: { message: 'socket hang up' } },
    });
  });

  it('hides fields of child loggers at any depth', () => {
    const line = logged((log) =>
      log.child({ a: { b: { verificationToken: 'v"x', openId: 'ou_1' } } }).info({ app_secret: 'q' }, 'x'),
    );
    expect(JSON.parse(line)).toMatchObject({
      a: { b: { verificationToken: '[hidden]', openId: '[hidden]' } },
      app_secret: '[hidden]',
    });
  });
});

describe('scrub', () => {
  it.each(['a', 'token', 'x-token.'])('takes no time over a long run of “%s”', (word) => {
    const began = performance.now();
    for (const before of ['', '"', '?']) scrub(`${before}${word.repeat(200_000 / word.length)}`);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it.each([
    [
      'a body logged as text',
      JSON.stringify({ body: JSON.stringify({ tenant_access_token: 'abc', code: 0 }) }),
      'abc',
      '\\"code\\":0',
    ],
    ['a query', '{"url":"https://h/p?token=abc&x=1"}', 'abc', '&x=1'],
    ['a bearer', '{"msg":"got Bearer abc.def-1"}', 'abc', 'got'],
    ['a platform token', '{"msg":"t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234"}', 'g1044', 'msg'],
    ['a database password', '{"msg":"mysql://steward:abc@db:3306/x"}', 'abc', 'steward:'],
    ['a mobile in a sentence', '{"msg":"联系13812345678即可"}', '13812345678', '即可'],
    ['a mobile as a number', '{"n":13812345678}', '13812345678', '"n"'],
    ['a person', '{"msg":"to ou_7d8a6e6df7621556ce0d21922b676706ccs"}', '7d8a', 'to ou_'],
  ])('hides %s and keeps the rest', (_, line, gone, kept) => {
    expect(scrub(line)).not.toContain(gone);
    expect(scrub(line)).toContain(kept);
  });

  it.each([
    '{"time":1763718000000,"messageId":"om_dc13264520392913993dd051dba21dcf"}',
    '{"sha256":"a13812345678f"}',
    '{"ms":0.13812345678}',
  ])('leaves %s as it is', (line) => {
    expect(scrub(line)).toBe(line);
  });
});
