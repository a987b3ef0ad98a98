import type { Logger } from 'pino';
import { z } from 'zod';
import { TransportError } from '../../handlers/transport.js';
import { ZwddRefusal, type ZwddApi } from './api.js';
import type { NoticeBook } from './book.js';

/** Entries in the platform's own list of things to do. What fails there costs nobody his notice. */
export interface Todos {
  /** Writes one that goes with a notice; a list that is out of order is left alone after some tries. @throws TransportError `retry` only */
  create(messageId: string, userId: string, subject: string, url: string): Promise<void>;
  /** Ends the one that went with a notice: done, or no longer asked for. @throws TransportError `retry` only */
  end(messageId: string, how: 'finished' | 'cancelled'): Promise<void>;
}

export const NO_TODOS: Todos = { create: () => Promise.resolve(), end: () => Promise.resolve() };

const Created = z.object({ taskUuid: z.string().min(1) });
const SUBJECT = 200;
/** Some minutes, as the outbox waits between them: by then the notice has done its work without the list. */
const TRIES = 8;

export function todos(api: ZwddApi, tenantId: string, book: NoticeBook, log: Logger): Todos {
  const tries = new Map<string, number>();
  /** Whether an entry that could not be written is worth another try. */
  const isWorthIt = (messageId: string): boolean => {
    const tried = (tries.get(messageId) ?? 0) + 1;
    if (tried < TRIES) tries.set(messageId, tried);
    else tries.delete(messageId);
    return tried < TRIES;
  };
  const orWarn = async (work: () => Promise<void>, again: () => boolean): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof TransportError) || (error.kind === 'retry' && again())) throw error;
      log.warn({ code: error.code, why: error.message }, 'the platform’s own list of things to do was not changed');
    }
  };
  return {
    create: (messageId, userId, subject, url) =>
      orWarn(
        async () => {
          const known = await book.get(messageId);
          if (known !== null && known.todoId !== null) return;
          const address = withQuery(url);
          const data = await api.call('/tc/v2/openapi/task/create.json', [
            ['tenantId', tenantId],
            ['bizTaskId', messageId],
            ['subject', [...subject].slice(0, SUBJECT).join('')],
            ['creatorId', userId],
            ['assigneeId', userId],
            ['url', address],
            ['mobileUrl', address],
          ]);
          const parsed = Created.safeParse(data);
          if (!parsed.success) throw new ZwddRefusal('content', 'badAnswer', 'an entry came back without its id');
          await book.keepTodo(messageId, parsed.data.taskUuid);
          tries.delete(messageId);
        },
        () => isWorthIt(messageId),
      ),
    end: (messageId, how) =>
      orWarn(
        async () => {
          const notice = await book.get(messageId);
          if (notice === null || notice.todoId === null || notice.todoState !== 'open') return;
          const [path, close] = how === 'finished' ? (['finish', 'closePackage'] as const) : (['cancel', CLOSES] as const);
          await api.call(`/tc/openapi/task/${path}.json`, [
            ['tenantId', tenantId],
            ['userId', notice.userId],
            ['taskUuid', notice.todoId],
            [close, 'true'],
          ]);
          await book.endTodo(notice.id);
        },
        () => true,
      ),
  };
}

/** The platform's own spelling. */
const CLOSES = 'cancelPakcage';

/** The platform adds a parameter of its own with `&`, so there must be a query. */
function withQuery(url: string): string {
  return url.includes('?') ? url : `${url}?from=todo`;
}
