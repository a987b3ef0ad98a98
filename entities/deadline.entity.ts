import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { CountedDay } from '../workflow/time/resolution.js';
import { civilDate, json, longText, orNull, policyName, word } from './columns.js';

export type DeadlineState = 'running' | 'met' | 'metLate' | 'missed' | 'suspended' | 'cancelled';

/** A due date worked out once and kept with its count. */
@Entity('deadline')
@Index('ix_deadline_due', ['state', 'nextRungOn']) // deadlines.dueRungs: costs what is due, not what exists
@Index('ix_deadline_lapse', ['state', 'lapsesOn']) // deadlines.lapsed
@Index('ix_deadline_day', ['dueOn']) // deadlines.dueWithin, deadlines.late
@Index('ix_deadline_closed', ['closedOn']) // board.closedDeadlines
@Index('ix_deadline_project', ['projectId']) // deadlines.ofProject
@Index('ix_deadline_task', ['taskId', 'state', 'dueOn']) // duties.urgent, deadlines.runningOf
@Index('ix_deadline_open', ['state', 'dueOn', 'projectId']) // projects.standings, deadlines.late
export class Deadline {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  /** The deadline's id in the policy. */
  @Column(policyName) deadline!: string;
  @Column({ type: 'integer', ...orNull }) taskId!: number | null;
  /** The role that must keep it. */
  @Column(policyName) holder!: string;
  @Column(civilDate) startOn!: string;
  @Column(civilDate) dueOn!: string;
  /** The first day of its window, where it is one. */
  @Column({ ...civilDate, ...orNull }) opensOn!: string | null;
  /** False past the last published year (暂估). */
  @Column({ type: 'boolean' }) certain!: boolean;
  @Column(json) count!: readonly CountedDay[];
  @Column(word) state!: DeadlineState;
  @Column({ ...civilDate, ...orNull }) closedOn!: string | null;
  @Column({ ...longText, ...orNull }) reason!: string | null;
  /** The next day on which someone is to be reminded. */
  @Column({ ...civilDate, ...orNull }) nextRungOn!: string | null;
  /** The first day on which something follows from its having passed undone; null when nothing does, or it has happened. */
  @Column({ ...civilDate, ...orNull }) lapsesOn!: string | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
