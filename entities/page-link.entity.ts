import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, orNull } from './columns.js';

/** A link in a message: it leads one person to one page. */
@Entity('page_link')
@Index('ux_page_link', ['tokenHash'], { unique: true }) // pageLinks.byToken
@Index('ix_page_link_until', ['until']) // pageLinks.purge
export class PageLink {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** SHA-256, hex, of what stands in the address. */
  @Column({ type: 'varchar', length: 64 }) tokenHash!: string;
  /** For whom it is. */
  @Column({ type: 'integer' }) staffId!: number;
  /** The button whose answer the page shows, as cards carry it. */
  @Column({ type: 'varchar', length: 255 }) wire!: string;
  @Column(instant) at!: number;
  @Column(instant) until!: number;
  /** When it was first opened. */
  @Column({ ...instant, ...orNull }) openedAt!: number | null;
}
