import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, instant, orNull } from './columns.js';

/** A rung of the reminder ladder that one process took on; the unique index is the claim. */
@Entity('reminder_rung')
@Index('ux_rung', ['deadlineId', 'dueOn', 'offset'], { unique: true }) // rungs.claim
export class ReminderRung {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) deadlineId!: number;
  /** Part of the key: a deadline that moves has its ladder anew. */
  @Column(civilDate) dueOn!: string;
  /** Working days from the due date; negative before it. */
  @Column({ type: 'integer' }) offset!: number;
  @Column(instant) claimedAt!: number;
  @Column({ type: 'integer', ...orNull }) digestId!: number | null;
}
