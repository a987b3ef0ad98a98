import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { longText, orNull, word } from './columns.js';

/** One task of a batch: its row changes once, in the unit of work that decides the task. */
@Entity('batch_item')
@Index('ux_batch_item', ['batchId', 'taskId'], { unique: true }) // batchItems.of
export class BatchItem {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) batchId!: number;
  @Column({ type: 'integer' }) taskId!: number;
  @Column({ type: 'integer' }) projectId!: number;
  /** The task as it was when it was picked: one that changed since is not decided unseen. */
  @Column({ type: 'integer', ...orNull }) taskVersion!: number | null;
  @Column(word) state!: 'waiting' | 'done' | 'skipped';
  /** Why it was skipped. */
  @Column({ ...longText, ...orNull }) why!: string | null;
}
