import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, orNull, platformId, word } from './columns.js';

/** Somebody who is signed on to the pages, by the account that a platform vouched for. */
@Entity('page_session')
@Index('ux_page_session', ['tokenHash'], { unique: true }) // pageSessions.byToken
@Index('ix_page_session_old', ['oldHash']) // pageSessions.byOldToken
@Index('ix_page_session_staff', ['staffId']) // pageSessions.endAll
@Index('ix_page_session_until', ['until']) // pageSessions.purge
export class PageSession {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** SHA-256 of what the cookie holds, hex: who reads the table cannot sign on with it. */
  @Column({ type: 'varchar', length: 64 }) tokenHash!: string;
  /** Comes back with every change that a page asks for. */
  @Column({ type: 'varchar', length: 64 }) csrf!: string;
  @Column({ type: 'integer' }) staffId!: number;
  @Column(word) platform!: string;
  @Column({ type: 'varchar', length: 64 }) appId!: string;
  @Column(platformId) userId!: string;
  @Column(instant) at!: number;
  @Column(instant) seenAt!: number;
  /** Ends then, whatever is done with it. */
  @Column(instant) until!: number;
  /** The hash before the last change of the token. */
  @Column({ type: 'varchar', length: 64, ...orNull }) oldHash!: string | null;
  /** Until then the old token is good too, for requests that left before; null while nobody has come with the new one. */
  @Column({ ...instant, ...orNull }) oldUntil!: number | null;
  @Column({ ...instant, ...orNull }) renewedAt!: number | null;
  /** What it was signed on from, in words for whoever reads the list: `手机 · iOS`. */
  @Column({ type: 'varchar', length: 64, ...orNull }) device!: string | null;
}
