import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { civilDate, orNull, policyName, word } from './columns.js';

export type MeetingState = 'planned' | 'invited' | 'held' | 'cancelled';

/** A review meeting. */
@Entity('meeting')
@Index('ix_meeting_policy', ['policyId', 'kind', 'on']) // meetings.list, meetings.last
@Index('ix_meeting_on', ['on', 'state']) // meetings.on, meetings.upcoming
export class Meeting {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(policyName) policyId!: string;
  @Column(policyName) kind!: string;
  @Column({ ...civilDate, ...orNull }) on!: string | null;
  /** `HH:mm` in Asia/Shanghai. */
  @Column({ type: 'varchar', length: 5, ...orNull }) at!: string | null;
  @Column({ type: 'varchar', length: 200, ...orNull }) place!: string | null;
  @Column(word) state!: MeetingState;
  @Column({ type: 'integer' }) byId!: number;
  @VersionColumn({ type: 'integer' }) version!: number;
}
