import { z } from 'zod';

/** Stored JSON: a change needs a migration. */
const Aftermath = z.object({
  closedTasks: z.array(z.number()),
  openedTasks: z.array(z.number()),
  letters: z.array(z.number()),
  ledgerEntries: z.array(z.number()),
  movedDeadlines: z.array(z.object({ id: z.number(), before: z.string(), reason: z.string() })),
  notices: z.array(
    z.object({
      roles: z.array(z.string()).readonly(),
      message: z.string(),
      /** What is set out below it. */
      points: z.array(z.string()).readonly(),
      /** The lot that it is about, where it is about one. */
      subject: z.string().nullable(),
      files: z.array(z.object({ sha256: z.string(), name: z.string() })).readonly(),
    }),
  ),
  /** Tasks that wait from now on until the project goes on, or do so no longer. An older program knew none. */
  stoodTasks: z.array(z.number()).default([]),
});

/** What a decision left behind for others to hear of and see: ids of rows, and notices as they are said. */
export type Aftermath = Readonly<z.infer<typeof Aftermath>>;

export function noAftermath(): Aftermath {
  return { closedTasks: [], openedTasks: [], letters: [], ledgerEntries: [], movedDeadlines: [], notices: [], stoodTasks: [] };
}

const KINDS = Aftermath.keyof().options;

/** Nobody hears of anything. */
export function isNone(aftermath: Aftermath): boolean {
  return KINDS.every((kind) => aftermath[kind].length === 0);
}

/** Throws when the text is not one that was written here. */
export function parseAftermath(text: string): Aftermath {
  return Aftermath.parse(JSON.parse(text));
}
