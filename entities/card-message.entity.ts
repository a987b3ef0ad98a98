import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, orNull, platformId, word } from './columns.js';

/** One logical card in one chat, known before it is sent: all who see a task see the same state. */
@Entity('card_message')
@Index('ix_card_task', ['taskId']) // cardMessages.ofTask
@Index('ix_card_meeting', ['meetingId']) // cardMessages.ofMeeting
@Index('ix_card_entry', ['entryId'], { where: '`entryId` IS NOT NULL' }) // cardMessages.ofEntry
@Index('ix_card_staff', ['staffId']) // outbox.chatOf, cardMessages.forgetChats
@Index('ix_card_message', ['messageId']) // cardMessages.byMessage
@Index('ix_card_age', ['state', 'card', 'at']) // cardMessages.sentBefore
export class CardMessage {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(word) platform!: string;
  @Column({ type: 'integer', ...orNull }) staffId!: number | null;
  @Column({ ...platformId, ...orNull }) chatId!: string | null;
  @Column({ type: 'varchar', length: 60 }) card!: string;
  @Column({ type: 'integer', ...orNull }) projectId!: number | null;
  @Column({ type: 'integer', ...orNull }) taskId!: number | null;
  @Column({ type: 'integer', ...orNull }) meetingId!: number | null;
  /** The point of the year's ledger that it asks about. */
  @Column({ type: 'integer', ...orNull }) entryId!: number | null;
  /** The platform's id, once it is noted that it was sent, or the card was pressed. */
  @Column({ ...platformId, ...orNull }) messageId!: string | null;
  @Column(word) state!: 'live' | 'closed';
  @Column(instant) at!: number;
}
