import type { Logger } from 'pino';

const AGAIN_MS = 60_000;

/** The bot's own open_id, asked for in the background until the platform tells it. */
export interface Identity {
  readonly openId: () => string | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** `ask` fetches the id; while it fails, `openId()` is null and in groups every mention counts as the bot's. */
export function identity(ask: () => Promise<string>, log: Logger, againMs = AGAIN_MS): Identity {
  let openId: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const attempt = async () => {
    try {
      openId = await ask();
    } catch (error) {
      log.warn({ err: error }, "the bot's own id is not known yet");
      if (!stopped) timer = setTimeout(() => void attempt(), againMs).unref();
    }
  };
  return {
    openId: () => openId,
    start: () => void attempt(),
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
