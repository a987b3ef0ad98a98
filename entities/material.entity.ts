import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, json, orNull, platformId, policyName, word } from './columns.js';

export type MaterialState = 'current' | 'replaced' | 'recalled' | 'unassigned';

/** A file that someone sent; its bytes are in the file store under `sha256`. */
@Entity('material')
@Index('ix_material_project', ['projectId', 'state']) // materials.ofProject
@Index('ix_material_message', ['messageId']) // materials.byMessage: the message was recalled
@Index('ix_material_file', ['sha256']) // materials.names: each night, for each file that may go
export class Material {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Null, with task and material, until the sender says what the file is. */
  @Column({ type: 'integer', ...orNull }) projectId!: number | null;
  @Column({ type: 'integer', ...orNull }) taskId!: number | null;
  /** The material's id in the policy. */
  @Column({ ...policyName, ...orNull }) material!: string | null;
  @Column({ type: 'varchar', length: 255 }) name!: string;
  @Column({ type: 'varchar', length: 64 }) sha256!: string;
  /** Bytes. */
  @Column({ type: 'integer' }) size!: number;
  @Column({ type: 'varchar', length: 100 }) mime!: string;
  @Column({ type: 'integer' }) byId!: number;
  @Column({ ...platformId, ...orNull }) messageId!: string | null;
  @Column(instant) at!: number;
  @Column(word) state!: MaterialState;
  /** What the check of the document's content found. */
  @Column({ ...json, ...orNull }) findings!: readonly unknown[] | null;
}
