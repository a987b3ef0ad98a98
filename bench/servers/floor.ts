/** The floor: Koa with the SDK's own adapter (decrypt, verify, dispatch), answering a constant 6 KB card. */
import * as lark from '@larksuiteoapi/node-sdk';
import Koa from 'koa';
import { constantCard } from '../lib/constant-card.js';
import { APP } from '../lib/pushes.js';
import { serve } from './serve.js';

const dispatcher = new lark.EventDispatcher({ encryptKey: APP.encryptKey, loggerLevel: lark.LoggerLevel.error });
const card = constantCard();
dispatcher.register({ 'card.action.trigger': () => card });
const app = new Koa();
app.use(lark.adaptKoa('/lark/events', dispatcher, { autoChallenge: true }));
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  serve(typeof address === 'object' && address !== null ? address.port : 0, async () => void server.close());
});
