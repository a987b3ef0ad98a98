import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
let root: string;

/** A house of one room: the launcher, what its key reads, and a program that says where it failed. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'start-'));
  await cp('bot/start', join(root, 'bot/start'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json']) await cp(name, join(root, name));
  for (const name of ['cards', 'documents', 'entities', 'handlers', 'jobs', 'pages', 'policies', 'sandbox', 'workflow']) {
    await cp('ormconfig.ts', join(root, name, 'ormconfig.ts'));
  }
  const packages = join(root, 'node_modules');
  await cp('bot/start/run.js', join(packages, '.keep'));
  for (const name of ['esbuild', '@esbuild', 'tsx', 'get-tsconfig', 'resolve-pkg-maps']) {
    if ((await readdir('node_modules')).includes(name)) {
      await symlink(join(process.cwd(), 'node_modules', name), join(packages, name));
    }
  }
  const shout = join(packages, 'shout');
  await mkdir(shout);
  await writeFile(join(shout, 'package.json'), '{ "main": "index.js" }');
  await writeFile(
    join(shout, 'index.js'),
    "exports.shout = (word) => word + '！' + require('node:fs').readFileSync(__dirname + '/beside.txt', 'utf8') + new Error('y').stack;",
  );
  await writeFile(join(shout, 'beside.txt'), '包旁');
  await write('一');
});
afterAll(() => rm(root, { recursive: true, force: true }));

const write = (word: string) =>
  writeFile(
    join(root, 'bot/main.ts'),
    `import { readFileSync } from 'node:fs';\nimport { shout } from 'shout';\ntype Word = string;\nconst word: Word = '${word}';\nif (!/^\\。[\\u4e00-龥]$/.test('。句')) throw new Error('another sign');\nconst beside = readFileSync(new URL('word.txt', import.meta.url), 'utf8');\nconsole.log(word, beside, process.argv.slice(2).join(), shout('喂'), new Error('x').stack);\nif (process.argv.includes('--refused')) process.exitCode = 1;\n`,
  ).then(() => writeFile(join(root, 'bot/word.txt'), '旁边'));
const start = async () => (await run(process.execPath, ['bot/start/run.js', 'bot/main.ts', '--later'], { cwd: root })).stdout;
const kept = async () =>
  (await readdir(join(root, 'node_modules/.cache/project-steward'))).filter((name) => name.endsWith('.cjs'));

describe('a start', () => {
  it('compiles the program once, and again when a source has changed; stacks and files beside a module are those of the sources', async () => {
    const first = await start();
    expect(first).toContain('一 旁边 --later');
    expect(first).toContain('bot/main.ts:7:');
    const [file = ''] = await kept();
    await start();
    expect(await kept()).toEqual([file]);
    await write('二');
    expect(await start()).toContain('二');
    expect(await kept()).toHaveLength(1);
    expect(await kept()).not.toEqual([file]);
  });

  it('compiles it again when other packages were installed than those that are asked for', async () => {
    await start();
    const [before] = await kept();
    await writeFile(
      join(root, 'node_modules/.package-lock.json'),
      '{ "packages": { "node_modules/shout": { "version": "2" } } }',
    );
    await start();
    expect(await kept()).toHaveLength(1);
    expect(await kept()).not.toEqual([before]);
  });

  it('takes packages along, which find what is beside them; a stack names their folder', async () => {
    const said = await start();
    expect(said).toContain('喂！包旁');
    expect(said).toMatch(/shout.*node_modules\/shout/);
  });

  it('keeps what V8 made of the program, and makes it again where it is no use', async () => {
    await start();
    const code = join(root, 'node_modules/.cache/project-steward', `${(await kept())[0]}.code`);
    const made = await readFile(code);
    await writeFile(code, 'nothing');
    expect(await start()).toContain('旁边');
    expect((await readFile(code)).length).toBeGreaterThan(made.length / 2);
  });

  it('makes it again where it was damaged', async () => {
    await start();
    const code = join(root, 'node_modules/.cache/project-steward', `${(await kept())[0]}.code`);
    const made = await readFile(code);
    const damaged = Buffer.from(made).fill(0, made.length / 4, (made.length * 3) / 4);
    await writeFile(code, damaged);
    expect(await start()).toContain('旁边');
    expect((await readFile(code)).equals(damaged)).toBe(false);
  });

  it('keeps nothing of a start that was refused', async () => {
    const cache = join(root, 'node_modules/.cache/project-steward');
    for (const name of await readdir(cache)) if (name.endsWith('.code')) await rm(join(cache, name));
    await expect(run(process.execPath, ['bot/start/run.js', 'bot/main.ts', '--refused'], { cwd: root })).rejects.toThrow();
    expect((await readdir(cache)).filter((name) => name.includes('.code'))).toEqual([]);
    await start();
    expect((await readdir(cache)).filter((name) => name.includes('.code'))).toHaveLength(1);
  });

  it('keeps nothing of a program that is measured: it would be made while it is', async () => {
    for (const folder of ['bench', 'test']) await mkdir(join(root, folder));
    await writeFile(join(root, 'bench/measured.ts'), "console.log('measured');\n");
    const { stdout } = await run(process.execPath, ['bot/start/run.js', 'bench/measured.ts'], { cwd: root });
    expect(stdout).toContain('measured');
    const cache = join(root, 'node_modules/.cache/project-steward');
    const measured = (await readdir(cache)).filter((name) => name.startsWith('bench-measured'));
    for (const name of measured) await rm(join(cache, name));
    expect(measured.some((name) => name.endsWith('.cjs'))).toBe(true);
    expect(measured.filter((name) => name.endsWith('.code'))).toEqual([]);
  });

  it('has another process make that, which starts it in an empty folder without the settings of this one, and leaves nothing else', async () => {
    const [empty, told] = [join(root, 'empty'), join(root, 'told')];
    await mkdir(empty);
    await writeFile(
      join(root, 'bot/main.ts'),
      `import { writeFileSync } from 'node:fs';
      const { LARK_APP_ID = 'none', DATA_DIR = '' } = process.env;
      writeFileSync('${told}', [LARK_APP_ID, process.cwd() === DATA_DIR, DATA_DIR.startsWith('${empty}')].join());
      process.on('SIGTERM', () => process.exit(0));
      setInterval(() => undefined, 1000);
      console.log('started');`,
    );
    const script = "import('./bot/start/rehearse.js').then(({ rehearse }) => rehearse('bot/main.ts', []))";
    await run(process.execPath, ['-e', script], { cwd: root, env: { ...process.env, TMPDIR: empty, LARK_APP_ID: 'cli_real' } });
    expect(await readFile(told, 'utf8')).toBe('none,true,true');
    expect((await readdir(join(root, 'node_modules/.cache/project-steward'))).filter((name) => name.endsWith('.code'))).toEqual([
      `${(await kept())[0]}.code`,
    ]);
    expect(await readdir(empty)).toEqual([]);
    await write('二');
  });

  it('starts a thread of the program as it starts the program, where nothing may be kept too', async () => {
    const cache = join(root, 'node_modules/.cache');
    await writeFile(
      join(root, 'bot/second.ts'),
      `import { parentPort } from 'node:worker_threads';\nparentPort?.postMessage(new Error('z').stack);\n`,
    );
    await writeFile(
      join(root, 'bot/main.ts'),
      `import { Worker } from 'node:worker_threads';
      const thread = new Worker(new URL('start/run.js', import.meta.url), { argv: ['bot/second.ts'], execArgv: [] });
      thread.on('message', (said: string) => console.log('the thread says', said));`,
    );
    expect(await start()).toMatch(/the thread says[^]*bot\/second\.ts:2/);
    expect((await kept()).filter((name) => name.startsWith('bot-second-ts-'))).toHaveLength(1);
    await rm(cache, { recursive: true });
    await writeFile(cache, 'no folder');
    expect(await start()).toMatch(/the thread says[^]*bot\/second\.ts/);
    await rm(cache);
    await rm(join(root, 'bot/second.ts'));
    await write('二');
  });

  it('translates what it reads where nothing may be kept', async () => {
    await start();
    const cache = join(root, 'node_modules/.cache');
    await rm(cache, { recursive: true });
    await writeFile(cache, 'no folder');
    expect(await start()).toContain('二 旁边 --later');
    expect(await readFile(cache, 'utf8')).toBe('no folder');
  });
});
