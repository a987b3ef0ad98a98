import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HOUSE = fileURLToPath(new URL('../../', import.meta.url));
const PACKAGES = 'systemd,systemd-sysv,dbus,curl,nginx-light,openssl,ca-certificates';
const LONG_MS = 600_000;
const BOOT_MS = 60_000;

/** A machine with systemd, on this machine's network. */
export interface Machine {
  /** Runs a program in it; what it printed. Throws where it fails. */
  run(program: string, ...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Installs this checkout in `root` (made where it is not there) with the configuration `env`, and boots it. */
export async function bootMachine(root: string, env: Readonly<Record<string, string>>): Promise<Machine> {
  await makeRoot(root);
  await installIn(root, env);
  const nspawn = spawn('systemd-nspawn', ['-q', '-D', root, '--boot', '--register=no', '--keep-unit', '--console=pipe'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const leader = await leaderOf(nspawn);
  const inside = async (program: string, ...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('nsenter', ['-t', leader, '-m', '-u', '-i', '-p', '--', program, ...args], { timeout: LONG_MS });
    return stdout;
  };
  return {
    run: inside,
    stop: async () => {
      const ended = new Promise((resolve) => nspawn.once('exit', resolve));
      await inside('systemctl', 'poweroff').catch(() => undefined);
      await Promise.race([ended, delay(BOOT_MS)]);
      nspawn.kill('SIGKILL');
    },
  };
}

async function makeRoot(root: string): Promise<void> {
  if (existsSync(join(root, 'usr/sbin/nginx'))) return;
  await mkdir(root, { recursive: true });
  const mirror = process.env['DEBIAN_MIRROR'] ?? 'http://deb.debian.org/debian';
  await run('debootstrap', ['--variant=minbase', `--include=${PACKAGES}`, 'bookworm', root, mirror], { timeout: LONG_MS });
}

/** What git has of this checkout, with the packages that a service needs; the same Node as here. */
async function installIn(root: string, env: Readonly<Record<string, string>>): Promise<void> {
  const app = join(root, 'opt/steward/app');
  await rm(join(root, 'opt/steward'), { recursive: true, force: true });
  await mkdir(app, { recursive: true });
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: HOUSE });
  for (const file of stdout.split('\0').filter((name) => name !== '' && existsSync(join(HOUSE, name)))) {
    await mkdir(dirname(join(app, file)), { recursive: true });
    await cp(join(HOUSE, file), join(app, file));
  }
  const text = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(app, '.env'), text.join(''), { mode: 0o600 });
  await run('npm', ['ci', '--omit=dev'], { cwd: app, timeout: LONG_MS });
  await cp(process.execPath, join(root, 'usr/bin/node'));
  const npm = join(root, 'usr/lib/node_modules/npm');
  await rm(npm, { recursive: true, force: true });
  await cp(join(dirname(process.execPath), '../lib/node_modules/npm'), npm, { recursive: true, verbatimSymlinks: true });
  await run('ln', ['-sf', '../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/bin/npm')]);
  await writeFile(join(root, 'etc/machine-id'), '');
  await run('chroot', [root, 'sh', '/opt/steward/app/test/deploy/install.sh'], { timeout: LONG_MS });
}

/** The first process of the machine, once systemd answers there. */
async function leaderOf(nspawn: ChildProcess): Promise<string> {
  for (const until = performance.now() + BOOT_MS; performance.now() < until; await delay(500)) {
    const found = await run('pgrep', ['-P', String(nspawn.pid)]).catch(() => null);
    const leader = found?.stdout.trim().split('\n')[0] ?? '';
    if (leader === '') continue;
    const state = await run('nsenter', ['-t', leader, '-m', '-p', '--', 'systemctl', 'is-system-running']).catch(stateSaid);
    if (/^(running|degraded)/.test(state.stdout)) return leader;
  }
  nspawn.kill('SIGKILL');
  throw new Error('the machine did not come up');
}

/** It ends with 1 for all but `running`. */
function stateSaid(error: unknown): { readonly stdout: string } {
  const said = error instanceof Error && 'stdout' in error ? error.stdout : '';
  return { stdout: typeof said === 'string' ? said : '' };
}
