import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, instant } from './columns.js';

/** The one digest a day of a person or a group, and the one reminder of a meeting that was held on a day; the unique index is the claim. */
@Entity('digest')
@Index('ux_digest', ['target', 'on'], { unique: true }) // digests.claim, digests.of
export class Digest {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** `staff:12`, `chat:<chat id>` or `meeting:7`. */
  @Column({ type: 'varchar', length: 140 }) target!: string;
  @Column(civilDate) on!: string;
  @Column(instant) at!: number;
}
