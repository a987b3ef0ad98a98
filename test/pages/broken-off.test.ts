import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import Koa, { type Context } from 'koa';
import { expect, it } from 'vitest';
import { readMultipart } from '../../pages/request/multipart.js';

/** How reading ends when the sender has gone before it begins: while his session was looked up. */
async function endOf(type: string, read: (ctx: Context) => Promise<void>): Promise<string> {
  const app = new Koa();
  app.silent = true;
  const ended = new Promise<string>((resolve) => {
    app.use(async (ctx) => {
      if (!ctx.req.destroyed) await once(ctx.req, 'close').catch(() => undefined);
      const end = read(ctx).then(
        () => 'read',
        () => 'refused',
      );
      resolve(await Promise.race([end, delay(2000, 'hangs')]));
    });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(line, 'connect');
  line.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 5000\r\n\r\n--b\r\n`);
  await delay(100);
  line.destroy();
  const how = await ended;
  server.close();
  return how;
}

it('the reading of a form with files ends where the sender has gone already', async () => {
  expect(await endOf('multipart/form-data; boundary=b', (ctx) => readMultipart(ctx, null))).toBe('refused');
});
