import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { json, orNull, platformId, policyName, word } from './columns.js';

export type GroupReminder = 'deadlines' | 'meetings' | 'results';

/** A group that the bot is in, and what it is told there. */
@Entity('group_chat')
@Index('ux_group_chat', ['platform', 'chatId'], { unique: true }) // groups.get
@Index('ix_group_unit', ['policyId', 'unitId']) // groups.ofUnit
export class GroupChat {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(word) platform!: string;
  @Column(platformId) chatId!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** Null until someone sets the group up. */
  @Column({ ...policyName, ...orNull }) policyId!: string | null;
  /** Null: the group hears of all units. */
  @Column({ type: 'integer', ...orNull }) unitId!: number | null;
  @Column(json) reminders!: readonly GroupReminder[];
  /** The hour of its digest, 0–23. */
  @Column({ type: 'integer' }) hour!: number;
  @Column(word) state!: 'active' | 'removed';
  @VersionColumn({ type: 'integer' }) version!: number;
}
