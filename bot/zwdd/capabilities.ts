import type { Capabilities } from '../../handlers/transport.js';

/** The platform's id in the database, and its name as people know it. */
export const PLATFORM = 'zwdd';
export const LABEL = '浙政钉';

/** Documented: of the `msg` parameter of a notification, UTF-8. */
export const MAX_BYTES = 2048;
/** Documented: of one app to one person in a day. */
export const PER_USER_DAY = 100;

/** What is certain today: a doorbell. Whatever people do, they do on the pages that it opens. */
const CAPABILITIES: Capabilities = {
  receiveText: false,
  buttonCallback: false,
  inCardForm: false,
  updateMessage: true,
  recall: true,
  sendFile: false,
  findByMobile: true,
  maxBytes: MAX_BYTES,
  dailyQuota: PER_USER_DAY,
  oneAtATime: true,
  cardDays: null,
  taskList: false,
};

/** @param todo - tasks stand in the platform's own list too, which is granted to an app by itself */
export function capabilities(todo: boolean): Capabilities {
  return { ...CAPABILITIES, taskList: todo };
}
