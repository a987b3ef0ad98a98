import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { json, longText, orNull, policyName } from './columns.js';

/** One project on a meeting's agenda, and what the meeting concluded on it. */
@Entity('agenda_item')
@Index('ux_agenda_project', ['meetingId', 'projectId'], { unique: true }) // agenda.of
@Index('ix_agenda_project', ['projectId']) // agenda.ofProject
export class AgendaItem {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) meetingId!: number;
  @Column({ type: 'integer' }) projectId!: number;
  @Column({ type: 'integer' }) taskId!: number;
  @Column({ type: 'integer' }) position!: number;
  /** Ids of the papers that are ticked off. */
  @Column(json) papers!: readonly string[];
  @Column({ ...policyName, ...orNull }) conclusion!: string | null;
  @Column({ ...longText, ...orNull }) note!: string | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
