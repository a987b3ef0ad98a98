import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { objectOf, parseJson } from '../json.js';
import type { SandboxOptions } from '../options.js';
import { ANSWER_MS, type Carrier, type Outcome } from '../push/carrier.js';
import { freshId } from '../world/ids.js';
import { encodeFrame, parseFrame, type Frame } from './frame.js';

const MAX_CONNECTIONS = 50;
const SERVICE = 33_554_678;
const PING_SECONDS = 120;

/** The open long connections of the app, and the carrier that hands each envelope to a random one of them. */
export class LongConnection implements Carrier {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly tickets = new Set<string>();
  private readonly waiting = new Map<string, (outcome: Outcome) => void>();

  constructor(private readonly options: SandboxOptions) {}

  /** Answers `POST /callback/ws/endpoint`: an address with a ticket, valid for one connection. */
  endpoint(body: unknown, base: string): object {
    const { AppID, AppSecret } = objectOf(body);
    if (AppID !== this.options.appId || AppSecret !== this.options.appSecret) return { code: 514, msg: 'auth failed' };
    if (this.server.clients.size >= MAX_CONNECTIONS) return { code: 1000040350, msg: 'too many connections' };
    const ticket = freshId('');
    this.tickets.add(ticket);
    const ClientConfig = { ReconnectCount: -1, ReconnectInterval: 5, ReconnectNonce: 1, PingInterval: PING_SECONDS };
    return {
      code: 0,
      msg: '',
      data: { URL: `${base}/ws?ticket=${ticket}&device_id=${freshId('')}&service_id=${SERVICE}`, ClientConfig },
    };
  }

  /** Takes the upgrades that carry one of our tickets on the given server; others are left alone. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'ws://sandbox');
      if (!url.pathname.endsWith('/ws') || !this.tickets.delete(url.searchParams.get('ticket') ?? '')) return;
      this.server.handleUpgrade(request, socket, head, (client) => this.greet(client));
    });
  }

  async carry(envelope: { readonly header: { readonly event_id: string } }): Promise<Outcome> {
    const clients = [...this.server.clients].filter((client) => client.readyState === client.OPEN);
    const client = clients[clients.length > 0 ? randomInt(clients.length) : 0];
    if (!client) return { kind: 'nowhere' };
    const id = freshId('');
    const answer = new Promise<Outcome>((resolve) => this.waiting.set(id, resolve));
    const payload = Buffer.from(JSON.stringify(envelope));
    const headers = { type: 'event', message_id: id, sum: '1', seq: '0', trace_id: freshId(''), biz_rt: '0' };
    client.send(encodeFrame({ seqId: 0, logId: 0, service: SERVICE, method: 1, headers, payload }));
    const timer = setTimeout(() => this.settle(id, { kind: 'timeout' }), ANSWER_MS);
    return answer.finally(() => clearTimeout(timer));
  }

  /** How many clients are connected. */
  get size(): number {
    return this.server.clients.size;
  }

  close(): void {
    for (const client of this.server.clients) client.terminate();
    for (const id of [...this.waiting.keys()]) this.settle(id, { kind: 'unreachable' });
    this.server.close();
  }

  private greet(client: WebSocket): void {
    client.on('message', (data) => {
      const bytes = Array.isArray(data)
        ? Buffer.concat(data)
        : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data);
      this.hear(client, parseFrame(bytes));
    });
    client.on('error', () => client.terminate());
  }

  private hear(client: WebSocket, frame: Frame): void {
    if (frame.method === 0 && frame.headers['type'] === 'ping') {
      const payload = Buffer.from(JSON.stringify({ PingInterval: PING_SECONDS }));
      client.send(encodeFrame({ ...frame, headers: { type: 'pong' }, payload }));
      return;
    }
    const { code, data } = objectOf(parseJson(frame.payload.toString('utf8')));
    const body = typeof data === 'string' ? Buffer.from(data, 'base64').toString('utf8') : '';
    this.settle(frame.headers['message_id'] ?? '', { kind: 'answered', status: typeof code === 'number' ? code : 500, body });
  }

  private settle(id: string, outcome: Outcome): void {
    this.waiting.get(id)?.(outcome);
    this.waiting.delete(id);
  }
}
