import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, json, orNull, policyName, word } from './columns.js';

/** A person who may act, as registered by an administrator. */
@Entity('staff')
@Index('ix_staff_policy', ['policyId', 'unitId']) // staff.list, staff.holding
@Index('ix_staff_mobile', ['mobile']) // staff.findByMobile
export class Staff {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(policyName) policyId!: string;
  @Column({ type: 'integer' }) unitId!: number;
  @Column({ type: 'varchar', length: 60 }) name!: string;
  @Column({ type: 'varchar', length: 20, ...orNull }) mobile!: string | null;
  @Column({ type: 'varchar', length: 60, ...orNull }) title!: string | null;
  /** 角色 words of the staff file: 经办人, 分管负责人, 主管部门 … */
  @Column(json) roles!: readonly string[];
  @Column({ type: 'boolean' }) active!: boolean;
  /** When he left; null while he is here, and for those who left before this was written down. */
  @Column({ ...instant, ...orNull }) leftAt!: number | null;
  /** When his name, number and accounts were taken away (脱敏). */
  @Column({ ...instant, ...orNull }) maskedAt!: number | null;
  /** Where he wants to be told, of several platforms; null: where he was active last. */
  @Column({ ...word, ...orNull }) preferredPlatform!: string | null;
}
