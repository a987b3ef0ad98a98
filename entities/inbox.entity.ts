import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './columns.js';

/** What has been handled: written in the transaction of the handling, so that a second delivery is seen. */
@Entity('inbox')
@Index('ix_inbox_at', ['at']) // inbox.purge
export class Inbox {
  @PrimaryColumn({ type: 'varchar', length: 160 }) key!: string;
  @Column(instant) at!: number;
}
