import { readdirSync, readFileSync } from 'node:fs';
import { parseEnv as parseDotenv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseEnv } from '../../bot/env/env.js';
import { PAGES_PATH } from '../../pages/paths.js';

const read = (path: string) => readFileSync(path, 'utf8');
const PROCESSES = 3;
/** Every variable that the program reads; those of the platform's keys are read beside the schema and stand in the example. */
const KNOWN = new Set(Object.keys(parseDotenv(read('.env.example'))));
const source = ['bot/env/env.ts', 'bot/env/public.ts', 'bot/env/zwdd.ts'].map(read).join('\n');
/** How long a stop may take before the process ends anyway, seconds. */
const DRAIN_S = Number(/STOP_MS = ([\d_]+)/.exec(read('bot/main.ts'))?.[1]?.replaceAll('_', '')) / 1000;

it('what is compiled ahead and what is measured runs with the flags of `npm start`', () => {
  const flags = /node (--\S+) /.exec(startOf())?.[1];
  expect(flags).toMatch(/^--max-semi-space-size=\d+$/);
  for (const path of ['bot/start/compile.js', 'bench/lib/server.ts', 'bench/start.ts']) {
    expect(read(path)).toContain(`'${flags}'`);
  }
});

describe('the units of systemd', () => {
  const unit = linesOf(read('deploy/systemd/steward@.service'));
  const one = (name: string) => unit.filter(([key]) => key === name).map(([, value]) => value);
  const environment = Object.fromEntries(one('Environment').map((line) => line.split(/=(.*)/s).slice(0, 2))) as Record<
    string,
    string
  >;

  it('name only what the program reads, and what it takes', () => {
    expect(Object.keys(environment).filter((name) => name !== 'NODE_ENV' && !KNOWN.has(name))).toEqual([]);
    const asked = { ...environment, PORT: environment['PORT']?.replace('%i', '1') };
    expect(parseEnv(asked)).toMatchObject({ port: 3001, host: '127.0.0.1', trustedProxies: 1 });
    // It would win over what stands above, also with the empty values of the example.
    expect(one('EnvironmentFile')).toEqual([]);
  });

  it('run what `npm start` runs, in the folder and on the data that the guide names', () => {
    expect(one('ExecStart')).toEqual([`/usr/bin/${startOf()}`]);
    const guide = read('docs/部署.md');
    for (const path of [...one('WorkingDirectory'), ...one('ReadWritePaths')]) expect(guide).toContain(path);
    expect(guide).toContain(`DATA_DIR=${one('ReadWritePaths').join()}`);
  });

  it('wait for the drain, and until a process listens', () => {
    expect(DRAIN_S).toBeGreaterThan(0);
    expect(Number(one('TimeoutStopSec')[0])).toBeGreaterThanOrEqual(DRAIN_S + 5);
    expect(one('ExecStartPost').join()).toContain('http://127.0.0.1:300%i/healthz');
    expect(read('bot/server.ts')).toContain("case '/healthz'");
    expect(one('Restart')).toEqual(['always']);
  });

  it('give a process no more than it needs', () => {
    for (const name of [
      'NoNewPrivileges',
      'ProtectHome',
      'PrivateTmp',
      'PrivateDevices',
      'RestrictNamespaces',
      'RestrictSUIDSGID',
    ]) {
      expect(one(name), name).toEqual(['true']);
    }
    expect(one('ProtectSystem')).toEqual(['strict']);
    expect(one('CapabilityBoundingSet')).toEqual(['']);
    expect(one('MemoryDenyWriteExecute')).toEqual([]);
  });

  it('and the target start as many as the balancer knows', () => {
    const wanted =
      linesOf(read('deploy/systemd/steward.target'))
        .find(([key]) => key === 'Wants')?.[1]
        .split(' ') ?? [];
    expect(wanted).toHaveLength(PROCESSES);
    const ports = wanted.map((name) => `127.0.0.1:300${/@(\d)/.exec(name)?.[1] ?? ''}`);
    expect(serversOf(read('deploy/nginx/upstream-systemd.conf'))).toEqual(ports);
  });
});

