import { setTimeout as delay } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';

/** What goes wrong with one call: it is slow, broken off, answered with a status, or carried out and then not answered. */
export interface ZwddFault {
  readonly delayMs?: number;
  readonly status?: number;
  readonly body?: unknown;
  /** `before`: the connection ends and nothing is done; `after`: it is done and the answer is lost. */
  readonly hangUp?: 'before' | 'after';
}

/** Faults wait for the calls of their path, one for each. */
export class ZwddFaults {
  private readonly waiting: { readonly path: string; readonly fault: ZwddFault }[] = [];
  private sending = 0;
  /** How often two notifications were on their way at the same time. */
  overlaps = 0;

  /** The next `times` calls of this path go wrong. */
  next(path: string, fault: ZwddFault, times = 1): void {
    for (let n = 0; n < times; n += 1) this.waiting.push({ path, fault });
  }

  readonly middleware: Middleware = async (ctx, next) => {
    const watched = ctx.path === '/message/workNotification';
    if (watched) {
      this.sending += 1;
      if (this.sending > 1) this.overlaps += 1;
    }
    try {
      const at = this.waiting.findIndex(({ path }) => path === ctx.path);
      const { delayMs = 0, status, body, hangUp } = (at === -1 ? undefined : this.waiting.splice(at, 1)[0]?.fault) ?? {};
      if (delayMs > 0) await delay(delayMs);
      if (hangUp === 'before') return hang(ctx);
      if (status !== undefined) {
        ctx.status = status;
        ctx.body = body ?? '';
        return;
      }
      await next();
      if (hangUp === 'after') hang(ctx);
    } finally {
      if (watched) this.sending -= 1;
    }
  };
}

/** The line breaks: whoever called hears nothing. */
function hang(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}
