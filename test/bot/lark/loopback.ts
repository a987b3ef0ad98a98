import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Scripted {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** An object goes out as JSON; `null` never answers. */
  readonly body: object | Buffer | null;
}

/** A server on this machine that answers `METHOD /path` with what a test says, and remembers what it was asked. */
export async function loopback(answer: (seen: Seen, count: number) => Scripted) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => void serve(request, response));
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts).toString('utf8'),
    };
    seen.push(one);
    const { status = 200, headers = {}, body } = answer(one, seen.filter(({ path }) => path === one.path).length);
    if (body === null) return;
    const bytes = Buffer.isBuffer(body);
    response.writeHead(status, { 'content-type': bytes ? 'application/octet-stream' : 'application/json', ...headers });
    response.end(bytes ? body : JSON.stringify(body));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const asked = (part: string) => seen.filter(({ path }) => path.includes(part));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { url: `http://127.0.0.1:${port}`, server, seen, asked, close };
}

export const TOKEN_PATH = '/open-apis/auth/v3/tenant_access_token/internal';

/** Answers the token's address by itself, with `t-1`, `t-2`, … */
export function withToken(answer: (seen: Seen, count: number) => Scripted): (seen: Seen, count: number) => Scripted {
  return (seen, count) =>
    seen.path === TOKEN_PATH
      ? { body: { code: 0, msg: 'ok', tenant_access_token: `t-${count}`, expire: 7200 } }
      : answer(seen, count);
}
