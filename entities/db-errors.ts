/** Lost races: the whole unit of work may be run again. */
const LOST_RACES = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
/** Write conflicts of MySQL-compatible distributed stores, which the driver does not name. */
const LOST_RACE_NUMBERS = new Set([8002, 8022, 8028, 9007]);
const BROKEN = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ER_CONNECTION_KILLED', 'ER_SERVER_SHUTDOWN']);
const DUPLICATE = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

interface DriverError {
  readonly code: string;
  readonly errno: number;
  /** The connection cannot be used any more. */
  readonly fatal: boolean;
}

/** Another unit wrote the row that this one was about to write: run the unit again. */
export class LostRace extends Error {}

/** The connection broke during COMMIT: whether the unit counts is not known, so it is not run again. */
export class FateUnknown extends Error {}

export function isDuplicate(error: unknown): boolean {
  return DUPLICATE.has(parseDriverError(error).code);
}

export function isRetryable(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  const { code, errno, fatal } = parseDriverError(error);
  return fatal || LOST_RACES.has(code) || BROKEN.has(code) || LOST_RACE_NUMBERS.has(errno);
}

/**
 * The connection broke under a statement that had left, so that nobody knows what became of it. (The driver's fatal error
 * without a code says that the connection was closed before, and the statement never left.)
 */
export function isFateUnknown(error: unknown): boolean {
  const { code, fatal } = parseDriverError(error);
  return (fatal && code !== '') || BROKEN.has(code);
}

function parseDriverError(error: unknown): DriverError {
  const inner: unknown = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : error;
  if (typeof inner !== 'object' || inner === null) return { code: '', errno: 0, fatal: false };
  return {
    code: 'code' in inner && typeof inner.code === 'string' ? inner.code : '',
    errno: 'errno' in inner && typeof inner.errno === 'number' ? inner.errno : 0,
    fatal: 'fatal' in inner && inner.fatal === true,
  };
}
