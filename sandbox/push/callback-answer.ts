import { checkCard } from '../card/check.js';
import { isObject, objectOf, parseJson, textOf, type JsonObject } from '../json.js';
import type { Outcome } from './carrier.js';

export interface Toast {
  readonly type: 'info' | 'success' | 'error' | 'warning';
  readonly content: string;
}

/** What the person's client makes of a callback's answer. `code` is the client's own error number, null when all is well. */
export interface PressResult {
  readonly toast: Toast | null;
  readonly card: JsonObject | null;
  readonly code: number | null;
}

/** Reads the answer to a card callback as the client does, numbers included. */
export function readCallbackAnswer(outcome: Outcome): PressResult {
  switch (outcome.kind) {
    case 'nowhere':
      return failed(200340);
    case 'timeout':
      return failed(200341);
    case 'unreachable':
      return failed(200342);
    case 'answered':
      return outcome.status === 200 ? readBody(parseJson(outcome.body)) : failed(200671);
  }
}

/** How the client tells a person that pressing did not work. */
export function failed(code: number): PressResult {
  return { toast: { type: 'error', content: `出错了，请稍后重试 code:${code}` }, card: null, code };
}

function readBody(body: unknown): PressResult {
  if (!isObject(body) || Object.keys(body).some((key) => key !== 'toast' && key !== 'card')) return failed(200672);
  const toast = body['toast'] === undefined ? null : parseToast(body['toast']);
  if (toast === undefined) return failed(200672);
  if (body['card'] === undefined) return { toast, card: null, code: null };
  const { type, data } = objectOf(body['card']);
  if (type !== 'raw' || !isObject(data)) return failed(200672);
  if (data['schema'] !== '2.0') return failed(200830);
  return checkCard(data).length > 0 || Buffer.byteLength(JSON.stringify(data)) > 30 * 1024
    ? failed(200673)
    : { toast, card: data, code: null };
}

function parseToast(value: unknown): Toast | undefined {
  const { type = 'info', content, i18n } = objectOf(value);
  const words = textOf(objectOf(i18n)['zh_cn']) || textOf(content);
  return type === 'info' || type === 'success' || type === 'error' || type === 'warning' ? { type, content: words } : undefined;
}
