import type { Action } from '../cards/kit/action.js';
import type { Tx } from '../entities/tx.js';

/** How long a link in a message can be opened. */
export const LINK_DAYS = 14;

/** The pages of this bot, as those who write to people need them. */
export interface PageLinks {
  /**
   * Makes a link for one person to the page that a button with this action would show, in the unit of work that writes the
   * message. Opening it changes nothing.
   *
   * @param at - the unit of work; `now` in epoch ms
   * @returns an absolute https address with one opaque token: no name, no account, no id in it
   */
  open(at: { readonly tx: Tx; readonly now: number }, staffId: number, target: Action): Promise<string>;
}
