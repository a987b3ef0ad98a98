import { resolve } from 'node:path';
import { type App, compose } from './compose.js';
import { appsOf } from './compose/app-on-platform.js';
import { seedOf, zwddSeedOf } from './compose/seed.js';
import { isEmpty, loadDemo } from './demo/load.js';
import { readDemo } from './demo/read.js';
import { tellStories } from './demo/stories.js';
import { addEnvFile, envMessage, parseEnv, type Env } from './env/env.js';
import { createLog } from './log.js';
import { StartRefused } from './start-refused.js';
import { hasCode } from './has-code.js';
import { keepPrivate } from './keep-private.js';

/** How long a stop may take before the process ends anyway. */
const STOP_MS = 15_000;

async function main(): Promise<void> {
  keepPrivate();
  addEnvFile('.env', process.env);
  const env = parseEnv(process.env);
  if ('faults' in env) return refuse(envMessage(env));
  try {
    await run(env);
  } catch (error) {
    if (error instanceof StartRefused) return refuse(`${error.message}\n程序没有启动，请改好后重新启动。`);
    const inUse = hasCode(error, 'EADDRINUSE');
    if (inUse) return refuse(`端口 ${env.port} 已被占用，程序没有启动。请关闭占用它的程序，或用 PORT 换一个端口。`);
    createLog(env.logLevel).fatal({ err: error }, 'the start failed');
    return refuse('程序没有启动，原因见上一行日志。可执行 npm run bot -- doctor 逐项检查。');
  }
}

async function run(env: Env): Promise<void> {
  const app = await compose(env);
  const started = begin(app, env);
  // From its first request on: one that comes before everything is told waits for that, so that nothing is left half done.
  stopOnSignal(async () => {
    await started.catch(() => undefined);
    await app.stop();
    app.deps.log.flush();
  });
  // It may be listening by then: a start that goes no further must not look like a bot that runs.
  await started.catch(async (error: unknown) => {
    await app.stop().catch((err: unknown) => app.deps.log.warn({ err }, 'what had begun could not be ended'));
    throw error;
  });
}

async function begin(app: App, env: Env): Promise<void> {
  const { deps, sandbox } = app;
  const demo = sandbox === null ? null : await readDemo(env.policiesDir, new Set(deps.policies.ids()));
  const fresh = demo !== null && (await isEmpty(deps));
  const registered = appsOf(env);
  if (demo !== null) {
    sandbox?.seed(seedOf(demo, deps.policies));
    app.zwdd?.seed(zwddSeedOf(demo, deps.policies));
  }
  if (demo !== null && fresh) await loadDemo(deps, demo, registered);
  const address = await app.start();
  // Told through the platform that runs by now.
  if (demo !== null && fresh) await tellStories(deps, demo.projects, registered[0]);
  say(
    sandbox === null
      ? `项目管家已启动：${address}（${env.lark.mode}）`
      : `项目管家已启动。在浏览器打开 ${address}/sandbox/ 试用；数据在 ${resolve(env.dataDir)}，按 Ctrl+C 停止。`,
  );
}

/** The first signal drains, a second one ends the process at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Nothing that is still open may keep a process that does not work. */
function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(), STOP_MS).unref();
}

void main();
