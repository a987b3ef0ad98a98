import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, orNull, platformId, word } from './columns.js';

/** A person's account on one platform's app. Rights hang on the staff row, never on the account. */
@Entity('identity')
@Index('ux_identity_user', ['platform', 'appId', 'userId'], { unique: true }) // staff.identity: who sent this
@Index('ix_identity_staff', ['staffId']) // staff.identities: where to write to
export class Identity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) staffId!: number;
  @Column(word) platform!: string;
  @Column({ type: 'varchar', length: 64 }) appId!: string;
  @Column(platformId) userId!: string;
  /** When he did something there last; null: never. */
  @Column({ ...instant, ...orNull }) lastSeenAt!: number | null;
}
