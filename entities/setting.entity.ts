import { Column, Entity, PrimaryColumn } from 'typeorm';
import { json } from './columns.js';

/** Something the program remembers about itself. */
@Entity('setting')
export class Setting {
  @PrimaryColumn({ type: 'varchar', length: 80 }) key!: string;
  @Column(json) value!: { readonly value: unknown };
}
