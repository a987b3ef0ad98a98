import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, platformId, word } from './columns.js';

/** How many messages went to a person on a platform in a day; under an empty `userId`, to all of them. */
@Entity('notice_count')
@Index('ux_notice_count', ['platform', 'on', 'userId'], { unique: true }) // notices.take, notices.counted
export class NoticeCount {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(word) platform!: string;
  @Column(civilDate) on!: string;
  @Column(platformId) userId!: string;
  @Column({ type: 'integer' }) count!: number;
}
