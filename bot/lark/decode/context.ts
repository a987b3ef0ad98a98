import type { Sender } from '../../../handlers/inbound.js';

export const PLATFORM = 'lark';

/** What decoding needs to know besides the envelope. */
export interface DecodeContext {
  readonly appId: string;
  /** The bot's own open_id; null while it is not known. */
  readonly botOpenId: string | null;
  readonly nowMs: number;
}

/** Someone of this app's tenant; an empty id where the platform does not say who it was. */
export function senderOf(context: DecodeContext, openId: string): Sender {
  return { platform: PLATFORM, appId: context.appId, userId: openId };
}
