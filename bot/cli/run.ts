import { Command, CommanderError } from 'commander';
import { StartRefused } from '../start-refused.js';
import { auditVerbs } from './audit.js';
import { backupVerbs } from './backup.js';
import { calendarVerbs } from './calendar.js';
import { speakChinese } from './chinese.js';
import { type Io, CliRefused, WrongUse } from './io.js';
import { numberVerbs } from './numbers.js';
import { policyVerbs } from './policy.js';
import { projectVerbs } from './project.js';
import { setUpVerbs } from './set-up.js';
import { staffVerbs } from './staff.js';

const VERBS = [setUpVerbs, staffVerbs, policyVerbs, calendarVerbs, projectVerbs, numberVerbs, auditVerbs, backupVerbs];

/**
 * Runs one command line (without `node` and the script). Returns the exit code: 0 done, 1 refused or not found, 2 wrong use.
 */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const program = speakChinese(new Command('npm run bot --').description('项目管家的管理命令'))
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) })
    .exitOverride();
  for (const add of VERBS) add(program, io);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return codeOf(error, io);
  }
}

function codeOf(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof WrongUse) {
    io.err(error.message);
    return 2;
  }
  if (error instanceof CliRefused || error instanceof StartRefused) {
    io.err(error.message);
    return 1;
  }
  io.err(`没有完成：${error instanceof Error ? error.message : String(error)}`);
  return 1;
}
