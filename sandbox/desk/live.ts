import type { ServerResponse } from 'node:http';
import type { Context } from 'koa';
import type { People } from '../people.js';
import type { Entry } from '../world/types.js';
import type { World } from '../world/world.js';
import { viewMessage } from './view.js';

const HEARTBEAT_MS = 25_000;

/** The streams of the open pages. Each hears of the chats its person is in, and of the clock. */
export class Live {
  private readonly streams = new Map<ServerResponse, string>();
  private readonly stop: () => void;
  private readonly beat: NodeJS.Timeout;

  constructor(
    private readonly world: World,
    private readonly people: People,
  ) {
    this.stop = world.listen((entry) => this.tell(entry));
    this.beat = setInterval(() => this.write(() => ': \n\n'), HEARTBEAT_MS);
    this.beat.unref();
  }

  /** Turns the request into a stream of server-sent events. */
  open(ctx: Context, openId: string): void {
    // Written by hand: a page that is closed is no error, as a broken pipe of a body would be.
    ctx.respond = false;
    const stream = ctx.res;
    this.streams.set(stream, openId);
    stream.on('close', () => this.streams.delete(stream));
    stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    stream.write('retry: 1000\n\n');
  }

  /** Tells every page what time it is, and whether it is on the move. */
  tellClock(now: number, moving: boolean): void {
    this.write(() => frame({ kind: 'clock', now, moving }));
  }

  close(): void {
    this.stop();
    clearInterval(this.beat);
    for (const stream of this.streams.keys()) stream.end();
    this.streams.clear();
  }

  private tell(entry: Entry): void {
    if (entry.kind === 'file') return;
    if (entry.kind === 'read') return this.write((openId) => (openId === entry.openId ? frame({ kind: 'chats' }) : null));
    if (entry.kind === 'person' || entry.kind === 'chat') return this.write(() => frame({ kind: 'chats' }));
    const message = this.world.messages.get(entry.kind === 'message' ? entry.message.messageId : entry.messageId);
    const chat = this.world.chats.get(message?.chatId ?? '');
    if (!message || !chat) return;
    const words = frame({ kind: entry.kind, message: viewMessage(this.world, this.people, message) });
    this.write((openId) => (chat.members.includes(openId) ? words : null));
  }

  private write(words: (openId: string) => string | null): void {
    for (const [stream, openId] of this.streams) {
      const text = words(openId);
      if (text !== null) stream.write(text);
    }
  }
}

function frame(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
