import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, longText, orNull, platformId, word } from './columns.js';

export type OutboxState = 'pending' | 'sending' | 'sent' | 'dead' | 'superseded';

/** A message that must leave, written in the transaction that justifies it. */
@Entity('outbox')
@Index('ux_outbox_uuid', ['uuid'], { unique: true })
@Index('ux_outbox_key', ['key'], { unique: true }) // outbox.enqueue: a second one is a no-op
@Index('ix_outbox_due', ['state', 'nextAt']) // outbox.due, outbox.oldestPendingAge
@Index('ix_outbox_message', ['messageId']) // outbox.known
@Index('ix_outbox_to', ['toId']) // outbox.chatOf
@Index('ix_outbox_card', ['cardMessageId']) // outbox.unsentOf, outbox.supersedeOlderPatches, outbox.entriesOf
export class Outbox {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** The same for all tries: the platform drops the second of two sends that carry it. */
  @Column({ type: 'varchar', length: 36 }) uuid!: string;
  @Column({ type: 'varchar', length: 160, ...orNull }) key!: string | null;
  /** What the click that it came of is called in the log. */
  @Column({ type: 'varchar', length: 32, ...orNull }) trace!: string | null;
  @Column(word) topic!: 'send' | 'patch' | 'entry';
  /** Of an entry: `listOf` the platform. */
  @Column(word) platform!: string;
  @Column(word) toType!: 'user' | 'chat';
  @Column(platformId) toId!: string;
  @Column({ type: 'integer', ...orNull }) cardMessageId!: number | null;
  /** JSON. send: `{card, link?}`, `{text}` or `{file: {sha256, name}, link?}`; patch: `{card, link?}`; entry: `{text, entry}`. */
  @Column(longText) payload!: string;
  @Column(word) state!: OutboxState;
  /** Claims to send it; 0 says that it cannot have arrived. */
  @Column({ type: 'integer' }) attempts!: number;
  /** Not before. */
  @Column(instant) nextAt!: number;
  /** The process that is sending it, and until when it may. */
  @Column({ type: 'varchar', length: 64, ...orNull }) owner!: string | null;
  @Column({ ...instant, ...orNull }) leaseUntil!: number | null;
  @Column({ type: 'varchar', length: 40, ...orNull }) lastCode!: string | null;
  @Column({ type: 'varchar', length: 500, ...orNull }) lastError!: string | null;
  @Column({ ...platformId, ...orNull }) messageId!: string | null;
  @Column(instant) createdAt!: number;
  @Column({ ...instant, ...orNull }) sentAt!: number | null;
}
