import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Usage {
  readonly cpu: number;
  readonly rss: number;
  readonly pause: number;
}

export interface Server {
  readonly port: number;
  readonly pid: number;
  /**
   * CPU seconds of the server's process since it started, resident memory (bytes), and the longest time (ms) since it was asked last for which it
   * answered nobody.
   */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** What a server runs under: the first core, alone. */
const FIRST_CORE = ['taskset', '-c', '0'] as const;

/** Starts `bench/servers/<name>.ts` compiled as the bot is, as a process of its own; it says its port when it is ready. `under`: the program that runs it, with its arguments. */
export async function startServer(
  name: string,
  env: Readonly<Record<string, string>> = {},
  [under, ...its]: readonly [string, ...string[]] = FIRST_CORE,
): Promise<Server> {
  const run = fileURLToPath(new URL('../../bot/start/run.js', import.meta.url));
  const args = [...its, process.execPath, '--max-semi-space-size=8', run, `bench/servers/${name}.ts`];
  const child = spawn(under, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<never>((_, reject) => child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`))));
  ended.catch(() => undefined);
  const heard = <T>(): Promise<T> => new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
  const { port } = await Promise.race([heard<{ port: number }>(), ended]);
  return {
    port,
    pid: child.pid ?? 0,
    usage: () => {
      const answer = heard<Usage>();
      child.send('usage');
      return answer;
    },
    stop: async () => {
      const gone = ended.catch(() => undefined);
      child.send('stop');
      await gone;
    },
  };
}
