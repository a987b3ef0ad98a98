import type { Db } from '../../entities/db.js';
import type { Tx } from '../../entities/tx.js';

/** The same database, where somebody does something just before a unit of work, counted from 1. */
export function beforeUnit(db: Db, unit: number, act: () => Promise<unknown>): Db {
  let at = 0;
  const tx = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    at += 1;
    if (at === unit) await act();
    return db.tx(work);
  };
  return Object.assign(Object.create(db) as Db, { tx });
}
