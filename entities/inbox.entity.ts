import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './columns.js';

/** What has been handled: written in the transaction of the handling, so that a second delivery is seen. */
@Entity('inbox', { withoutRowid: true })
export class Inbox {
  @PrimaryColumn({ type: 'varchar', length: 160 }) key!: string;
  @Column(instant) at!: number;
}
