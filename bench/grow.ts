/**
 * Fills an empty database with years of work, for the programs that measure growth. Not timed: minutes.
 *
 *     npm run bench:grow -- --at sqlite:/tmp/grown.sqlite [--projects 100000]
 */
import { parseArgs } from 'node:util';
import { grow } from './lib/grown.js';

const { values } = parseArgs({ options: { at: { type: 'string' }, projects: { type: 'string', default: '100000' } } });
if (values.at === undefined) {
  throw new Error('--at is the address of an empty database: sqlite:/tmp/grown.sqlite, mysql://root@127.0.0.1/grown');
}
console.log(await grow(values.at, Number(values.projects)));
