/** Takes secrets out of a text that goes to a log or into an error. */
export type Scrub = (text: string) => string;

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/Bearer\s+[^\s"',}]+/gi, 'Bearer ***'],
  [/("?(?:app_?secret|tenant_access_token|app_access_token|access_key|ticket)"?\s*[:=]\s*"?)[^"&\s,}]+/gi, '$1***'],
  [/\b(wss?:\/\/[^\s?"]+)\?[^\s"]+/gi, '$1?***'],
  [/\b[tu]-[A-Za-z0-9_.-]{16,}/g, '***'],
];

/** A scrubber that knows these secrets by heart, and tokens by their shape. */
export function scrubber(secrets: readonly string[]): Scrub {
  const known = secrets.filter((secret) => secret !== '');
  return (text) => {
    const without = known.reduce((left, secret) => left.replaceAll(secret, '***'), text);
    return SHAPES.reduce((left, [shape, put]) => left.replace(shape, put), without);
  };
}
