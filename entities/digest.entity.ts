import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, instant } from './columns.js';

/** The one digest a day of a person or a group; the unique index is the claim. */
@Entity('digest')
@Index('ux_digest', ['target', 'on'], { unique: true }) // digests.claim, digests.of
export class Digest {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** `staff:12` or `chat:<chat id>`. */
  @Column({ type: 'varchar', length: 140 }) target!: string;
  @Column(civilDate) on!: string;
  @Column(instant) at!: number;
}
