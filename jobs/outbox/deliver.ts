import { z } from 'zod';
import { platformOf } from '../../entities/outbox-payload.js';
import type { Deps } from '../../handlers/context.js';
import { type Content, type FailureKind, type TaskList, type Transport, TransportError } from '../../handlers/transport.js';
import { arrivedBefore } from './arrived.js';
import { type Carried, carryEntry } from './carry-entry.js';
import type { Claimed } from './claim.js';
import { parseContent } from './parse-content.js';
import { verdictOn } from './verdict.js';

/** What became of one attempt. `lost`: another process took the row over. */
export type Outcome = 'sent' | 'again' | 'dead' | 'dropped' | 'lost';

export interface Delivered {
  readonly outcome: Outcome;
  /** The chat that it landed in, where the platform says so. */
  readonly chatId: string | null;
}

interface Sent {
  readonly messageId: string | null;
  readonly chatId: string | null;
  /** What is to be written down with it. */
  readonly note?: Carried['note'];
}

/**
 * Sends one claimed row and writes down what became of it. Throws only when the database does not answer: a row whose fate
 * could not be written stays claimed until its lease ends, and is then sent under the same uuid.
 */
export async function deliver(deps: Deps, owner: string, random: () => number, claimed: Claimed): Promise<Delivered> {
  const sent = await send(deps, claimed);
  return sent instanceof TransportError
    ? { outcome: await settleFailed(deps, owner, random, claimed, sent), chatId: null }
    : { outcome: await settleSent(deps, owner, claimed, sent), chatId: sent.chatId };
}

async function send(deps: Deps, claimed: Claimed): Promise<Sent | TransportError> {
  const { platform, isList } = platformOf(claimed.row.platform);
  const transport = deps.transports.get(platform);
  if (transport === undefined) return new TransportError('retry', 'noTransport', 'this process does not run the platform');
  if (isList) return sendEntry(deps, transport.list, claimed);
  const content = await contentOf(deps, claimed);
  if (content instanceof TransportError) return content;
  try {
    return await transmit(deps, transport, claimed, content);
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
}

async function sendEntry(deps: Deps, list: TaskList | undefined, { row }: Claimed): Promise<Sent | TransportError> {
  if (list === undefined) return new TransportError('retry', 'noList', 'this process does not use the list of the platform');
  try {
    const { entryId, note } = await carryEntry(deps, list, row);
    return { messageId: entryId, chatId: null, note };
  } catch (error) {
    if (error instanceof TransportError) return error;
    if (error instanceof z.ZodError) return new TransportError('content', 'unreadable', messageOf(error));
    throw error;
  }
}

async function contentOf(deps: Deps, { row }: Claimed): Promise<Content | TransportError> {
  try {
    return await parseContent(row, deps.files);
  } catch (error) {
    return new TransportError('content', 'unreadable', messageOf(error));
  }
}

async function transmit(deps: Deps, transport: Transport, { row, messageId }: Claimed, content: Content): Promise<Sent> {
  if (messageId === null) {
    const arrived = await arrivedBefore(deps, transport, row, content.kind);
    return arrived ?? transport.send(row.uuid, { type: row.toType, id: row.toId }, content);
  }
  if (content.kind !== 'card') throw new TransportError('content', 'notCard', 'only a card can be changed');
  await transport.patch(messageId, content);
  return { messageId, chatId: null };
}

/** The card is known by its message from now on: what changes it may follow. */
async function settleSent(deps: Deps, owner: string, { row }: Claimed, { messageId, chatId, note }: Sent): Promise<Outcome> {
  return deps.db.tx(async (tx): Promise<Outcome> => {
    // First: whoever lost the row meanwhile says nothing about its card either.
    if (!(await tx.outbox.sent(row.id, owner, messageId, deps.now()))) return 'lost';
    await note?.(tx);
    if (row.topic === 'send' && row.cardMessageId !== null) {
      await tx.cardMessages.update(row.cardMessageId, { messageId, ...(chatId === null ? {} : { chatId }) });
    }
    return 'sent';
  });
}

async function settleFailed(
  deps: Deps,
  owner: string,
  random: () => number,
  { row }: Claimed,
  failure: TransportError,
): Promise<Outcome> {
  const { code, kind } = failure;
  const fields = { row: row.id, topic: row.topic, kind, code, attempts: row.attempts, why: failure.message };
  const says = `${REASONS[kind]}（${failure.message}）`;
  return deps.db.tx(async (tx): Promise<Outcome> => {
    const now = deps.now();
    const verdict = verdictOn(failure, row, now, random);
    switch (verdict.kind) {
      case 'dropped':
        deps.log.info(fields, 'what is gone is not changed any more');
        return (await tx.outbox.supersede(row.id, owner)) ? 'dropped' : 'lost';
      case 'again':
        deps.log.info(fields, 'a message is tried again later');
        return (await tx.outbox.failed(row.id, owner, { nextAt: verdict.nextAt }, code, says)) ? 'again' : 'lost';
      case 'dead':
        if (!(await tx.outbox.failed(row.id, owner, { dead: true }, code, says))) return 'lost';
        deps.log.warn(fields, 'a message was given up');
        await tx.audit.append('outbox', { type: 'MESSAGE_DEAD', byId: null, body: { outboxId: row.id, code } }, now);
        return 'dead';
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure';
}

/** What an administrator reads; the platform's own words follow. */
const REASONS: Readonly<Record<FailureKind, string>> = {
  retry: '平台多次没有收下',
  unreachable: '对方已离职、停用了消息，或不在应用的可用范围内',
  content: '平台不接受这条消息的内容',
  messageGone: '原消息已撤回、删除或超过可修改的期限',
  permission: '应用缺少权限或凭证有误，请管理员检查应用配置',
  quota: '应用的调用次数已用完',
};
