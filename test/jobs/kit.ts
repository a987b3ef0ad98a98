import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Card } from '../../cards/kit/tree.js';
import type { Db } from '../../entities/db.js';
import type { FileStore } from '../../entities/files/file-store.js';
import { partStore } from '../../entities/files/part-store.js';
import type { NewMessage } from '../../entities/outbox-payload.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Deps } from '../../handlers/context.js';
import type { Capabilities, Content, Recipient, Transport } from '../../handlers/transport.js';
import { createDispatcher, type Dispatcher, type DispatcherOptions } from '../../jobs/dispatch-outbox.js';
import { PolicyBook } from '../../policies/book.js';
import { makeCalendar } from '../../workflow/time/calendar.js';
import { PUBLISHED } from '../../workflow/time/published.js';
import { faultLog } from '../support/fault-log.js';
import { papersHere } from '../support/papers.js';
import { quickElapsed } from '../support/time.js';

/** 2026-09-18 10:05 in Shanghai. */
export const NOW = Date.parse('2026-09-18T10:05+08:00');

/** A platform that can do everything. */
export const ABLE: Capabilities = {
  receiveText: true,
  buttonCallback: true,
  inCardForm: true,
  updateMessage: true,
  recall: true,
  sendFile: true,
  findByMobile: false,
  maxBytes: 30_000,
  dailyQuota: null,
  oneAtATime: false,
  cardDays: null,
  taskList: false,
};

export type Call =
  | { readonly kind: 'send'; readonly uuid: string; readonly to: Recipient; readonly content: Content }
  | { readonly kind: 'patch'; readonly messageId: string; readonly card: Card };

/** A platform that keeps what it is told; `answer` may throw what the real one would. */
export interface FakePlatform extends Transport {
  readonly calls: Call[];
  answer: (call: Call) => void | Promise<void>;
}

export function fakePlatform(): FakePlatform {
  const calls: Call[] = [];
  const known = new Map<string, string>();
  const platform: FakePlatform = {
    platform: 'im',
    appId: 'app',
    label: '试验平台',
    can: ABLE,
    calls,
    answer: () => undefined,
    send: async (uuid, to, content) => {
      const call = { kind: 'send', uuid, to, content } as const;
      calls.push(call);
      await platform.answer(call);
      // The same uuid gives the same message.
      const messageId = known.get(uuid) ?? `om_${known.size + 1}`;
      known.set(uuid, messageId);
      return { messageId, chatId: to.type === 'chat' ? to.id : `oc_of_${to.id}` };
    },
    patch: async (messageId, { card }) => {
      const call = { kind: 'patch', messageId, card } as const;
      calls.push(call);
      await platform.answer(call);
    },
    download: () => Promise.reject(new Error('nothing is sent here')),
    person: () => Promise.resolve({ name: null, mobile: null }),
    findByMobile: () => Promise.resolve(null),
  };
  return platform;
}

/** One process: its dispatcher on a database that others may share, with a clock that the test sets. */
export interface Process {
  readonly deps: Deps;
  readonly dispatcher: Dispatcher;
  at: number;
}

export function makeProcess(
  db: Db,
  platform: Transport,
  options: Partial<DispatcherOptions> & { files?: FileStore } = {},
): Process {
  const { files = noFiles, ...rest } = options;
  const calendar = makeCalendar(PUBLISHED, []);
  const state = { at: NOW };
  let ids = 0;
  const deps: Deps = {
    db,
    policies: new PolicyBook([]),
    calendar: () => calendar,
    now: () => state.at,
    files,
    links: null,
    transports: new Map([[platform.platform, platform]]),
    uuid: () => `uuid-${(ids += 1)}`,
    papers: papersHere,
    log: faultLog().log,
    trace: null,
  };
  const dispatcher = createDispatcher(deps, { owner: 'one', elapsed: quickElapsed(), random: () => 0.5, ...rest });
  return Object.assign(state, { deps, dispatcher });
}

/** Holds nothing. */
export const noFiles: FileStore = {
  put: () => Promise.reject(new Error('not here')),
  get: () => Promise.reject(new Error('no such file')),
  remove: () => Promise.reject(new Error('no files here')),
  has: () => Promise.resolve(false),
  shelf: () => Promise.resolve([]),
  parts: partStore(join(tmpdir(), 'no-parts')),
};

export function card(summary: string): Card {
  return { summary, header: { title: summary, tone: 'info' }, body: [] };
}

/** Writes a card to be sent, as a handler does; returns the ids of the card and of the row. */
export async function writeCard(
  db: Db,
  summary: string,
  given: { to?: string; at?: number } = {},
): Promise<{ card: number; row: number }> {
  const { to = 'u1', at = NOW } = given;
  return db.tx(async (tx) => {
    const shown = { platform: 'im', staffId: null, chatId: null, card: 'task', projectId: null, taskId: null, meetingId: null };
    const id = await tx.cardMessages.insert({ ...shown, messageId: null, state: 'live', at });
    const row = await tx.outbox.enqueue({
      topic: 'send',
      platform: 'im',
      toType: 'user',
      toId: to,
      cardMessageId: id,
      payload: { card: card(summary) },
      at,
    });
    return { card: id, row: row ?? 0 };
  });
}

export async function write(
  db: Db,
  message: Omit<NewMessage & { topic: 'send' }, 'platform' | 'topic' | 'toType' | 'at'> & {
    toType?: 'user' | 'chat';
    at?: number;
  },
): Promise<number> {
  const { toType = 'user', at = NOW, ...rest } = message;
  return (await db.tx((tx) => tx.outbox.enqueue({ topic: 'send', platform: 'im', toType, at, ...rest }))) ?? 0;
}

export async function patchCard(db: Db, cardMessageId: number, summary: string, at = NOW): Promise<number> {
  const to = { platform: 'im', toType: 'user', toId: '' } as const;
  return (
    (await db.tx((tx) => tx.outbox.enqueue({ ...to, topic: 'patch', cardMessageId, payload: { card: card(summary) }, at }))) ?? 0
  );
}

export async function row(db: Db, id: number): Promise<Outbox> {
  const found = await db.tx((tx) => tx.outbox.get(id));
  if (found === null) throw new Error(`no row ${id}`);
  return found;
}

/** What was sent or put in its place, by the line of the chat list. */
export function summaries(calls: readonly Call[]): string[] {
  return calls.map((call) => {
    if (call.kind === 'patch') return `${call.messageId}→${call.card.summary}`;
    return call.content.kind === 'card'
      ? call.content.card.summary
      : call.content.kind === 'text'
        ? call.content.text
        : call.content.name;
  });
}
