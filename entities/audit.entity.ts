import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { COUNTED, ofType } from './audit/counted.js';
import { instant, longText, orNull } from './columns.js';

/** One audit event, chained by hash to the one before it on the same subject. Append-only. */
@Entity('audit')
@Index('ux_audit_seq', ['subject', 'seq'], { unique: true }) // audit.of, audit.page
@Index('ix_audit_subject', ['subject', 'type'], { where: COUNTED.map(ofType).join(' OR ') }) // audit.counted, board.stageEntries, board.endings, board.reminders
export class Audit {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** `project:12`, `meeting:3`, `staff`, `group:5`. */
  @Column({ type: 'varchar', length: 40 }) subject!: string;
  @Column({ type: 'integer' }) seq!: number;
  @Column(instant) at!: number;
  @Column({ type: 'varchar', length: 40 }) type!: string;
  /** Null: the clock did it. */
  @Column({ type: 'integer', ...orNull }) byId!: number | null;
  /** JSON as it was hashed; text, because MySQL reorders the keys of `json`. */
  @Column(longText) body!: string;
  @Column({ type: 'varchar', length: 64 }) prevHash!: string;
  @Column({ type: 'varchar', length: 64 }) hash!: string;
}
