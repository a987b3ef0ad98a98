import type { Middleware } from 'koa';

/** A refusal by the gateway, before any interface is reached. */
export class GatewayFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 200,
  ) {
    super(message);
  }
}

/** A refusal by the interface itself: the call succeeded, its content did not. */
export class ContentFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The common shape of a good answer. */
export function answerData(data: unknown): object {
  return {
    success: true,
    content: { data, requestId: 'sandbox', responseMessage: 'OK', responseCode: '0', success: true },
    bizErrorCode: '0',
  };
}

/** Answers refusals in the platform's two ways: the gateway's, and a success around a failure. */
export const answerFaults: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (error instanceof GatewayFault) {
      const { code, message, status } = error;
      ctx.status = status;
      ctx.body = { success: false, Code: code, Message: message, HostId: 'sandbox', _RequestId: 'sandbox', bizErrorCode: code };
    } else if (error instanceof ContentFault) {
      const { code, message } = error;
      const content = { success: false, responseCode: code, responseMessage: message, data: null };
      ctx.body = { success: true, content, bizErrorCode: code };
    } else throw error;
  }
};
