import type { Logger } from 'pino';
import type { Db } from '../entities/db.js';
import type { FileStore } from '../entities/files/file-store.js';
import type { Staff } from '../entities/staff.entity.js';
import type { Tx } from '../entities/tx.js';
import type { PolicyBook } from '../policies/book.js';
import type { CaseMemory } from './core/case/case-memory.js';
import type { CivilDate } from '../workflow/time/civil.js';
import type { WorkCalendar } from '../workflow/time/calendar.js';
import type { Inbound, Place, Sender } from './inbound.js';
import type { PageLinks } from './links.js';
import type { Papers } from './papers.js';
import type { Transport } from './transport.js';

/** What a unit of work may use beside its stores. The database itself is not among it: a unit inside a unit would wait for itself. */
export interface Parts {
  readonly policies: PolicyBook;
  readonly calendar: () => WorkCalendar;
  /** Epoch ms. */
  readonly now: () => number;
  readonly files: FileStore;
  readonly transports: ReadonlyMap<string, Transport>;
  /** Null: there are no pages here, and messages carry no link. */
  readonly links: PageLinks | null;
  readonly uuid: () => string;
  readonly log: Logger;
  /** Days after which who left is known by a pseudonym only; 0 or absent: never. */
  readonly maskAfterDays?: number;
  /** This process, as rows that it holds name it; absent where nothing runs beside what is done. */
  readonly owner?: string;
  /** What is being handled is called so in the log, and in the messages that come of it; null where nothing came in. */
  readonly trace: string | null;
}

/** What every handler and job is wired to: built once in `bot/compose.ts`, with real parts or a test's. */
export interface Deps extends Parts {
  readonly db: Db;
  readonly papers: Papers;
}

/** One unit of work: its stores, and the time at which it began. Jobs work in it too, without an actor. */
export interface Scope {
  readonly deps: Parts;
  readonly tx: Tx;
  readonly now: number;
  readonly today: CivilDate;
  /** What it has read of projects. */
  readonly memory: CaseMemory;
  /** Who acts; nobody where the clock does. */
  readonly actor?: Staff;
  /** For whom the acting person stands in today. */
  readonly standsFor?: readonly Staff[];
}

/** A unit of work in which somebody acts. */
export interface Acting extends Scope {
  readonly actor: Staff;
  /** The message or click that it is; none when what he asked for is done later. */
  readonly inbound?: Inbound;
  /** The batch that it is a part of. */
  readonly batchId?: number;
}

/** A unit of work that a person's message or click began. */
export interface Context extends Acting {
  readonly sender: Sender;
  readonly place: Place | null;
  readonly inbound: Inbound;
}
