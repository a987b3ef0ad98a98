/** The bot's own door with nothing behind it: verify the raw bytes, freshness, size, decrypt, decode, and a constant card. */
import pino from 'pino';
import { createLark } from '../../bot/lark/index.js';
import { listen } from '../../bot/http/listen.js';
import { makeMetrics } from '../../bot/metrics.js';
import { makeApp } from '../../bot/server.js';
import { createServer } from 'node:http';
import { neutralCard } from '../lib/constant-card.js';
import { APP } from '../lib/pushes.js';
import { serve } from './serve.js';

const metrics = makeMetrics();
const log = pino({ level: 'silent' });
const reply = { toast: { tone: 'success', text: '已提交。' }, card: neutralCard() } as const;
const lark = createLark({
  ...APP,
  appSecret: 'bench',
  domain: 'http://127.0.0.1:9',
  transport: 'webhook',
  log,
  now: () => Date.now(),
  receive: () => Promise.resolve(reply),
  watch: metrics.pushed,
});
const { middleware } = lark;
if (middleware === undefined) throw new Error('the webhook has a middleware');
const app = makeApp({
  log,
  metrics,
  door: middleware,
  ready: () => Promise.resolve({ ok: true, checks: [] }),
  measure: () => Promise.resolve(),
  beside: [],
});
const handle = app.callback();
const server = createServer((request, response) => void handle(request, response));
void listen(server, 0, '127.0.0.1').then((port) => serve(port, async () => void server.close()));
