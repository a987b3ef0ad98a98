/** The whole bot, writing every statement that it sends to its database into the file `BENCH_STATEMENTS`, one JSON line each. */
import { appendFileSync } from 'node:fs';
import { watchStatements } from '../lib/watch-statements.js';

const file = process.env['BENCH_STATEMENTS'] ?? '/dev/stderr';
watchStatements((seen) => appendFileSync(file, `${JSON.stringify(seen)}\n`));
void import('./steward.js');
