import { z } from 'zod';

/** Who was @-mentioned: `key` is the placeholder that stands in the text (`@_user_1`). */
export const Mentions = z
  .array(
    z.object({
      key: z.string().min(1),
      name: z.string().default(''),
      id: z.object({ open_id: z.string().optional() }).nullish(),
    }),
  )
  .default([]);
export type Mentions = z.infer<typeof Mentions>;

/**
 * Takes the bot's own mention out of a text and writes the others as `@name`, so that a command reads as it was meant.
 * While the bot does not know its open_id every mention counts as its own: in a group the platform hands over only
 * messages that mention it, unless the app has asked for all of them.
 */
export function resolveMentions(
  text: string,
  mentions: Mentions,
  botOpenId: string | null,
): { readonly text: string; readonly mentioned: boolean } {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  let mentioned = false;
  const plain = text.replaceAll(/@_(?:user_\d+|all)/g, (placeholder) => {
    const mention = byKey.get(placeholder);
    if (mention === undefined) return placeholder === '@_all' ? '' : placeholder;
    if (mention.key !== '@_all' && isBot(mention, botOpenId)) {
      mentioned = true;
      return '';
    }
    return `@${mention.name}`;
  });
  return { text: plain.replaceAll(/[^\S\n]+/g, ' ').trim(), mentioned };
}

function isBot(mention: Mentions[number], botOpenId: string | null): boolean {
  return botOpenId === null || mention.id?.open_id === botOpenId;
}
