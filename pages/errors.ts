import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { HOME } from './paths.js';
import { showMessage } from './render/page.js';

const TO_HOME = { label: '回到首页', href: HOME };

/** Whatever goes wrong, a page in plain words answers and nothing of the inside shows. */
export function answerErrors(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) showMessage(ctx, null, { ...NOT_FOUND, link: TO_HOME });
    } catch (error) {
      const status = statusOf(error);
      // A telephone that lost its line in the middle of a file: it goes on by itself, and nobody reads the answer.
      if (ctx.req.destroyed && !ctx.req.complete) log.info({ err: error }, 'a request broke off');
      else if (status >= 500) log.error({ err: error }, 'a page failed');
      showMessage(ctx, null, { ...(status === 413 ? TOO_LARGE : status < 500 ? NOT_READ : FAILED), status, link: TO_HOME });
    }
  };
}

function statusOf(error: unknown): number {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

const NOT_FOUND = { status: 404, title: '没有这一页', says: '没有找到这一页，可能地址不完整。' };
const TOO_LARGE = { title: '内容太大', says: '一次交上来的内容太大，没有保存。请分几次填写，或把大段内容作为附件上传。' };
const NOT_READ = { title: '没有办成', says: '没有读懂这次提交的内容，没有做任何改动。请返回上一页，刷新后再试。' };
const FAILED = { title: '没有办成', says: '系统出了问题，没有办成。已经记录下来，请稍后再试；总是这样请联系管理员。' };
