import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instant, json } from './columns.js';

/** What was typed for a task beside its form and is not handed in yet: why it is late, and the words of an outcome that somebody turned back from. */
@Entity('typed_words')
@Index('ux_typed_words', ['taskId', 'key'], { unique: true }) // typedWords.of
export class TypedWords {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) taskId!: number;
  /** Which words of the task: `late`, everybody's who fills it in; an outcome and a person's id, his own. */
  @Column({ type: 'varchar', length: 80 }) key!: string;
  /** By input name, as the platform sent them. */
  @Column(json) words!: Readonly<Record<string, unknown>>;
  @Column(instant) at!: number;
}
