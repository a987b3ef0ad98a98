import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { civilDate, instant, longText, orNull, policyName, word } from './columns.js';

export type TaskState = 'open' | 'done' | 'cancelled';

/** Something that one role must do in a stage of a project. */
@Entity('task')
@Index('ix_task_actor', ['state', 'actor'], { where: "`state` = 'open'" }) // tasks.openFor, tasks.openInHandsOf
@Index('ix_task_project', ['projectId', 'state']) // tasks.ofProject
@Index('ix_task_body', ['bodyUnitId'], { where: '`bodyUnitId` IS NOT NULL' }) // tasks.ofBody
export class Task {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  /** The task's id in the policy. */
  @Column(policyName) task!: string;
  @Column(word) kind!: string;
  @Column(policyName) stage!: string;
  /** The role's id in the policy. */
  @Column(policyName) actor!: string;
  /** 1 for the first time that this task opens in the project. */
  @Column({ type: 'integer' }) round!: number;
  @Column(word) state!: TaskState;
  @Column({ ...policyName, ...orNull }) outcome!: string | null;
  @Column({ ...longText, ...orNull }) reason!: string | null;
  @Column({ type: 'integer', ...orNull }) decidedBy!: number | null;
  /** For whom whoever decided stood in. */
  @Column({ type: 'integer', ...orNull }) decidedFor!: number | null;
  @Column({ ...instant, ...orNull }) decidedAt!: number | null;
  @Column(instant) openedAt!: number;
  @Column(civilDate) openedOn!: string;
  /** The one person in whose hands it is; null while it is everybody's who holds the role. */
  @Column({ type: 'integer', ...orNull }) assigneeId!: number | null;
  /** The body that it is asked of, by name, or the lot that it belongs to (`contract:1`). */
  @Column({ type: 'varchar', length: 60, ...orNull }) subject!: string | null;
  /** The unit of that body; null where the task is nobody's in particular. */
  @Column({ type: 'integer', ...orNull }) bodyUnitId!: number | null;
  /** The task whose end opened it; null for one that a person or the clock began. */
  @Column({ type: 'integer', ...orNull }) openedBy!: number | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
