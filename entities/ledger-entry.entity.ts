import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { instant, policyName, word } from './columns.js';

export type LedgerState = 'proposed' | 'confirmed' | 'dropped';

/** Points against (or for) a unit in a year's assessment; proposed by a rule, confirmed by a person. */
@Entity('ledger_entry')
@Index('ix_ledger_unit', ['policyId', 'year', 'unitId']) // ledger.sum, ledger.ofUnit
export class LedgerEntry {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(policyName) policyId!: string;
  @Column({ type: 'integer' }) year!: number;
  @Column({ type: 'integer' }) unitId!: number;
  @Column({ type: 'integer' }) projectId!: number;
  @Column({ type: 'integer' }) points!: number;
  @Column({ type: 'varchar', length: 300 }) reason!: string;
  @Column({ type: 'varchar', length: 120 }) article!: string;
  @Column(word) state!: LedgerState;
  @VersionColumn({ type: 'integer' }) version!: number;
  @Column(instant) at!: number;
}
