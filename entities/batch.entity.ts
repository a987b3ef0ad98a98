import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { instant, longText, orNull, policyName, word } from './columns.js';

/** `picked` waits for its confirmation. */
export type BatchState = 'picked' | 'running' | 'done';

/** One outcome for several tasks of a kind, worked off one by one outside the click. */
@Entity('batch')
@Index('ix_batch_state', ['state', 'at']) // batches.running, batches.purge
@Index('ix_batch_by', ['byId']) // batches.lastOf
export class Batch {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(policyName) policyId!: string;
  /** The task's and the outcome's ids in the policy. */
  @Column(policyName) task!: string;
  @Column(policyName) outcome!: string;
  @Column({ ...longText, ...orNull }) reason!: string | null;
  @Column({ type: 'integer' }) byId!: number;
  @Column(word) state!: BatchState;
  /** The card on which its progress is shown. */
  @Column({ type: 'integer', ...orNull }) cardMessageId!: number | null;
  @Column(instant) at!: number;
  @Column({ ...instant, ...orNull }) endedAt!: number | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
