import type { Letter } from '../../../entities/letter.entity.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Policy } from '../../../policies/schema/index.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Context, Parts } from '../../context.js';
import { assertMayView, oversees } from '../rights/authorise.js';
import { holdsRole } from '../people/duty.js';

/** The policy by which a letter is a yearly list of many projects; undefined for a letter of its project alone. */
export function registerPolicy({ policies }: Parts, { policyId }: Project, { letter }: Letter): Policy | undefined {
  return policies.all().findLast(({ id, registers }) => id === policyId && Object.hasOwn(registers, letter));
}

/**
 * Throws where a person may not read a letter: `PROJECT_HIDDEN` for a project that he may not look at, and
 * `REGISTER_OTHERS` for a yearly list that is not for him, since other units' projects stand in it too.
 */
export async function assertMayRead(context: Context, project: Project, letter: Letter): Promise<void> {
  await assertMayView(context, project);
  if (isForReader(context, project, letter)) return;
  const no = String(letter.data['序号']);
  const who = registerPolicy(context.deps, project, letter)?.authority ?? '';
  throw new Refused(refuse('REGISTER_OTHERS', { title: letter.title, no, who }));
}

/** Whether somebody who may look at a project may read a letter of it: a yearly list is for those whom it is issued to. */
export function isForReader({ actor, deps }: Pick<Context, 'actor' | 'deps'>, project: Project, letter: Letter): boolean {
  const policy = registerPolicy(deps, project, letter);
  const readers = [...(policy?.registers[letter.letter]?.to ?? []), policy?.registers[letter.letter]?.issuer ?? ''];
  return policy === undefined || oversees(actor) || readers.some((role) => holdsRole(actor, policy, role, project));
}
