import type { Reply } from '../../handlers/reply.js';
import { encodeCard, type EncodedCard } from './encode/encode-card.js';

/** What answers a card callback. */
export interface CallbackAnswer {
  readonly toast?: { readonly type: 'success' | 'info' | 'warning' | 'error'; readonly content: string };
  readonly card?: EncodedCard;
}

export const STILL_WORKING: CallbackAnswer = { toast: { type: 'info', content: '正在处理，完成后卡片会自动更新' } };
export const WENT_WRONG: CallbackAnswer = {
  toast: { type: 'error', content: '系统出错，这一步没有办成。请稍后再按一次；若仍不行，请联系管理员' },
};
/** The effect stands; only the new card could not be drawn. */
export const NOT_SHOWN: CallbackAnswer = {
  toast: { type: 'warning', content: '已处理，但新卡片没能显示。请发送“待办”查看最新情况' },
};

/**
 * @param cardMessageId - what the pressed card is called: the card that takes its place is the same one
 * @throws CardRefused when the reply's card breaks a limit of the platform
 */
export function callbackAnswer({ toast, card }: Reply, cardMessageId: number | null): CallbackAnswer {
  const said = toast === undefined ? null : { type: toast.tone, content: toast.text };
  const shown = card === undefined ? null : encodeCard(card, cardMessageId);
  if (said === null) return shown === null ? {} : { card: shown };
  return shown === null ? { toast: said } : { toast: said, card: shown };
}

/** The answer as an HTTP body: always an object, because anything else shows the user an error number. The card's text goes in as it is. */
export function answerText({ toast, card }: CallbackAnswer): string {
  const parts: string[] = [];
  if (toast !== undefined) parts.push(`"toast":${JSON.stringify(toast)}`);
  if (card !== undefined) parts.push(`"card":{"type":"raw","data":${card.text}}`);
  return `{${parts.join(',')}}`;
}

/** The same for who writes JSON himself. */
export function answerValue({ toast, card }: CallbackAnswer): object {
  return { ...(toast === undefined ? {} : { toast }), ...(card === undefined ? {} : { card: { type: 'raw', data: card.json } }) };
}
