import { runCli } from '../../../bot/cli/run.js';
import { SHIPPED } from '../../support/policies.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line as the process would, on the policies that are shipped. */
export async function cli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  now = '2026-09-18T10:00+08:00',
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCli(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env: { POLICIES_DIR: SHIPPED, ...env },
    clock: { now: () => Date.parse(now) },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** What a reading verb prints with `--json`. */
export async function json(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const { code, out, err } = await cli([...args, '--json'], env);
  if (code !== 0) throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out);
}
