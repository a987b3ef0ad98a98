import type { Capabilities } from '../../handlers/transport.js';
import { MAX_BYTES } from './lint/rules.js';

/** The platform's name as people know it. */
export const LABEL = '飞书';

export const CAPABILITIES: Capabilities = {
  receiveText: true,
  buttonCallback: true,
  inCardForm: true,
  updateMessage: true,
  recall: true,
  sendFile: true,
  findByMobile: false,
  maxBytes: MAX_BYTES,
  dailyQuota: null,
  oneAtATime: false,
  cardDays: 14,
  taskList: false,
};
