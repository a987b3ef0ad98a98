import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileStore } from '../../entities/files/file-store.js';
import { pageLinks } from '../../pages/index.js';
import type { Deps } from '../../handlers/context.js';
import type { Transport } from '../../handlers/transport.js';
import type { PolicyBook } from '../../policies/book.js';
import type { WorkCalendar } from '../../workflow/time/calendar.js';
import { readCalendar } from '../calendar-file.js';
import { adjustableClock, type AdjustableClock, type Clock, systemClock } from '../clock.js';
import type { Env } from '../env/env.js';
import { createLog, type Log } from '../log.js';
import { openDatabase } from '../open-database.js';
import { createPapers, type ThreadedPapers } from '../papers/papers.js';
import { readPolicies } from '../policy-files.js';
import { publicPlace, type PublicPlace } from './public-place.js';

/** 256 bits, URL-safe. */
export const pageSecret = (): string => randomBytes(32).toString('base64url');

/** What a test puts in the place of the real parts. */
export interface Ports {
  /** Used with the sandbox only: with a real platform the time is the system's. */
  readonly clock: AdjustableClock;
  /** Milliseconds on a clock that nobody moves. */
  readonly elapsed: () => number;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  readonly uuid: () => string;
  readonly log: Log;
  readonly policies: PolicyBook;
  readonly calendar: WorkCalendar;
  readonly papers: ThreadedPapers;
  /** False: nothing happens by itself, neither jobs nor the outbox's own look every second. */
  readonly ticking: boolean;
  /** Where the sandbox keeps what was said, `DATA_DIR` unless given; null: it forgets with the process. */
  readonly sandboxDir: string | null;
}

/** What everything else is built from. */
export interface Parts {
  readonly deps: Deps;
  /** Names this process in the rows that it holds, as in `deps`. */
  readonly owner: string;
  /** The same map as in `deps`: a platform is added when its address is known. */
  readonly transports: Map<string, Transport>;
  /** The same as in `deps`, to be stopped. */
  readonly papers: ThreadedPapers;
  /** Where people's devices reach the pages. */
  readonly place: PublicPlace;
  readonly clock: Clock;
  /** The same clock, where it may be moved. */
  readonly adjustable: AdjustableClock | null;
  readonly elapsed: () => number;
  readonly random: () => number;
}

/** @throws StartRefused when a policy or the calendar file is wrong, or the database is too new; whatever the database throws when it does not answer */
export async function makeParts(env: Env, ports: Partial<Ports>): Promise<Parts> {
  const policies = ports.policies ?? (await readPolicies(env.policiesDir));
  const calendar = ports.calendar ?? (await readCalendar(env.calendarFile));
  const adjustable = env.lark.mode === 'sandbox' ? (ports.clock ?? adjustableClock()) : null;
  const clock = adjustable ?? systemClock;
  const random = ports.random ?? Math.random;
  const transports = new Map<string, Transport>();
  const place = publicPlace(env.publicUrl);
  const uuid = ports.uuid ?? randomUUID;
  const owner = uuid();
  const log = ports.log ?? createLog(env.logLevel);
  const papers = ports.papers ?? createPapers({ log });
  const deps: Deps = {
    db: await openDatabase(env.databaseUrl, { migrate: env.migrate === 'auto', random }),
    policies,
    calendar: () => calendar,
    now: () => clock.now(),
    files: fileStore(join(env.dataDir, 'files'), () => clock.now()),
    transports,
    links: env.publicUrl === null && env.lark.mode !== 'sandbox' ? null : pageLinks({ publicUrl: place.url, secret: pageSecret }),
    maskAfterDays: env.maskAfterDays,
    uuid,
    owner,
    log,
    trace: null,
    papers,
  };
  return {
    deps,
    owner,
    transports,
    papers,
    place,
    clock,
    adjustable,
    random,
    elapsed: ports.elapsed ?? (() => performance.now()),
  };
}
