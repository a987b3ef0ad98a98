import { AsyncLocalStorage } from 'node:async_hooks';
import { Db } from '../../entities/db.js';

/** The unit of work in which something is called, while it lasts. */
const around = new AsyncLocalStorage<{ over: boolean }>();
const ALREADY = Symbol.for('steward.no-unit-inside');

/** Throws where a unit of work begins inside another, which in the program would wait for itself (ADR 0031). */
export function forbidUnitsInside(): void {
  const plain: (typeof Db.prototype)['tx'] & { [ALREADY]?: true } = Db.prototype.tx;
  if (plain[ALREADY] === true) return;
  const tx: typeof plain = function tx<T>(this: Db, work: Parameters<typeof Db.prototype.tx<T>>[0]): Promise<T> {
    if (around.getStore()?.over === false) return Promise.reject(new Error('A unit of work began inside another'));
    return plain.call(this, async (own) => {
      const unit = { over: false };
      try {
        return await around.run(unit, () => work(own));
      } finally {
        unit.over = true;
      }
    }) as Promise<T>;
  };
  tx[ALREADY] = true;
  Db.prototype.tx = tx;
}
