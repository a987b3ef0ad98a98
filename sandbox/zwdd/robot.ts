import type Router from '@koa/router';
import { readJson } from '../api/body.js';
import { objectOf, textOf } from '../json.js';
import type { ZwddLimits, ZwddOptions, ZwddRobot } from './options.js';
import { robotSignature, sameSignature } from './sign.js';
import type { ZwddWorld } from './world.js';

/** `POST /robot/send`: outside of the gate, with a signature of its own, and another way to answer. */
export function robotRoute(
  router: Router,
  options: ZwddOptions,
  limits: ZwddLimits,
  world: ZwddWorld,
  robots: readonly ZwddRobot[],
): void {
  router.post('/robot/send', async (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const robot = robots.find(({ accessToken }) => accessToken === query.get('access_token'));
    const timestamp = query.get('timestamp') ?? '';
    const refuse = (errcode: number, errmsg: string): void => void (ctx.body = { errcode, errmsg });
    if (robot === undefined) return refuse(300_001, 'token is not exist');
    if (!/^\d{13}$/.test(timestamp) || Math.abs(Number(timestamp) - options.now()) > limits.skewMs) {
      return refuse(310_000, 'invalid timestamp');
    }
    if (!sameSignature(robotSignature(timestamp, robot.secret), query.get('sign') ?? '')) {
      return refuse(310_000, 'sign not match');
    }
    const body = await readJson(ctx.req);
    const type = textOf(body['msgtype']);
    const said = objectOf(body[type]);
    const [title, text] = [textOf(said['title']), textOf(said['text']) || textOf(said['content'])];
    if ((type !== 'markdown' && type !== 'text') || text === '') return refuse(40_035, 'invalid message');
    world.record({ kind: 'robot', message: { group: robot.name, title, text, at: options.now() } });
    ctx.body = { errcode: 0, errmsg: 'ok' };
  });
}
