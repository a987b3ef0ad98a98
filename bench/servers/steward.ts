/**
 * The whole bot on a database that is there already; nothing happens by itself, and nothing is sent. With `BENCH_TELLS` what was decided
 * is told as it is in service: its messages are drawn and put into the outbox beside the presses.
 */
import { createTeller } from '../../jobs/teller.js';
import { startBot } from '../lib/bot.js';
import { serve } from './serve.js';

void startBot(process.env['BENCH_DATABASE']).then(({ app, port }) => {
  const teller = createTeller(app.deps, app.deps.owner ?? '', () => undefined);
  const telling = process.env['BENCH_TELLS'] === undefined ? null : setInterval(() => void teller.drain(), 1);
  serve(port, async () => {
    if (telling !== null) clearInterval(telling);
    await teller.stop();
    await app.stop();
  });
});
