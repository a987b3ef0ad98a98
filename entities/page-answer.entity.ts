import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, longText } from './columns.js';

/** What a change on a page was answered with, until it was looked at: the browser is sent on to it and may load it again. */
@Entity('page_answer')
@Index('ux_page_answer', ['key'], { unique: true }) // pageAnswers.get
@Index('ix_page_answer_at', ['at']) // pageAnswers.purge
export class PageAnswer {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Stands in the address; opens nothing without its session. */
  @Column({ type: 'varchar', length: 64 }) key!: string;
  @Column({ type: 'integer' }) staffId!: number;
  /** JSON: a `Reply`. */
  @Column(longText) payload!: string;
  @Column(instant) at!: number;
}
