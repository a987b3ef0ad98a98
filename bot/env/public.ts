import { z } from 'zod';

const SAYS = '应为 https:// 开头、只到域名或端口的地址，如 https://steward.example.gov.cn；http:// 只能用于本机';

/** Where people's devices reach the pages: nothing after the host, and encrypted wherever it leaves the machine. */
export const PUBLIC_URL = z
  .url({ protocol: /^https?$/, error: SAYS })
  .transform((url) => url.replace(/\/+$/, ''))
  .refine(isPublicUrl, SAYS)
  .optional();

function isPublicUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return origin === url && (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/** How many proxies of ours stand before the bot, 0–9: the address of whoever asks is what the outermost of them says. */
export const TRUSTED_PROXIES = z
  .string()
  .regex(/^\d$/, '应为 0–9 的整数：程序前面有几层自己的反向代理')
  .transform(Number)
  .default(0);
