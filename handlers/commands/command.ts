import type { Context } from '../context.js';
import type { Reply } from '../reply.js';

/**
 * A word that a person types, also a bot-menu entry (`id` is its event key) and a button on the home card. In a group
 * the bot answers it when it is @-mentioned.
 */
export interface Command {
  /** ASCII, at most 30 characters. */
  readonly id: string;
  /** The word itself first, then others that mean the same. */
  readonly words: readonly [string, ...string[]];
  /** What follows the word, for the help: `<项目>`; empty when nothing does. */
  readonly takes: string;
  /** What may follow the word, where the word alone asks nothing: it is written, not pressed. */
  readonly example?: string;
  /** One line for the help. */
  readonly help: string;
  readonly where: 'anywhere' | 'private' | 'group';
  /** `argument` is what follows the word, trimmed. Throws `Refused`. */
  readonly run: (context: Context, argument: string) => Promise<Reply>;
}
