import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { civilDate, instant, policyName } from './columns.js';

/** A season's closing that was told to somebody; the unique index is the claim. */
@Entity('announcement')
@Index('ux_announcement', ['staffId', 'policyId', 'season', 'closesOn', 'ahead'], { unique: true }) // announcements.claim
export class Announcement {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) staffId!: number;
  @Column(policyName) policyId!: string;
  @Column(policyName) season!: string;
  @Column(civilDate) closesOn!: string;
  /** Working days before it. */
  @Column({ type: 'integer' }) ahead!: number;
  @Column(instant) at!: number;
}
