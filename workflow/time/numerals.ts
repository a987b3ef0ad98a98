const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A pattern for a number as people type it: 12, 十二, 两. */
export const NUMERAL = '(?:\\d{1,6}|[零〇一二两三四五六七八九十百千]{1,7})';

/** Reads Arabic or Chinese numerals below 10 000 (十五, 二十, 一百零五, 两); null for anything else. */
export function parseNumeral(text: string): number | null {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  for (const char of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = UNITS[char];
    if (unit === undefined) {
      const value = DIGITS.indexOf(char);
      if (value < 0 || (digit !== null && digit !== 0)) return null;
      digit = value;
    } else {
      if (unit >= lastUnit || (digit === null && unit !== 10)) return null;
      total += (digit === null || digit === 0 ? 1 : digit) * unit;
      lastUnit = unit;
      digit = null;
    }
  }
  return text === '' ? null : total + (digit ?? 0);
}

/** Full-width letters, digits, signs and spaces as half-width ones; unlike NFKC it leaves ² and ½ alone. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('￥', '¥');
}
