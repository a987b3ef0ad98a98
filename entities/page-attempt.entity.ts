import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, orNull, word } from './columns.js';

/** Somebody began to sign on and is with the platform that says who he is. Of everything that travels only hashes are kept. */
@Entity('page_attempt')
@Index('ux_page_attempt', ['stateHash'], { unique: true }) // pageAttempts.byState
@Index('ux_page_attempt_code', ['codeHash'], { unique: true }) // pageAttempts.use
@Index('ix_page_attempt_until', ['until']) // pageAttempts.purge
export class PageAttempt {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** SHA-256, hex, of the word that goes to the platform and comes back. */
  @Column({ type: 'varchar', length: 64 }) stateHash!: string;
  /** SHA-256, hex, of the word in the cookie of the browser in which it began: it ends there or nowhere. */
  @Column({ type: 'varchar', length: 64 }) browserHash!: string;
  /** The way that was taken. */
  @Column(word) way!: string;
  /** A path of the pages. */
  @Column({ type: 'varchar', length: 500 }) leadsTo!: string;
  @Column(instant) until!: number;
  /** SHA-256, hex, of the code that ended it; no code ends two. */
  @Column({ type: 'varchar', length: 64, ...orNull }) codeHash!: string | null;
}
