const SIGNATURES: readonly (readonly [string, string, number])[] = [
  ['89504e470d0a1a0a', 'image/png', 0],
  ['ffd8ff', 'image/jpeg', 0],
  ['47494638', 'image/gif', 0],
  ['57454250', 'image/webp', 8],
  ['424d', 'image/bmp', 0],
  ['00000100', 'image/x-icon', 0],
  ['49492a00', 'image/tiff', 0],
  ['4d4d002a', 'image/tiff', 0],
  ['66747970686569', 'image/heic', 4],
];

/** The type of an image by its first bytes; null for what the platform would not take as one. */
export function imageType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return SIGNATURES.find(([mark, , at]) => head.startsWith(mark, at * 2))?.[1] ?? null;
}
