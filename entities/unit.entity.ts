import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { policyName } from './columns.js';

/** An organisation under one policy. */
@Entity('unit')
@Index('ux_unit_name', ['policyId', 'name'], { unique: true }) // units.find
export class Unit {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column(policyName) policyId!: string;
  @Column({ type: 'varchar', length: 120 }) name!: string;
}
