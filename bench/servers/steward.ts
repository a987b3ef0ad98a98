/** The whole bot on a database that is there already; nothing happens by itself, and nothing is sent. */
import { startBot } from '../lib/bot.js';
import { serve } from './serve.js';

const { app, port } = await startBot(process.env['BENCH_DATABASE']);
serve(port, () => app.stop());
