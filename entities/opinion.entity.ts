import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { instant, longText, orNull, word } from './columns.js';

/** One itemised remark of a review; open until its answer is accepted. */
@Entity('opinion')
@Index('ix_opinion_project', ['projectId', 'no']) // opinions.ofProject
export class Opinion {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  /** The task whose outcome raised it. */
  @Column({ type: 'integer' }) taskId!: number;
  /** Its number within the project, from 1. */
  @Column({ type: 'integer' }) no!: number;
  @Column(longText) text!: string;
  @Column({ ...longText, ...orNull }) answer!: string | null;
  @Column(word) state!: 'open' | 'answered' | 'accepted';
  @Column({ ...instant, ...orNull }) answeredAt!: number | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
