import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { instant, longText, orNull, platformId } from './columns.js';

/**
 * A decision that is still to be told, written in the transaction that made it, and gone in the one that puts its messages
 * into the outbox. Few rows ever stand here, so that no index is worth its writing.
 */
@Entity('telling')
export class Telling {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  /** JSON: see `aftermath.ts`. */
  @Column(longText) aftermath!: string;
  /** The message whose button was pressed: its answer shows what came of it already. */
  @Column({ ...platformId, ...orNull }) pressed!: string | null;
  /** What the click that it came of is called in the log. */
  @Column({ type: 'varchar', length: 32, ...orNull }) trace!: string | null;
  /** When it was decided. */
  @Column(instant) at!: number;
  /** The process that decided, and tells at once; null: whoever comes by. */
  @Column({ type: 'varchar', length: 64, ...orNull }) owner!: string | null;
  /** Others leave it alone until then. */
  @Column(instant) nextAt!: number;
  @Column({ type: 'integer' }) attempts!: number;
  @Column({ type: 'varchar', length: 500, ...orNull }) lastError!: string | null;
}
