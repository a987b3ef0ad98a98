/** The codes under which a whole unit of work may be run again: it lost a race, or its connection. */
const RETRYABLE = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD', // MariaDB: the record has changed since the snapshot
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);
/** TiDB's write conflicts, which the driver does not name. */
const RETRYABLE_NUMBERS = new Set([8002, 8022, 8028, 9007]);
const CONNECTION_LOST = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE']);

interface DriverError {
  readonly code: string | null;
  readonly errno: number | null;
}

/** Another unit wrote the row that this one was about to write: run the unit again. */
export class LostRace extends Error {}

export function isDuplicate(error: unknown): boolean {
  const { code, errno } = parseDriverError(error);
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

export function isRetryable(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  const { code, errno } = parseDriverError(error);
  return (code !== null && RETRYABLE.has(code)) || (errno !== null && RETRYABLE_NUMBERS.has(errno));
}

/** The statement's fate is unknown: after COMMIT the unit must not run again. */
export function isConnectionLost(error: unknown): boolean {
  const { code } = parseDriverError(error);
  return code !== null && CONNECTION_LOST.has(code);
}

function parseDriverError(error: unknown): DriverError {
  const inner: unknown = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : error;
  if (typeof inner !== 'object' || inner === null) return { code: null, errno: null };
  return {
    code: 'code' in inner && typeof inner.code === 'string' ? inner.code : null,
    errno: 'errno' in inner && typeof inner.errno === 'number' ? inner.errno : null,
  };
}
