import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './columns.js';

/** What somebody, or some address, has used of what it may do within a window; the same row for all processes. */
@Entity('allowance')
@Index('ix_allowance_until', ['until']) // allowances.purge
export class Allowance {
  /** `click:12`, `sign-on:<hash>`. */
  @PrimaryColumn({ type: 'varchar', length: 160 }) key!: string;
  @Column({ type: 'integer' }) used!: number;
  /** The end of the window that is counted. */
  @Column(instant) until!: number;
}
