import { LIMITS } from '../api/limits.js';
import type { SandboxOptions } from '../options.js';
import { freshId } from '../world/ids.js';
import type { Message } from '../world/types.js';
import type { World } from '../world/world.js';
import { readCallbackAnswer, type PressResult } from './callback-answer.js';
import type { Carrier } from './carrier.js';
import { CARD_ACTION, envelope } from './envelope.js';
import { cardActionEvent } from './events.js';
import type { PressAction } from './press-action.js';

interface PressDesk {
  readonly options: SandboxOptions;
  readonly world: World;
  readonly carrier: Carrier;
}

/** Sends one card callback, once, and lets the answered card take the old one's place for everyone who sees it. */
export async function press(desk: PressDesk, openId: string, message: Message, action: PressAction): Promise<PressResult> {
  const { options, world, carrier } = desk;
  const refused = refusal(message, options.clock.now());
  if (refused !== null) return { toast: { type: 'error', content: refused }, card: null, code: null };
  const event = cardActionEvent(openId, message, freshId('c-'), action);
  const result = readCallbackAnswer(await carrier.carry(envelope(options, CARD_ACTION, event)));
  if (result.card) {
    world.record({
      kind: 'patch',
      messageId: message.messageId,
      content: JSON.stringify(result.card),
      at: Math.floor(options.clock.now()),
    });
  }
  return result;
}

/** The client itself stops these; no callback goes out. */
function refusal(message: Message, now: number): string | null {
  if (message.recalled) return '这条消息已被撤回。';
  if (message.type !== 'interactive') return '这条消息不能操作。';
  return now - message.createdAt > LIMITS.cardWindowMs ? '卡片已过期，无法操作。' : null;
}
