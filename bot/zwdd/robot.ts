import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Content, TransportError } from '../../handlers/transport.js';
import { parseJson } from '../http/parse-json.js';
import { post } from './api.js';
import { doorbellOf } from './doorbell.js';
import { fitText } from './fit-text.js';
import { meaningOf } from './failure-kind.js';
import { robotSignature } from './sign.js';
import { lasting } from '../../cards/kit/lasting.js';
import { plainText } from '../../cards/kit/plain.js';

export interface Robot {
  readonly token: string;
  /** `SEC…` */
  readonly secret: string;
}

const MAX_TEXT_BYTES = 4000;
const WAIT_MS = 60_000;
const Answer = z.object({ errcode: z.number(), errmsg: z.string().default('') });

/** The id under which a robot's group stands in the database: tells nothing of its address. */
export function robotChatId({ token }: Pick<Robot, 'token'>): string {
  return `robot-${createHash('sha256').update(token).digest('hex').slice(0, 24)}`;
}

/**
 * Says something in a group through its robot, as plain text: what people wrote is no markup there, and nothing can be pressed.
 *
 * @param now - epoch ms
 * @throws TransportError
 */
export async function sayInGroup(domain: string, robot: Robot, content: Content, now: number, timeoutMs: number): Promise<void> {
  const timestamp = String(Math.floor(now));
  const query = new URLSearchParams({
    access_token: robot.token,
    timestamp,
    sign: robotSignature(timestamp, robot.secret),
  });
  const text = { msgtype: 'text', text: { content: fitText(wordsOf(content), MAX_TEXT_BYTES) } };
  const scrub = (says: string): string => says.replaceAll(robot.token, '***').replaceAll(robot.secret, '***');
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const { status, bytes } = await post(
    `${domain}/robot/send?${query.toString()}`,
    headers,
    JSON.stringify(text),
    timeoutMs,
    scrub,
  );
  const answer = Answer.safeParse(parseJson(bytes));
  if (!answer.success) throw new TransportError('retry', `http${String(status)}`, 'the robot did not answer in its shape');
  const { errcode, errmsg } = answer.data;
  if (errcode === 0) return;
  const code = String(errcode);
  if (/limit|频|too fast/i.test(errmsg)) throw new TransportError('retry', code, scrub(errmsg), WAIT_MS);
  if (/token|sign|timestamp|关键词|\bip\b/i.test(errmsg)) throw new TransportError('permission', code, scrub(errmsg));
  const meaning = meaningOf(code, errmsg, status);
  throw new TransportError(meaning === 'retry' ? 'retry' : 'content', code, scrub(errmsg));
}

/** Everything that stands on the card but its buttons. */
function wordsOf(content: Content): string {
  if (content.kind !== 'card') return doorbellOf(content).lines.join('\n');
  const card = lasting(content.card);
  const body = card.body.filter(({ kind }) => kind !== 'buttons' && kind !== 'form');
  const lines = plainText({ ...card, body }).split('\n');
  return [...new Set([card.header.title, ...lines])].join('\n');
}