describe('the balancer', () => {
  const config = read('deploy/nginx/steward.conf');
  const locations = new Map(
    [...config.matchAll(/location (?:= )?(\S+) \{([^}]*)\}/g)].map(([, path = '', body = '']) => [path, body]),
  );

  it('lets in what people and the platform need, and nothing else', () => {
    expect([...locations.keys()].sort()).toEqual(['/', '/lark/events', '/pages/']);
    expect(locations.get('/')).toContain('return 404;');
    expect(read('bot/lark/webhook.ts')).toContain("'/lark/events'");
    expect(PAGES_PATH).toBe('/pages');
  });

  it('takes as much as the program does, and sends an event that may come twice to another process', () => {
    const largest = Math.max(...policyFiles().flatMap((text) => [...text.matchAll(/maxMB: (\d+)/g)].map(([, mb]) => Number(mb))));
    expect(largest).toBeGreaterThan(20);
    for (const taken of [locations.get('/pages/') ?? '', read('docs/部署.md')]) {
      expect(Number(/client_max_body_size (\d\d+)m;/.exec(taken)?.[1])).toBeGreaterThan(largest + 4);
    }
    expect(locations.get('/lark/events')).toMatch(/proxy_next_upstream error timeout non_idempotent;/);
    expect(locations.get('/pages/')).toMatch(/proxy_next_upstream error timeout;/);
    expect(config).toMatch(/X-Forwarded-For \$remote_addr;/);
  });
});

describe('the compose file', () => {
  const Service = z.looseObject({
    environment: z.record(z.string(), z.string()).default({}),
    volumes: z.array(z.string()).default([]),
    stop_grace_period: z.string().optional(),
  });
  const file = z.object({ services: z.record(z.string(), Service) }).parse(parse(read('deploy/compose.yaml'), { merge: true }));
  const bots = Object.entries(file.services).filter(([name]) => name.startsWith('bot-'));

  it('names only what the program reads, and what it takes', () => {
    expect(bots).toHaveLength(PROCESSES);
    for (const [, { environment }] of bots) {
      expect(Object.keys(environment).filter((name) => !KNOWN.has(name))).toEqual([]);
      const DATABASE_URL = environment['DATABASE_URL']?.replace(/\$\{[^}]*\}/, 'password');
      expect(parseEnv({ ...environment, DATABASE_URL })).toMatchObject({
        port: 3000,
        host: '0.0.0.0',
        databaseUrl: 'mariadb://steward:password@db:3306/steward',
        trustedProxies: 1,
      });
    }
  });

  it('lets every process reach the files, the database and the balancer', () => {
    for (const [, { volumes, environment, stop_grace_period: grace }] of bots) {
      expect(volumes).toEqual([`files:${environment['DATA_DIR'] ?? ''}`]);
      expect(Number.parseInt(grace ?? '0', 10)).toBeGreaterThanOrEqual(DRAIN_S + 5);
    }
    const upstream = read('deploy/nginx/upstream-compose.conf');
    expect(serversOf(upstream)).toEqual(bots.map(([name]) => `${name}:3000`));
    expect(upstream.match(/:3000 resolve /g)).toHaveLength(PROCESSES);
    const mounted = file.services['balancer']?.volumes.map((line) => line.split(':')[0]?.replace('./nginx/', '')) ?? [];
    const kept = readdirSync('deploy/nginx');
    expect(mounted.filter((name) => name?.endsWith('.conf') && !kept.includes(name))).toEqual([]);
    const image = read('deploy/Dockerfile');
    expect(image).toContain(`CMD ${JSON.stringify(startOf().split(' ')).replaceAll(',', ', ')}`);
    // Keys and people's data stay out of it.
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env*', 'deploy', 'data', '.git']));
    expect(image).toMatch(/ENV HOST=0\.0\.0\.0 PORT=3000 DATA_DIR=\/opt\/steward\/data/);
  });
});

it('the example of the configuration names every variable that the schema has', () => {
  const named = [...source.matchAll(/^ {2}([A-Z][A-Z_]+)[:,]/gm)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !KNOWN.has(name))).toEqual([]);
});

it('a signal to npm reaches the program: npm hands it to its shell, which hands nothing on', () => {
  for (const script of [scripts().start, scripts().bot]) expect(script).toMatch(/^exec node /);
});

function scripts() {
  return z.object({ scripts: z.object({ start: z.string(), bot: z.string() }) }).parse(JSON.parse(read('package.json'))).scripts;
}

/** What `npm start` runs, in the place of its shell. */
function startOf(): string {
  return scripts().start.replace(/^exec /, '');
}

/** `Key=value` lines of a unit, in order. */
function linesOf(text: string): [key: string, value: string][] {
  return [...text.matchAll(/^([A-Za-z]+)=(.*)$/gm)].map(([, key = '', value = '']) => [key, value]);
}

function policyFiles(): string[] {
  const names = readdirSync('policies', { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => read(`policies/${name}`));
}

/** The addresses of an upstream. */
function serversOf(text: string): string[] {
  return [...text.matchAll(/^\s*server (\S+) /gm)].map(([, address = '']) => address);
}
