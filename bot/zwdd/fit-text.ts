const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const MORE = '…';

/** How many bytes a text takes inside a JSON text in UTF-8, its quotes not counted. */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text), 'utf8') - 2;
}

/** As much of a text as fits into `bytes` of JSON, whole characters only; what was cut off shows as `…`. */
export function fitText(text: string, bytes: number): string {
  if (jsonBytes(text) <= bytes) return text;
  let [kept, used] = ['', jsonBytes(MORE)];
  for (const { segment } of graphemes.segment(text)) {
    used += jsonBytes(segment);
    if (used > bytes) break;
    kept += segment;
  }
  return kept === '' ? '' : `${kept.trimEnd()}${MORE}`;
}
