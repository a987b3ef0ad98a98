import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { civilDate, instant, orNull, policyName, word } from './columns.js';

/** A colleague with the same duties who stands in for somebody while he is away (代理), both days included. */
@Entity('deputy')
@Index('ix_deputy_staff', ['staffId', 'state']) // deputies.of
@Index('ix_deputy_deputy', ['deputyId', 'state']) // deputies.heldBy
@Index('ix_deputy_until', ['state', 'until']) // deputies.over
export class Deputy {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(policyName) policyId!: string;
  /** Who is away. */
  @Column({ type: 'integer' }) staffId!: number;
  @Column({ type: 'integer' }) deputyId!: number;
  @Column(civilDate) from!: string;
  @Column(civilDate) until!: string;
  @Column(word) state!: 'set' | 'ended';
  @Column(instant) at!: number;
  @Column({ ...instant, ...orNull }) endedAt!: number | null;
  @VersionColumn({ type: 'integer' }) version!: number;
}
