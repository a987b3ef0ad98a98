import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, instant, word } from './columns.js';

/** Somebody asked for a task to be done soon (催办); the unique index lets a task be urged once a day. */
@Entity('urge')
@Index('ux_urge', ['taskId', 'on'], { unique: true }) // urges.claim, urges.get
@Index('ix_urge_due', ['state', 'sendAt']) // urges.due
export class Urge {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) taskId!: number;
  /** The day on which it is told, which outside working hours is a later one. */
  @Column(civilDate) on!: string;
  @Column({ type: 'integer' }) byId!: number;
  @Column(instant) at!: number;
  @Column(instant) sendAt!: number;
  @Column(word) state!: 'waiting' | 'told' | 'dropped';
}
