import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A counter: project numbers, letter numbers, the heads of the audit chains. */
@Entity('sequence')
export class Sequence {
  @PrimaryColumn({ type: 'varchar', length: 80 }) key!: string;
  /** The number that was given last. */
  @Column({ type: 'integer' }) value!: number;
}
