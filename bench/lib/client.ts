import { connect, type Socket } from 'node:net';
import type { Wire } from './pushes.js';

export interface Sample {
  /** Answers of status 200. */
  readonly ok: number;
  readonly other: number;
  /** Of those of status 200: what did not say that it was done. */
  readonly undone: number;
  /** Of each answer, ms, in the order of arrival. */
  readonly latencies: Float64Array;
  readonly seconds: number;
  /** The last body, to see that it is what was wanted. */
  readonly last: string;
}

/** How a server is reached: by its port on this machine, or by a connection that is being made. */
type Way = number | (() => Socket);

/** Whether the body of an answer says that what was asked for is done. */
export type IsDone = (body: string) => boolean;

/** Sends requests over `at` connections, each as soon as its last one is answered, until they run out or the time is over. */
export async function closedLoop(way: Way, at: number, requests: Iterator<Wire>, ms: number, isDone: IsDone): Promise<Sample> {
  const seen = collector(isDone);
  const until = performance.now() + ms;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: at }, async () => {
      const line = await open(way);
      while (performance.now() < until) {
        const next = requests.next();
        if (next.done === true) break;
        const sent = performance.now();
        seen.take(await line.ask(next.value), performance.now() - sent);
      }
      line.close();
    }),
  );
  return seen.sample((performance.now() - began) / 1000);
}

/** So many of the requests, or as many as there are; the others stay. */
export function* first(count: number, wires: Iterator<Wire>): Generator<Wire, void> {
  for (let no = 0; no < count; no += 1) {
    const next = wires.next();
    if (next.done === true) return;
    yield next.value;
  }
}

/** Sends `perSecond` requests at their times, whether or not earlier ones are answered; latency counts from the time it was due. */
export async function openLoop(port: number, perSecond: number, requests: readonly Wire[], isDone: IsDone): Promise<Sample> {
  const seen = collector(isDone);
  const idle: Line[] = [];
  const began = performance.now();
  const asked = requests.map(async (wire, no) => {
    const due = began + (no * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const line = lastOpen(idle) ?? (await open(port));
    seen.take(await line.ask(wire), performance.now() - due);
    idle.push(line);
  });
  await Promise.all(asked);
  for (const line of idle) line.close();
  return seen.sample((performance.now() - began) / 1000);
}

/** The server closes a connection that was idle for some seconds. */
function lastOpen(idle: Line[]): Line | undefined {
  for (;;) {
    const line = idle.pop();
    if (line === undefined || line.isOpen()) return line;
  }
}

function collector(isDone: IsDone) {
  const latencies: number[] = [];
  let [ok, other, undone, last] = [0, 0, 0, ''];
  return {
    take: ({ status, body }: Answer, ms: number) => {
      latencies.push(ms);
      last = body;
      if (status !== 200) other += 1;
      else {
        ok += 1;
        if (!isDone(body)) undone += 1;
      }
    },
    sample: (seconds: number): Sample => ({ ok, other, undone, latencies: Float64Array.from(latencies), seconds, last }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Line {
  isOpen(): boolean;
  ask(wire: Wire): Promise<Answer>;
  close(): void;
}

/** One keep-alive connection with one request at a time; it reads answers with a content-length only. */
async function open(way: Way): Promise<Line> {
  const socket = typeof way === 'number' ? connect({ port: way, host: '127.0.0.1', noDelay: true }) : way();
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let waiting: { resolve: (answer: Answer) => void; reject: (why: Error) => void } | null = null;
  let got: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const end = got.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = got.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (got.length < end + 4 + length) return;
    const answer = { status: Number(head.slice(9, 12)), body: got.toString('utf8', end + 4, end + 4 + length) };
    got = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return {
    isOpen: () => socket.readyState === 'open',
    ask: (wire) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        if (socket.destroyed) reject(new Error('the server closed the connection'));
        else socket.write(wire);
      }),
    close: () => socket.destroy(),
  };
}
