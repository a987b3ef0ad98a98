import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant } from './columns.js';

/** Somebody who hears how a project goes and may look at it (抄送). */
@Entity('watcher')
@Index('ux_watcher', ['projectId', 'staffId'], { unique: true }) // watchers.of, watchers.add
@Index('ix_watcher_staff', ['staffId']) // watchers.ofStaff
export class Watcher {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  @Column({ type: 'integer' }) staffId!: number;
  @Column({ type: 'integer' }) byId!: number;
  @Column(instant) at!: number;
}
