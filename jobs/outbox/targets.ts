import type { Claimed } from './claim.js';

const REMEMBERED = 5000;

/** What the limits of a target are counted on: a message that is changed, a group, a person with his private chat, or his list of things to do. */
export interface Targets {
  readonly of: (claimed: Claimed) => string;
  /** Answers go to a person's private chat by its id, notices to the person: that these are one is learned from the answers. */
  readonly learn: (claimed: Claimed, chatId: string | null) => void;
}

export function makeTargets(): Targets {
  const chatOf = new Map<string, string>();
  return {
    of: ({ row, messageId }) => {
      if (row.topic === 'entry') return `list ${row.toId}`;
      if (messageId !== null) return `message ${messageId}`;
      return `chat ${row.toType === 'chat' ? row.toId : (chatOf.get(row.toId) ?? row.toId)}`;
    },
    learn: ({ row }, chatId) => {
      if (row.toType !== 'user' || chatId === null) return;
      if (chatOf.size >= REMEMBERED) chatOf.clear();
      chatOf.set(row.toId, chatId);
    },
  };
}
