import type { Middleware } from 'koa';
import { freshId } from '../world/ids.js';

/** A refusal in the platform's words: HTTP status, its own code, and text. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The refusals of the platform's pages on messages, files and contacts that this tenant can meet. */
export const FAULTS = {
  parameter: (what: string) => new Fault(400, 230001, `Your request contains an invalid request parameter, ${what}.`),
  validation: (what: string) => new Fault(400, 99992402, `field validation failed: ${what}`),
  badToken: () => new Fault(400, 99991663, 'Invalid access token for authorization. Please make a request with token attached.'),
  noToken: () => new Fault(400, 99991661, 'Missing access token for authorization. Please make a request with token attached.'),
  unknownOpenId: () => new Fault(400, 99992351, 'The request you send is not a valid open_id or not exists.'),
  unknownMessage: () => new Fault(400, 99992354, 'The request you send is not a valid message_id or not exists.'),
  resigned: () => new Fault(400, 230029, 'User has resigned.'),
  botNotInChat: () => new Fault(400, 230002, 'The bot can not be outside the group.'),
  badReceiver: () => new Fault(400, 230034, 'The receive_id is invalid.'),
  recalled: () => new Fault(400, 230011, 'The message was recalled.'),
  notSender: () => new Fault(400, 230012, 'Bot is NOT the sender of the message.'),
  tooLong: () => new Fault(400, 230025, 'The length of the message content reaches its limit.'),
  tooOld: () => new Fault(400, 230031, 'The message has expired, can not be updated after 14 days.'),
  unsupported: () => new Fault(400, 230054, 'This operation is not supported for this message type.'),
  tooManyToOne: () => new Fault(400, 230020, 'This operation triggers the frequency limit.'),
  card: (subCode: number, what: string) =>
    new Fault(400, 230099, `Failed to create card content, ext=ErrCode: ${subCode}; ErrMsg: ${what}; ErrorValue: ; `),
  tooManyCalls: (resetSeconds: number) =>
    new Fault(429, 99991400, 'request trigger frequency limit', {
      'x-ogw-ratelimit-limit': '1000',
      'x-ogw-ratelimit-reset': String(resetSeconds),
    }),
  fileParameter: (what: string) => new Fault(400, 234001, `Invalid request param: ${what}.`),
  fileNotInMessage: () => new Fault(400, 234003, 'File not in msg.'),
  appNotInChat: () => new Fault(400, 234004, 'App not in chat.'),
  fileTooLarge: () => new Fault(400, 234006, 'The file size exceed the max value.'),
  fileEmpty: () => new Fault(400, 234010, "File's size can't be 0."),
  notAnImage: () => new Fault(400, 234011, "Can't recognize the image format."),
  fileRecalled: () => new Fault(400, 234040, 'The message was recalled.'),
  badChat: () => new Fault(400, 232006, 'Your request specifies a chat_id which is invalid.'),
  chatOutside: () => new Fault(400, 232011, 'Operator can NOT be out of the chat.'),
} as const;

/** Answers `{code, msg, error: {log_id}}` for refusals, and the platform's 5xx for what broke here. */
export const answerFaults: Middleware = async (ctx, next) => {
  const logId = freshId('20');
  ctx.set('x-tt-logid', logId);
  try {
    await next();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    ctx.set(error.headers);
    ctx.status = error.status;
    ctx.body = { code: error.code, msg: error.message, error: { log_id: logId } };
  }
};
