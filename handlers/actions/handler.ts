import type { ActionOf, Verb } from '../../cards/kit/action.js';
import type { Context } from '../context.js';
import type { Reply } from '../reply.js';

/** The values of the form that a button submitted, by input name, as the platform sent them. */
export type FormInput = Readonly<Record<string, unknown>>;

/**
 * What a button does: load, check that the card is fresh, authorise, decide, write, present. Throws `Refused`, and then
 * nothing is written.
 */
export type ActionHandler<V extends Verb> = (context: Context, action: ActionOf<V>, form: FormInput) => Promise<Reply>;

/** The handlers of some verbs; a verb that is forgotten does not compile. */
export type ActionHandlers<V extends Verb> = { readonly [K in V]: ActionHandler<K> };
