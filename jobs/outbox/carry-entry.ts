import { parseEntry, platformOf } from '../../entities/outbox-payload.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Tx } from '../../entities/tx.js';
import type { Deps } from '../../handlers/context.js';
import { type TaskList, TransportError } from '../../handlers/transport.js';
import { asCard } from './parse-content.js';

/** An entry as the list has it now. */
export interface Carried {
  readonly entryId: string | null;
  /** What is to be written down of it, with its row. */
  readonly note: (tx: Tx) => Promise<void>;
}

/** Writes or ends an entry of a platform's own list; what is so already is left alone, also where an older release did it. @throws TransportError */
export async function carryEntry(
  { db }: Deps,
  list: TaskList,
  row: Pick<Outbox, 'uuid' | 'platform' | 'toId' | 'payload'>,
): Promise<Carried> {
  const entry = parseEntry(row);
  const { platform } = platformOf(row.platform);
  const known = await db.tx((tx) => tx.notices.get(platform, entry.of));
  const open = known?.todoState === 'open' && known.todoId !== null ? { ...known, entryId: known.todoId } : null;
  if (entry.open) {
    if (open !== null) return { entryId: open.entryId, note: nothing };
    const id = await list.add(row.uuid, row.toId, asCard(entry.card), entry.link);
    return { entryId: id, note: (tx) => tx.notices.keepTodo({ platform, messageId: entry.of, userId: row.toId }, id) };
  }
  if (open === null) return { entryId: null, note: nothing };
  await orGone(list.end(open.entryId, open.userId, entry.how));
  return { entryId: open.entryId, note: (tx) => tx.notices.endTodo(open.id) };
}

const nothing = (): Promise<void> => Promise.resolve();

/** What somebody took off the list himself is ended. */
async function orGone(ending: Promise<void>): Promise<void> {
  try {
    await ending;
  } catch (error) {
    if (!(error instanceof TransportError) || error.kind !== 'messageGone') throw error;
  }
}
