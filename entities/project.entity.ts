import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { instant, json, longText, money, orNull, policyName, word } from './columns.js';

export type ProjectStatus = 'draft' | 'running' | 'ended';
export type ProjectResult = 'passed' | 'failed' | 'cancelled' | 'done';

/** One declared project, pinned to the policy version that it began under. */
@Entity('project')
@Index('ux_project_number', ['number'], { unique: true })
@Index('ix_project_unit', ['policyId', 'unitId', 'status']) // projects.ofUnit
@Index('ix_project_standing', ['policyId', 'status', 'stage', 'policyVersion', 'unitId']) // projects.standings
@Index('ix_project_recent', ['policyId', 'updatedAt']) // projects.seen, projects.search, board since
@Index('ix_project_handler', ['handlerId', 'status']) // projects.openOf
export class Project {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Given on submission. */
  @Column({ type: 'varchar', length: 40, ...orNull }) number!: string | null;
  @Column(policyName) policyId!: string;
  @Column({ type: 'varchar', length: 20 }) policyVersion!: string;
  @Column({ type: 'integer' }) unitId!: number;
  /** The staff member who handles it. */
  @Column({ type: 'integer' }) handlerId!: number;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** What a search matches, in lower case: the name, its full pinyin, its initials. */
  @Column(longText) nameKeys!: string;
  @Column(word) status!: ProjectStatus;
  @Column(policyName) stage!: string;
  @Column({ ...word, ...orNull }) result!: ProjectResult | null;
  /** 万元. */
  @Column({ ...money, ...orNull }) totalWan!: number | null;
  @Column(json) flags!: Readonly<Record<string, boolean>>;
  @Column(instant) createdAt!: number;
  @Column(instant) updatedAt!: number;
  @VersionColumn({ type: 'integer' }) version!: number;
}
