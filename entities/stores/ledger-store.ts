import type { LedgerEntry, LedgerState } from '../ledger-entry.entity.js';
import { VersionedStore } from './row-store.js';

export class LedgerStore extends VersionedStore<LedgerEntry> {
  /** A unit's points of a year: those confirmed, unless other states are asked for. */
  async sum(policyId: string, year: number, unitId: number, states: readonly LedgerState[] = ['confirmed']): Promise<number> {
    const entries = await this.rows.list({ policyId, year, unitId, state: states });
    return entries.reduce((total, entry) => total + entry.points, 0);
  }

  ofUnit(policyId: string, year: number, unitId: number): Promise<LedgerEntry[]> {
    return this.rows.list({ policyId, year, unitId }, { order: '`id`' });
  }

  ofYear(policyId: string, year: number): Promise<LedgerEntry[]> {
    return this.rows.list({ policyId, year }, { order: '`unitId`, `id`' });
  }
}
