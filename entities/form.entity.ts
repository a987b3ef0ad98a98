import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { FormValues } from '../workflow/facts.js';
import { instant, json, policyName, word } from './columns.js';

/** One revision of a form: the draft that is being filled, or answers that were submitted. */
@Entity('form')
@Index('ux_form_revision', ['projectId', 'form', 'revision'], { unique: true }) // forms.latest, forms.revisions
@Index('ix_form_task', ['taskId', 'state']) // forms.draftOf
export class Form {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) projectId!: number;
  @Column({ type: 'integer' }) taskId!: number;
  /** The form's id in the policy. */
  @Column(policyName) form!: string;
  @Column({ type: 'integer' }) revision!: number;
  @Column(word) state!: 'draft' | 'submitted';
  @Column(json) values!: FormValues;
  /** The page that the person left off at, from 0. */
  @Column({ type: 'integer' }) page!: number;
  @Column({ type: 'integer' }) byId!: number;
  @Column(instant) at!: number;
  @VersionColumn({ type: 'integer' }) version!: number;
}
