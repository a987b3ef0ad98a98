import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { instant, longText, orNull, word } from './columns.js';

/** Somebody was asked what he thinks before a task is decided (加签). */
@Entity('advice')
@Index('ix_advice_task', ['taskId']) // advice.ofTask
@Index('ix_advice_asked', ['askedId', 'state']) // advice.askedOf: what he may look at, and still owes
@Index('ix_advice_state', ['state']) // advice.outstanding: the day's digest
export class Advice {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  @Column({ type: 'integer' }) taskId!: number;
  @Column({ type: 'integer' }) byId!: number;
  @Column({ type: 'integer' }) askedId!: number;
  @Column(longText) question!: string;
  @Column(word) state!: 'asked' | 'answered' | 'withdrawn';
  @Column({ ...word, ...orNull }) verdict!: 'agree' | 'disagree' | null;
  @Column({ ...longText, ...orNull }) words!: string | null;
  @Column(instant) askedAt!: number;
  @Column({ ...instant, ...orNull }) answeredAt!: number | null;
  /** Whoever answered: the person asked, or his deputy. */
  @Column({ type: 'integer', ...orNull }) answeredBy!: number | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
