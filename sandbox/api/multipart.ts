/** One part of a form upload. Parts without a filename are kept as bytes as well: the SDK sends buffers so. */
export interface Part {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: Buffer;
}

/** Splits a `multipart/form-data` body; an unreadable one has no parts. */
export function parseMultipart(contentType: string, body: Buffer): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const fence = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(fence);
  while (start >= 0) {
    const end = body.indexOf(fence, start + fence.length);
    if (end < 0) break;
    const part = parsePart(body.subarray(start + fence.length + 2, end - 2));
    if (part) parts.push(part);
    start = end;
  }
  return parts;
}

function parsePart(bytes: Buffer): Part | null {
  const gap = bytes.indexOf('\r\n\r\n');
  if (gap < 0) return null;
  const head = bytes.subarray(0, gap).toString('utf8');
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return null;
  return { name, fileName: /filename="([^"]*)"/i.exec(head)?.[1] ?? null, bytes: bytes.subarray(gap + 4) };
}
