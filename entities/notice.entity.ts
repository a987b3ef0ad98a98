import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, orNull, platformId, word } from './columns.js';

/** A message on a platform that counts them: written before it is sent, so that each is counted once however often it is tried. */
@Entity('notice')
@Index('ux_notice_message', ['platform', 'messageId'], { unique: true }) // notices.take, notices.get
@Index('ix_notice_on', ['on']) // notices.purge
export class Notice {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(word) platform!: string;
  /** The id under which the platform knows it; the bot's own choice. */
  @Column(platformId) messageId!: string;
  /** Whom it is for. */
  @Column(platformId) userId!: string;
  /** The day that it was counted on last; empty before it was sent. */
  @Column(civilDate) on!: string;
  /** The entry in the platform's own list of things to do that goes with it; known here however long its task takes. */
  @Column({ ...platformId, ...orNull }) todoId!: string | null;
  @Column({ ...word, ...orNull }) todoState!: 'open' | 'ended' | null;
}
