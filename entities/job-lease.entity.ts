import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './columns.js';

/** Who runs a job, and until when nobody else may. */
@Entity('job_lease')
export class JobLease {
  @PrimaryColumn({ type: 'varchar', length: 80 }) key!: string;
  @Column({ type: 'varchar', length: 64 }) owner!: string;
  @Column(instant) untilMs!: number;
}
