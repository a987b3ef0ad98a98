/**
 * What it takes to answer what is typed into the chat in a grown database (`npm run bench:grow`): every command by its word, and what is no
 * command, for the office and for somebody who handles projects. On SQLite nobody else is answered meanwhile.
 *
 *     npm run bench:typed -- --at sqlite:/tmp/grown.sqlite [--rounds 5] [--only 进度]
 */
import { parseArgs } from 'node:util';
import { commands } from '../handlers/commands/index.js';
import { receive } from '../handlers/receive.js';
import { type Figure, printFigures, timed } from './lib/bars.js';
import { startBot } from './lib/bot.js';
import { readGrown } from './lib/grown.js';
import { APP } from './lib/pushes.js';

const { values } = parseArgs({
  options: {
    at: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});
const grown = await readGrown(values.at);
const { app } = await startBot(values.at);
const plain = [
  '进度 智慧场馆预约平台640',
  '进度 智慧场管预约平台640',
  '智慧场馆预约平台640到哪了',
  '智慧场管预约平台640到哪了',
  '到哪了',
  '该干嘛',
  '今天天气真好',
  '我的项目什么时候到期',
  '了'.repeat(200),
];
const figures: Figure[] = [];
let no = 0;
for (const [who, userId] of Object.entries({ office: grown.openId, handler: grown.handlerId })) {
  for (const text of [...commands.map(({ words: [word] }) => word), ...plain]) {
    if (!text.includes(values.only)) continue;
    const taken = await timed(
      Number(values.rounds),
      () =>
        receive(app.deps, {
          kind: 'text',
          key: `typed:${String(Date.now())}-${String((no += 1))}`,
          sender: { platform: 'lark', appId: APP.appId, userId },
          place: { chatId: `oc_${userId}`, type: 'private' },
          at: Date.now(),
          messageId: `om_typed_${String(no)}`,
          text,
          mentioned: false,
        }),
      1,
    );
    figures.push({ what: `${who}: ${text.slice(0, 20)}`, unit: 'ms', taken, bar: null, digits: 0 });
    console.log(who, text.slice(0, 20), taken.map((ms) => ms.toFixed(0)).join(' '));
  }
}
await app.stop();
printFigures(`${String(grown.projects)} projects, ${values.rounds} rounds`, figures);
