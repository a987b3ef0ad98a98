/**
 * What it takes to find a project among all of a grown database (`npm run bench:grow`), as `进度 <words>` and the list's own
 * field look for it, for the office and for somebody who handles projects.
 *
 *     npm run bench:search -- --at sqlite:/tmp/grown.sqlite [--rounds 15]
 */
import { parseArgs } from 'node:util';
import { searchVisible } from '../handlers/core/rights/visible.js';
import { scopeOf } from '../handlers/scope.js';
import { type Figure, printFigures, timed } from './lib/bars.js';
import { startBot } from './lib/bot.js';
import { readGrown } from './lib/grown.js';
import { APP } from './lib/pushes.js';

const { values } = parseArgs({ options: { at: { type: 'string', default: '' }, rounds: { type: 'string', default: '15' } } });
const grown = await readGrown(values.at);
const { app } = await startBot(values.at);
const { deps } = app;
const asked = {
  'a whole name': '智慧场馆预约平台640',
  'part of a name': '不动产登记96',
  'a number': `BENCH-${String(grown.projects - 1)}`,
  'pinyin initials of many': 'szsjgx',
  'pinyin initials of few': 'zhcgyypt640',
  pinyin: 'zhihuichangguan',
  'what nothing is called': '没有这样的名称',
};
const figures: Figure[] = [];
for (const [who, userId] of Object.entries({ office: grown.openId, handler: grown.handlerId })) {
  for (const [what, query] of Object.entries(asked)) {
    let found = 0;
    const taken = await timed(Number(values.rounds), async () => {
      found = await deps.db.tx(async (tx) => {
        const actor = await tx.staff.identity('lark', APP.appId, userId);
        if (actor === null) throw new Error(`nobody has the account ${userId}`);
        return (await searchVisible(scopeOf(deps, tx), actor, query)).length;
      });
    });
    figures.push({ what: `${who}: ${what} (${query}, ${found} found)`, unit: 'ms', taken, bar: '< 50', digits: 1 });
  }
}
await app.stop();
printFigures(`${grown.projects} projects, ${values.rounds} rounds`, figures);
