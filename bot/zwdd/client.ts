import type { Logger } from 'pino';
import { asksOf } from '../../cards/kit/build.js';
import type { Db } from '../../entities/db.js';
import { type CardContent, type Content, type Recipient, type Transport, TransportError } from '../../handlers/transport.js';
import { formatInstant } from '../../workflow/time/civil.js';
import { zwddApi, ZwddRefusal, type ZwddApi, type ZwddApiOptions } from './api.js';
import { noticeBook, untilNextMorning } from './book.js';
import { capabilities, LABEL, PLATFORM } from './capabilities.js';
import { findByMobile } from './contacts.js';
import { doorbellOf } from './doorbell.js';
import { messageOf } from './message.js';
import { robotChatId, type Robot, sayInGroup } from './robot.js';
import { serial } from './serial.js';
import { todos } from './todo.js';

export interface ZwddClientOptions extends ZwddApiOptions {
  readonly tenantId: string;
  /** 应用标识 */
  readonly appName: string;
  readonly db: Db;
  readonly log: Logger;
  /** Tasks stand in the platform's own list too. */
  readonly todo: boolean;
  readonly robots: readonly Robot[];
  /** Milliseconds on a clock that nobody moves. */
  readonly elapsed: () => number;
  /** Between two notices. */
  readonly gapMs?: number;
}

export interface ZwddClient extends Transport {
  readonly api: ZwddApi;
}

const GAP_MS = 250;
const ROBOT_TIMEOUT_MS = 10_000;
/** Changing notices was not granted: it is tried again after this long. */
const DENIED_MS = 3_600_000;

/** The platform's outgoing side: notices to people, one after the other and within a day's numbers; texts to groups by robot. */
export function zwddClient(options: ZwddClientOptions): ZwddClient {
  const { tenantId, appName, now, log } = options;
  const api = zwddApi(options);
  const book = noticeBook(options.db, now);
  const list = todos(api, tenantId, now);
  const inTurn = serial(options.gapMs ?? GAP_MS, options.elapsed);
  // A list that does not answer holds up no bell.
  const inListsTurn = serial(options.gapMs ?? GAP_MS, options.elapsed);
  const robots = new Map(options.robots.map((robot) => [robotChatId(robot), robot]));
  const stampFor = stamps(now);
  let deniedUntil = 0;

  const notify = async (uuid: string, userId: string, content: Content): Promise<void> => {
    if (!/^\d{1,32}$/.test(userId)) throw new TransportError('unreachable', 'badId', 'the account is not one of this platform');
    const doorbell = doorbellOf(content);
    const msg = messageOf(doorbell, stampFor(userId));
    const wait = await book.take(uuid, userId, doorbell.urgent);
    if (wait > 0) throw new TransportError('retry', 'budget', '今天能发给对方的通知已用完，改在下一天发送', wait);
    try {
      await api.call('/message/workNotification', [
        ['tenantId', tenantId],
        ['bizMsgId', uuid],
        ['receiverIds', userId],
        ['msg', msg],
      ]);
    } catch (error) {
      if (!(error instanceof ZwddRefusal)) throw error;
      if (error.meaning === 'today') throw new TransportError('retry', error.code, error.message, untilNextMorning(now()));
      // It arrived the time before, and only the answer was lost; whoever changed it since has written a change of its own.
      if (error.meaning !== 'repeated') throw error;
    }
  };

  const change = async (messageId: string, userId: string, msg: string): Promise<boolean> => {
    if (now() < deniedUntil) return false;
    try {
      await api.call('/message/changeMessageInfo', [
        ['tenantId', tenantId],
        ['msgType', 'workNotification'],
        ['bizMsgId', messageId],
        ['accountIds', userId],
        ['jsonContent', msg],
      ]);
      return true;
    } catch (error) {
      if (!(error instanceof TransportError) || error.kind === 'retry' || error.kind === 'messageGone') throw error;
      if (error.kind === 'permission') deniedUntil = now() + DENIED_MS;
      log.info({ code: error.code }, 'a notice could not be changed');
      return false;
    }
  };

  const recall = async (messageId: string): Promise<void> => {
    await api.call('/message/revoke', [
      ['tenantId', tenantId],
      ['msgType', 'workNotification'],
      ['msgApp', appName],
      ['bizMsgId', messageId],
    ]);
  };

  /** A notice shows what is so now; where the app may not change it, one that is over is taken back, and otherwise it stays. */
  const patch = async (messageId: string, content: CardContent): Promise<void> => {
    const notice = await book.get(messageId);
    if (notice === null) throw new TransportError('messageGone', 'unknown', 'no notice is known by this id');
    const over = !asksOf(content.card);
    const msg = messageOf(doorbellOf(content), stampFor(notice.userId));
    const changed = await change(messageId, notice.userId, msg);
    if (!changed && !over) throw new TransportError('messageGone', 'unchangeable', 'the app may not change notices');
    if (!changed) await orGone(() => recall(messageId));
  };

  return {
    platform: PLATFORM,
    appId: tenantId,
    label: LABEL,
    can: capabilities(options.todo),
    api,
    send: async (uuid: string, to: Recipient, content: Content) => {
      if (to.type === 'user') {
        await inTurn(() => notify(uuid, to.id, content));
        return { messageId: uuid, chatId: null };
      }
      const robot = robots.get(to.id);
      if (robot === undefined) throw new TransportError('unreachable', 'noRobot', '这个群的机器人已不在配置中');
      await inTurn(() => sayInGroup(options.domain, robot, content, now(), options.timeoutMs ?? ROBOT_TIMEOUT_MS));
      return { messageId: uuid, chatId: to.id };
    },
    list: {
      add: (...entry) => inListsTurn(() => list.add(...entry)),
      end: (...entry) => inListsTurn(() => list.end(...entry)),
    },
    patch: (messageId, content) => inTurn(() => patch(messageId, content)),
    download: () => Promise.reject(new TransportError('content', 'noFiles', 'people send no files here')),
    person: () => Promise.resolve({ name: null, mobile: null }),
    findByMobile: (mobile) => findByMobile(api, tenantId, mobile),
  };
}

async function orGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof TransportError && error.kind === 'retry') throw error;
    throw new TransportError('messageGone', 'unchangeable', 'a notice could neither be changed nor taken back');
  }
}

/** `9月18日 10:05:07`, another for each notice to one person: the platform takes no text twice on one day. */
function stamps(now: () => number): (userId: string) => string {
  const last = new Map<string, number>();
  return (userId) => {
    const second = Math.max(Math.floor(now() / 1000), (last.get(userId) ?? 0) + 1);
    last.set(userId, second);
    return `${formatInstant(second * 1000)}:${String(second % 60).padStart(2, '0')}`;
  };
}
