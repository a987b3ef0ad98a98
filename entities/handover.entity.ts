import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, longText, orNull } from './columns.js';

/** A task went from one person to another (转交), or somebody took it over (接手). */
@Entity('handover')
@Index('ix_handover_task', ['taskId']) // handovers.ofTask
export class Handover {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) taskId!: number;
  @Column({ type: 'integer' }) fromId!: number;
  @Column({ type: 'integer' }) toId!: number;
  /** Null where he took it over himself. */
  @Column({ ...longText, ...orNull }) reason!: string | null;
  @Column(instant) at!: number;
}
