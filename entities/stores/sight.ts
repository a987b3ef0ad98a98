import type { SqlValue } from '../sql/session.js';

/** Which projects somebody may look at: his unit's, drafts too; beside them all submitted ones of the policy, or some others. */
export interface Sight {
  readonly policyId: string;
  readonly unitId: number;
  readonly all: boolean;
  /** Ids of projects of other units; of no use where `all` is. */
  readonly others: readonly number[];
}

/** The condition on the project's table `as`. Ids stand in it as they are: SQLite takes 32 766 parameters at most. */
export function seenBy({ policyId, unitId, all, others }: Sight, as: 'p' | 't'): { sql: string; values: SqlValue[] } {
  const unit = `${as}.\`unitId\` = ?`;
  const beside = all ? `${as}.\`status\` <> 'draft'` : `${as}.\`id\` IN (${others.map(String).join(', ')})`;
  const which = all || others.length > 0 ? `(${unit} OR ${beside})` : unit;
  return { sql: `${as}.\`policyId\` = ? AND ${which}`, values: [policyId, unitId] };
}
