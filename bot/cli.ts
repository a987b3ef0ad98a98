import { runCli } from './cli/run.js';
import { systemClock } from './clock.js';
import { addEnvFile } from './env/env.js';
import { keepPrivate } from './keep-private.js';

keepPrivate();
addEnvFile('.env', process.env);
void runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void (text === '' || process.stderr.write(`${text}\n`)),
  env: process.env,
  clock: systemClock,
}).then((code) => {
  process.exitCode = code;
});
