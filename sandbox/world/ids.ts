import { createHash, randomBytes } from 'node:crypto';

/** An identifier as the platform shapes it: `om_…`, `oc_…`, `file_v3_…`, `c-…`. */
export function freshId(prefix: string): string {
  return `${prefix}${randomBytes(16).toString('hex')}`;
}

/** The private chat of a person with the bot: always the same for the same two. */
export function privateChatId(appId: string, openId: string): string {
  return `oc_${createHash('sha256').update(`${appId}:${openId}`).digest('hex').slice(0, 32)}`;
}

/** The bot's own open_id within its app. */
export function botOpenId(appId: string): string {
  return `ou_${createHash('sha256').update(`bot:${appId}`).digest('hex').slice(0, 32)}`;
}

export const TENANT_KEY = '736588c9260f175d';
