import { connect, createServer, type Socket } from 'node:net';

/** Stands between the program and its database, and cuts the line where a test says so. */
export interface BreakingProxy {
  readonly url: string;
  /** Cuts the connection over which a packet with this text is sent, before or after the server has seen it; `times` in all. */
  cutAt(text: string, when: 'before' | 'after', times?: number): void;
  /** Cuts all connections that are open. */
  cutAll(): void;
  /** How many connections were cut so far because a test said so. */
  cuts(): number;
  /** The ports from which it speaks to the database now: how the server's list of connections names the program's own. */
  ports(): ReadonlySet<number>;
  close(): Promise<void>;
}

export async function breakingProxy(url: string): Promise<BreakingProxy> {
  const target = new URL(url);
  const [open, upstreams] = [new Set<Socket>(), new Set<Socket>()];
  let trap: { text: string; when: 'before' | 'after'; left: number } | null = null;
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port || 3306) });
    const pair = [client, upstream];
    upstreams.add(upstream);
    upstream.once('close', () => upstreams.delete(upstream));
    const cut = (): void => pair.forEach((socket) => void socket.destroy());
    for (const socket of pair) {
      open.add(socket);
      // The other end is cut as well; an error here is what the test asked for.
      socket.once('error', cut).once('close', cut);
    }
    let sprung = false;
    client.on('data', (bytes) => {
      if (trap !== null && trap.left > 0 && bytes.includes(trap.text)) {
        trap.left -= 1;
        cuts += 1;
        if (trap.when === 'before') return cut();
        sprung = true;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => (sprung ? cut() : client.write(bytes)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  const through = new URL(url);
  through.host = `127.0.0.1:${address.port}`;
  return {
    url: through.href,
    cutAt(text, when, times = 1) {
      trap = { text, when, left: times };
    },
    cutAll: () => {
      cuts += upstreams.size;
      open.forEach((socket) => void socket.destroy());
    },
    cuts: () => cuts,
    ports: () => new Set([...upstreams].flatMap(({ localPort }) => localPort ?? [])),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
