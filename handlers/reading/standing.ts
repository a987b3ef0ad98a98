import type { Context } from '../context.js';
import { owedAdvice } from '../core/rights/advice.js';
import { oversees } from '../core/rights/authorise.js';
import { countDrafts } from '../core/forms/drafts.js';
import { countDuties } from '../core/rights/duties.js';
import { mayTransfer } from '../core/transfer/rights.js';
import { openInvitations } from '../present/duties.js';
import { mayDeclare } from '../present/home.js';

/** How much waits for somebody, and which parts of the house are for him. */
export interface Standing {
  /** Tasks, and opinions that he was asked for. */
  readonly todos: number;
  readonly invitations: number;
  readonly drafts: number;
  readonly declares: boolean;
  readonly oversees: boolean;
  /** Whether he may hand over what others hold. */
  readonly transfers: boolean;
}

export async function standingOf(context: Context): Promise<Standing> {
  const { actor } = context;
  const declares = mayDeclare(context, actor);
  return {
    todos: (await countDuties(context, actor)) + (await owedAdvice(context, actor)).length,
    invitations: (await openInvitations(context, actor)).length,
    drafts: declares ? await countDrafts(context, actor) : 0,
    declares,
    oversees: oversees(actor),
    transfers: mayTransfer(actor),
  };
}
