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
