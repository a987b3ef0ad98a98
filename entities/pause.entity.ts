import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, instant, longText, orNull } from './columns.js';

/** A stretch of days on which a project stood still; the ledger that both sides read. */
@Entity('pause')
@Index('ix_pause_project', ['projectId']) // pauses.ofProject
export class Pause {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  @Column(civilDate) fromOn!: string;
  /** The first day that counts again; null while it lasts. */
  @Column({ ...civilDate, ...orNull }) toOn!: string | null;
  @Column(longText) why!: string;
  @Column({ type: 'varchar', length: 120 }) article!: string;
  /** Null where the clock did it. */
  @Column({ type: 'integer', ...orNull }) byId!: number | null;
  @Column({ type: 'integer', ...orNull }) endedBy!: number | null;
  @Column({ ...longText, ...orNull }) endedWhy!: string | null;
  @Column(instant) at!: number;
}
