import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, orNull, policyName, word } from './columns.js';

/** Someone on a meeting's list; outside experts have no staff row. */
@Entity('attendee')
@Index('ix_attendee_meeting', ['meetingId']) // attendees.of
@Index('ix_attendee_staff', ['staffId']) // attendees.ofStaff
export class Attendee {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) meetingId!: number;
  @Column(policyName) seat!: string;
  @Column({ type: 'varchar', length: 120, ...orNull }) body!: string | null;
  @Column({ type: 'varchar', length: 200, ...orNull }) place!: string | null;
  /** The project that he presents. */
  @Column({ type: 'integer', ...orNull }) projectId!: number | null;
  @Column({ type: 'integer', ...orNull }) staffId!: number | null;
  @Column({ type: 'varchar', length: 60 }) name!: string;
  @Column({ type: 'varchar', length: 120 }) org!: string;
  @Column({ type: 'varchar', length: 20, ...orNull }) mobile!: string | null;
  @Column(word) answer!: 'pending' | 'yes' | 'no';
  @Column({ ...instant, ...orNull }) answeredAt!: number | null;
  /** The staff member who wrote the answer down for him. */
  @Column({ type: 'integer', ...orNull }) recordedBy!: number | null;
}
