import { isObject, listOf, objectOf, parseJson, textOf, type JsonObject } from '../json.js';
import { ContentFault } from './envelope.js';

const LINK = /^(https?|taurus):\/\/\S+$/;

/** The parsed `msg` of a notification; refused when it is too long or not one of the documented shapes. */
export function checkMsg(raw: string, maxBytes: number): JsonObject {
  if (Buffer.byteLength(raw, 'utf8') > maxBytes) throw new ContentFault('MSG_TOO_LONG', `msg 超过 ${maxBytes} 字节`);
  const msg = parseJson(raw);
  if (!isObject(msg)) throw new ContentFault('MSG_FORMAT', 'msg 不是合法的 JSON');
  const type = textOf(msg['msgtype']);
  const body = objectOf(msg[type]);
  if (type === 'text') need(body, 'content');
  else if (type === 'link') for (const name of ['title', 'text', 'messageUrl']) need(body, name);
  else if (type === 'markdown') for (const name of ['title', 'text']) need(body, name);
  else if (type === 'oa') link(need(body, 'message_url'));
  else if (type === 'action_card') checkActionCard(body);
  else throw new ContentFault('MSG_TYPE', `不支持的消息类型 ${type}`);
  return msg;
}

/** What counts as the same content: everything but the addresses behind it. */
export function contentOf(msg: JsonObject): string {
  return JSON.stringify(msg, (key, value: unknown) => (/url$/i.test(key) ? undefined : value));
}

function checkActionCard(body: JsonObject): void {
  need(body, 'title');
  need(body, 'markdown');
  const buttons = listOf(body['btn_json_list']).map(objectOf);
  const single = body['single_title'] !== undefined || body['single_url'] !== undefined;
  if (single === buttons.length > 0) throw new ContentFault('MSG_FORMAT', 'action_card 须有单个按钮或按钮列表');
  if (single) {
    need(body, 'single_title');
    link(need(body, 'single_url'));
    if (body['single_pc_url'] !== undefined) link(textOf(body['single_pc_url']));
  }
  for (const button of buttons) {
    need(button, 'title');
    const links = ['action_url', 'action_pc_url', 'action_mobile_url'].flatMap((name) => button[name] ?? []);
    if (links.length === 0) throw new ContentFault('MSG_FORMAT', '按钮缺少跳转地址');
    links.map(textOf).forEach(link);
  }
}

function need(body: JsonObject, name: string): string {
  const value = textOf(body[name]);
  if (value.trim() === '') throw new ContentFault('MSG_FORMAT', `缺少 ${name}`);
  return value;
}

function link(value: string): void {
  if (!LINK.test(value)) throw new ContentFault('MSG_FORMAT', '跳转地址不合法');
}
