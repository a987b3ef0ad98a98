import { randomUUID } from 'node:crypto';
import type Router from '@koa/router';
import { answerData, ContentFault } from './envelope.js';
import { callIn, type Call } from './gate.js';
import { allowed, sameTenant } from './messages.js';
import type { ZwddOptions } from './options.js';
import type { ZwddTodo } from './types.js';
import type { ZwddWorld } from './world.js';

/** The platform's own list of things to do. */
export function todoRoutes(router: Router, options: ZwddOptions, world: ZwddWorld): void {
  const open = (call: Call): void => {
    sameTenant(call, options);
    allowed(options, 'todo');
  };
  router.post('/tc/v2/openapi/task/create.json', (ctx) => {
    const call = callIn(ctx);
    open(call);
    const [bizTaskId, subject, assigneeId] = [call.need('bizTaskId'), call.need('subject'), call.need('assigneeId')];
    call.need('creatorId');
    if ([...subject].length > 200) throw new ContentFault('PARAM_ERROR', 'subject 超过 200 字');
    const [url, mobileUrl] = [addressOf(call, 'url'), addressOf(call, 'mobileUrl')];
    if (!world.people.has(assigneeId)) throw new ContentFault('RECEIVER_NOT_EXIST', '执行人不存在');
    if ([...world.todos.values()].some((todo) => todo.bizTaskId === bizTaskId)) {
      throw new ContentFault('BIZ_TASK_ID_REPEAT', 'bizTaskId 重复');
    }
    const taskUuid = randomUUID();
    const todo: ZwddTodo = { taskUuid, bizTaskId, assigneeId, subject, url, mobileUrl, state: 'open', at: options.now() };
    world.record({ kind: 'todo', todo });
    ctx.body = answerData({ taskUuid, packageUuid: randomUUID() });
  });
  router.post('/tc/openapi/3rd/task/getTodoList', (ctx) => {
    const call = callIn(ctx);
    open(call);
    const [keyword, size] = [call.text('keyword'), Number(call.need('pageSize'))];
    const mine = world.todosOf(call.need('userId')).filter(({ state, subject }) => state === 'open' && subject.includes(keyword));
    ctx.body = answerData({ total: mine.length, list: mine.slice(0, size) });
  });
  const end = (state: 'finished' | 'cancelled') => (ctx: Parameters<typeof callIn>[0]) => {
    const call = callIn(ctx);
    open(call);
    const todo = world.todos.get(call.need('taskUuid'));
    if (todo?.assigneeId !== call.need('userId')) throw new ContentFault('TASK_NOT_EXIST', '待办不存在');
    world.record({ kind: 'todo', todo: { ...todo, state } });
    ctx.body = answerData(true);
  };
  router.post('/tc/openapi/task/finish.json', end('finished'));
  router.post('/tc/openapi/task/cancel.json', end('cancelled'));
}

function addressOf(call: Call, name: string): string {
  const value = call.need(name);
  if (value.length > 1000 || !/^https?:\/\/\S+\?\S+$/.test(value)) throw new ContentFault('PARAM_ERROR', `${name} 不合法`);
  return value;
}
