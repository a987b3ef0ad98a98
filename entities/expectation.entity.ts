import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, policyName } from './columns.js';

/** The material that a person was asked for: the file that he sends next is taken as this one. */
@Entity('expectation')
export class Expectation {
  @PrimaryColumn({ type: 'integer' }) staffId!: number;
  @Column({ type: 'integer' }) projectId!: number;
  @Column({ type: 'integer' }) taskId!: number;
  @Column(policyName) material!: string;
  @Column(instant) expiresAt!: number;
}
