import { z } from 'zod';
import type { Card } from '../../cards/kit/tree.js';
import { type TaskList, TransportError } from '../../handlers/transport.js';
import { ZwddRefusal, type ZwddApi } from './api.js';
import { untilNextMorning } from './book.js';
import { doorbellOf } from './doorbell.js';

const Created = z.object({ taskUuid: z.string().min(1) });
const SUBJECT = 200;
/** Of what somebody has to do as the platform lists it: ours is among the latest. */
const LISTED = '100';

/** The platform's own list of things to do. @param now - epoch ms */
export function todos(api: ZwddApi, tenantId: string, now: () => number): TaskList {
  const call = async (path: string, params: readonly (readonly [string, string])[]): Promise<unknown> => {
    try {
      return await api.call(path, [['tenantId', tenantId], ...params]);
    } catch (error) {
      if (!(error instanceof ZwddRefusal) || error.meaning !== 'today') throw error;
      throw new TransportError('retry', error.code, error.message, untilNextMorning(now()));
    }
  };
  return {
    add: async (uuid, userId, card, link) => {
      const [subject, address] = [subjectOf(card, link), withQuery(link)];
      try {
        const data = await call('/tc/v2/openapi/task/create.json', [
          ['bizTaskId', uuid],
          ['subject', subject],
          ['creatorId', userId],
          ['assigneeId', userId],
          ['url', address],
          ['mobileUrl', address],
        ]);
        const parsed = Created.safeParse(data);
        if (parsed.success) return parsed.data.taskUuid;
      } catch (error) {
        // It is there since the time before, and only the answer was lost.
        if (!(error instanceof ZwddRefusal) || error.meaning !== 'repeated') throw error;
      }
      const listed = await call('/tc/openapi/3rd/task/getTodoList', [
        ['userId', userId],
        ['keyword', subject],
        ['pageNo', '1'],
        ['pageSize', LISTED],
      ]);
      const found = entryIn(listed, [uuid, address]);
      if (found === null) throw new TransportError('content', 'entryUnknown', LOST);
      return found;
    },
    end: async (entryId, userId, how) => {
      const [path, close] = how === 'finished' ? (['finish', 'closePackage'] as const) : (['cancel', CLOSES] as const);
      await call(`/tc/openapi/task/${path}.json`, [
        ['userId', userId],
        ['taskUuid', entryId],
        [close, 'true'],
      ]);
    },
  };
}

/** The platform's own spelling. */
const CLOSES = 'cancelPakcage';
const LOST = '平台上已有这条待办，但查不到它的编号，办结后不会自动消失，请本人在平台的待办里去掉';

function subjectOf(card: Card, link: string): string {
  const { title, lines } = doorbellOf({ kind: 'card', card, link });
  return [...[title, ...lines.slice(0, 1)].join('：')].slice(0, SUBJECT).join('');
}

/** The platform adds a parameter of its own with `&`, so there must be a query. */
function withQuery(url: string): string {
  return url.includes('?') ? url : `${url}?from=todo`;
}

/** How the platform lists entries is not published: ours is the one that bears our id, or leads to our page. */
function entryIn(listed: unknown, ours: readonly [uuid: string, address: string]): string | null {
  const inside = typeof listed === 'object' && listed !== null ? Object.values(listed) : [];
  const parsed = Created.safeParse(listed);
  const [uuid, address] = ours;
  if (
    parsed.success &&
    inside.some((value) => typeof value === 'string' && (value === uuid || `${value}&`.startsWith(`${address}&`)))
  ) {
    return parsed.data.taskUuid;
  }
  for (const value of inside) {
    const found = entryIn(value, ours);
    if (found !== null) return found;
  }
  return null;
}
