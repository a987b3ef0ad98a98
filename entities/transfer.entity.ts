import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { instant, json, longText, orNull, policyName, word } from './columns.js';

/** `left`: he leaves the house (离职); `moved`: he leaves a post and stays (转岗). */
export type TransferKind = 'left' | 'moved';

/** How many of each went over. */
export interface Moved {
  readonly projects: number;
  readonly drafts: number;
  readonly tasks: number;
  readonly advice: number;
  readonly seats: number;
  readonly followed: number;
  readonly deputies: number;
}

/** 交接: everything that one person holds goes to another. `planned` waits for its confirmation. */
@Entity('transfer')
@Index('ix_transfer_from', ['fromId']) // transfers.lastOf
@Index('ix_transfer_state', ['state', 'at']) // transfers.purge
export class Transfer {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(policyName) policyId!: string;
  @Column({ type: 'integer' }) fromId!: number;
  @Column({ type: 'integer' }) toId!: number;
  @Column(word) kind!: TransferKind;
  /** 角色 words that go with it. */
  @Column(json) roles!: readonly string[];
  @Column({ ...longText, ...orNull }) reason!: string | null;
  @Column({ type: 'integer' }) byId!: number;
  @Column(word) state!: 'planned' | 'done';
  @Column(instant) at!: number;
  @Column({ ...instant, ...orNull }) doneAt!: number | null;
  @Column({ ...json, ...orNull }) moved!: Moved | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
