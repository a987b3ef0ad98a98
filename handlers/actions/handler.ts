import type { ActionOf, Verb } from '../../cards/kit/action.js';
import type { FormInput } from '../../cards/kit/inputs.js';
import type { Context } from '../context.js';
import type { Reply } from '../reply.js';

export type { FormInput } from '../../cards/kit/inputs.js';

/**
 * What a button does: load, check that the card is fresh, authorise, decide, write, present. Throws `Refused`, and then
 * nothing is written.
 */
export type ActionHandler<V extends Verb> = (context: Context, action: ActionOf<V>, form: FormInput) => Promise<Reply>;

/** The handlers of some verbs; a verb that is forgotten does not compile. */
export type ActionHandlers<V extends Verb> = { readonly [K in V]: ActionHandler<K> };
