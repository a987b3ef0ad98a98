import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, json, policyName } from './columns.js';

/** A generated document; its bytes are in the file store under `sha256`. */
@Entity('letter')
@Index('ix_letter_project', ['projectId']) // letters.ofProject
@Index('ix_letter_file', ['sha256']) // letters.names: each night, for each file that may go
export class Letter {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  /** The letter's id in the policy. */
  @Column(policyName) letter!: string;
  @Column({ type: 'varchar', length: 60 }) number!: string;
  @Column({ type: 'varchar', length: 200 }) title!: string;
  @Column({ type: 'varchar', length: 64 }) sha256!: string;
  @Column({ type: 'varchar', length: 255 }) fileName!: string;
  /** What its template was filled with. */
  @Column(json) data!: Readonly<Record<string, unknown>>;
  @Column({ type: 'integer' }) byId!: number;
  @Column(instant) at!: number;
}
