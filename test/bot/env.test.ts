import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv as parseDotenv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { addEnvFile, envMessage, parseEnv } from '../../bot/env/env.js';

const APP = { LARK_APP_ID: 'cli_a1', LARK_APP_SECRET: 's' };
const KEYS = { LARK_ENCRYPT_KEY: 'k', LARK_VERIFICATION_TOKEN: 't' };

function faultsOf(source: Record<string, string>): string[] {
  const env = parseEnv(source);
  return 'faults' in env ? env.faults.map(({ variable }) => variable) : [];
}

describe('parseEnv', () => {
  it('runs with nothing set: sandbox, SQLite, this machine only', () => {
    expect(parseEnv({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:data/steward.sqlite',
      dataDir: 'data',
      policiesDir: 'policies',
      calendarFile: null,
      logLevel: 'info',
      migrate: 'auto',
      lark: { mode: 'sandbox', transport: 'webhook', encryptKey: null, verificationToken: null },
      zwdd: { mode: 'sandbox', todo: false, robots: [] },
      publicUrl: null,
      trustedProxies: 0,
      actsPerMinute: 240,
      maskAfterDays: 1095,
      jsapiUrl: null,
    });
  });

  it('takes an empty or blank variable for one that is not set, and the example file for no configuration at all', () => {
    expect(parseEnv({ PORT: '', LARK_APP_ID: '  ', LARK_TRANSPORT: '' })).toEqual(parseEnv({}));
    expect(parseEnv(parseDotenv(readFileSync('.env.example', 'utf8')))).toEqual(parseEnv({}));
  });

  it('keeps the local database in DATA_DIR', () => {
    expect(parseEnv({ DATA_DIR: '/srv/steward' })).toMatchObject({ databaseUrl: 'sqlite:/srv/steward/steward.sqlite' });
  });

  it('reads a webhook app, the domain without its last slash', () => {
    expect(parseEnv({ ...APP, ...KEYS, LARK_DOMAIN: 'https://open.larksuite.com/' })).toMatchObject({
      lark: {
        mode: 'webhook',
        appId: 'cli_a1',
        appSecret: 's',
        domain: 'https://open.larksuite.com',
        encryptKey: 'k',
        verificationToken: 't',
      },
    });
  });

  it('needs no keys for a long connection', () => {
    expect(parseEnv({ ...APP, LARK_APP_ID: 'cli_a0b1c2d3e4f50617', LARK_TRANSPORT: 'websocket' })).toMatchObject({
      lark: { mode: 'websocket', domain: 'https://open.feishu.cn' },
    });
  });

  it('refuses an app id that no long connection begins with', () => {
    expect(faultsOf({ ...APP, LARK_TRANSPORT: 'websocket' })).toEqual(['LARK_APP_ID']);
  });

  it('names places where nothing can be read or kept beside all else that is wrong', () => {
    const places = { DATA_DIR: 'package.json', POLICIES_DIR: 'nowhere', CALENDAR_FILE: 'policies' };
    expect(faultsOf({ PORT: 'x', ...places })).toEqual(['PORT', 'DATA_DIR', 'POLICIES_DIR', 'CALENDAR_FILE']);
    expect(faultsOf({ DATABASE_URL: 'sqlite:package.json/here/steward.sqlite' })).toEqual(['DATABASE_URL']);
    const fine = { DATABASE_URL: 'sqlite:not/yet/steward.sqlite', DATA_DIR: 'not/yet/there', POLICIES_DIR: 'policies' };
    expect(faultsOf({ ...fine, CALENDAR_FILE: 'package.json' })).toEqual([]);
  });

  it('gives the sandbox the keys that are set', () => {
    expect(parseEnv({ ...KEYS, LARK_TRANSPORT: 'websocket' })).toMatchObject({
      lark: { mode: 'sandbox', transport: 'websocket', encryptKey: 'k', verificationToken: 't' },
    });
  });

  it.each([
    [{ LARK_APP_ID: 'cli_a1' }, ['LARK_APP_SECRET', 'LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN']],
    [{ LARK_APP_SECRET: 's', LARK_TRANSPORT: 'websocket' }, ['LARK_APP_ID']],
    [APP, ['LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN']],
    [{ ...APP, LARK_ENCRYPT_KEY: 'k' }, ['LARK_VERIFICATION_TOKEN']],
  ])('wants what belongs together: %j', (source, variables) => {
    expect(faultsOf(source)).toEqual(variables);
  });

  it.each(['0', '65535'])('takes port %s', (PORT) => expect(faultsOf({ PORT })).toEqual([]));
  it.each(['-1', '65536', '3000x', '3.5'])('refuses port %s', (PORT) => expect(faultsOf({ PORT })).toEqual(['PORT']));

  it.each([
    'sqlite:x.db',
    'sqlite:/abs/x.db',
    'sqlite:///abs/x.db',
    'sqlite::memory:',
    'mysql://u:p%40@h:3306/db',
    'mariadb://h/db',
    'mysql://h/db?ssl-ca=/etc/hostname',
  ])('takes the database %s', (DATABASE_URL) => expect(parseEnv({ DATABASE_URL })).toMatchObject({ databaseUrl: DATABASE_URL }));
  it.each(['sqlite:', 'sqlite://x.db', 'postgres://h/db', 'mysql://h', 'x.db', 'mysql://h/db?ssl-ca=/no/ca.pem'])(
    'refuses the database %s',
    (DATABASE_URL) => {
      expect(faultsOf({ DATABASE_URL })).toEqual(['DATABASE_URL']);
    },
  );

  it('lists every fault in one message, in Chinese, without the values', () => {
    const env = parseEnv({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      LARK_DOMAIN: 'feishu',
      LARK_TRANSPORT: 'mail',
      MIGRATE: 'yes',
      LARK_APP_SECRET: 'hush',
    });
    if (!('faults' in env)) throw new Error('expected faults');
    const message = envMessage(env);
    for (const variable of ['PORT', 'LOG_LEVEL', 'LARK_DOMAIN', 'LARK_TRANSPORT', 'MIGRATE', 'LARK_APP_ID']) {
      expect(message).toMatch(new RegExp(`^  ${variable}：.*[\\u4e00-\\u9fff]`, 'm'));
    }
    expect(message).toContain('6 处');
    expect(message).not.toMatch(/hush|eighty/);
  });
});

describe('parseEnv: the second platform', () => {
  const ZWDD = { ZWDD_APP_KEY: 'k', ZWDD_APP_SECRET: 'hush', ZWDD_TENANT_ID: '196700', PUBLIC_URL: 'https://s.example.gov.cn/' };
  const robot = { name: '项目群', policy: 'here', token: 'abcdefgh', secret: 'SECabc' };

  it('runs alone: then nothing is a sandbox', () => {
    expect(parseEnv(ZWDD)).toMatchObject({
      lark: { mode: 'off' },
      zwdd: { mode: 'app', domain: 'https://openplatform-pro.ding.zj.gov.cn', appKey: 'k', tenantId: '196700', todo: false },
      publicUrl: 'https://s.example.gov.cn',
    });
  });

  it('runs beside the first, and is off where only the first is configured', () => {
    expect(parseEnv({ ...APP, ...KEYS, ...ZWDD })).toMatchObject({ lark: { mode: 'webhook' }, zwdd: { mode: 'app' } });
    expect(parseEnv({ ...APP, ...KEYS })).toMatchObject({ lark: { mode: 'webhook' }, zwdd: { mode: 'off' } });
  });

  it('names all that is missing of what belongs together, and what is wrong, without the values', () => {
    expect(faultsOf({ ZWDD_APP_KEY: 'k' })).toEqual(['ZWDD_APP_SECRET', 'ZWDD_TENANT_ID', 'PUBLIC_URL']);
    const wrong = { ...ZWDD, ZWDD_TENANT_ID: 'eleven', ZWDD_TODO: 'yes', PUBLIC_URL: 'here', ZWDD_ROBOTS: '[' };
    expect(faultsOf(wrong).sort()).toEqual(['PUBLIC_URL', 'ZWDD_ROBOTS', 'ZWDD_TENANT_ID', 'ZWDD_TODO']);
    expect(envMessage(parseEnv(wrong) as never)).not.toMatch(/hush|eleven/);
  });

  it('reads the groups’ robots, and says which of them is wrong', () => {
    const two = JSON.stringify([robot, { ...robot, name: '二群', unit: '交通局', hour: 10, reminders: ['deadlines'] }]);
    expect(parseEnv({ ...ZWDD, ZWDD_ROBOTS: two })).toMatchObject({
      zwdd: {
        robots: [
          { name: '项目群', unit: null, hour: 9 },
          { unit: '交通局', hour: 10, reminders: ['deadlines'] },
        ],
      },
    });
    const wrong = parseEnv({ ZWDD_ROBOTS: JSON.stringify([robot, { ...robot, secret: 'hush' }]) });
    expect(JSON.stringify(wrong)).toMatch(/第 2 个群的 secret/);
    expect(JSON.stringify(wrong)).not.toContain('hush');
  });
});

describe('addEnvFile', () => {
  it('adds what is missing, leaves what is there, and reads past a byte-order mark', () => {
    const folder = mkdtempSync(join(tmpdir(), 'env-'));
    const path = join(folder, '.env');
    writeFileSync(path, '\uFEFFPORT=8080\n# 注释\nHOST="0.0.0.0"\nLOG_LEVEL=debug\n');
    const env = { HOST: '::1', LOG_LEVEL: '' };
    addEnvFile(path, env);
    rmSync(folder, { recursive: true });
    expect(env).toEqual({ PORT: '8080', HOST: '::1', LOG_LEVEL: 'debug' });
  });

  it('does without a file', () => {
    const env = {};
    addEnvFile(join(tmpdir(), 'there-is-no-such-file.env'), env);
    expect(env).toEqual({});
  });
});
