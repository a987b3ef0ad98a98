import type { dataSourceFor } from '../../../entities/data-source.js';

/** The database from outside: plain SQL, past the program's stores. */
export type Sql = ReturnType<typeof dataSourceFor>;
