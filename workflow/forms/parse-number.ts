import { halfWidth } from '../time/numerals.js';

/** What parsing gives: a typed value, or one Chinese sentence that says how to write it. */
export type Parsed<T> = { readonly value: T } | { readonly fault: string };

/** 万元 hold at most six decimals: one 分. */
const WAN_DECIMALS = 6;
/** Shift of the decimal point from the unit typed to 分. */
const TO_FEN: Readonly<Record<string, number>> = { '': 6, 万: 6, 万元: 6, 元: 2, 亿: 10, 亿元: 10 };
/** Above this many digits a double is no longer exact. */
const MAX_DIGITS = 15;

const MONEY_HINT = '请填写金额，单位万元，如 120.5';

/**
 * Money as people write it → 万元: `1,200.5 万`, `１２０`, `¥500000元`. Without a unit it is 万元; with the sign of 元 before it and no unit behind,
 * it may be either, and is asked about.
 */
export function parseMoney(raw: string | number): Parsed<number> {
  if (typeof raw === 'number') return fromNumber(raw, WAN_DECIMALS, '金额最多精确到分（6 位小数）', MONEY_HINT);
  const match = /^(¥|人民币)?([+-]?[\d,.]+)(万元|万|亿元|亿|元)?$/.exec(tidyNumber(raw));
  const decimal = match === null ? null : readDecimal(match[2] ?? '');
  if (match === null || decimal === null) return { fault: `没有看懂“${quote(raw)}”。${MONEY_HINT}` };
  const [, sign, amount = '', unit] = match;
  if (sign !== undefined && unit === undefined) {
    return { fault: `“${quote(raw)}”没有写单位，请写明是“${amount}元”还是“${amount}万元”` };
  }
  const shift = TO_FEN[unit ?? ''] ?? WAN_DECIMALS;
  const fraction = decimal.fraction.replace(/0+$/, '');
  if (fraction.length > shift) return { fault: shift === 2 ? '金额最多精确到分（2 位小数）' : '金额最多精确到分（6 位小数）' };
  const fen = `${decimal.whole}${fraction.padEnd(shift, '0')}`.replace(/^0+(?=\d)/, '');
  if (fen.length > MAX_DIGITS) return { fault: '金额太大，请核对单位（万元）' };
  return { value: signed(decimal.negative, Number(fen) / 1e6) };
}

/** A plain number with at most `decimals` decimals; `unit` may stand after it. */
export function parseNumber(raw: string | number, decimals: number, unit = ''): Parsed<number> {
  const tooFine = decimals === 0 ? '请填写整数' : `最多 ${String(decimals)} 位小数`;
  if (typeof raw === 'number') return fromNumber(raw, decimals, tooFine, '请填写数字，如 12');
  const tidy = tidyNumber(raw);
  const ending = halfWidth(unit).replace(/\s/g, '');
  const decimal = readDecimal(ending !== '' && tidy.endsWith(ending) ? tidy.slice(0, -ending.length) : tidy);
  if (decimal === null) return { fault: `没有看懂“${quote(raw)}”。请填写数字，如 12` };
  const fraction = decimal.fraction.replace(/0+$/, '');
  if (fraction.length > decimals) return { fault: tooFine };
  if (decimal.whole.length + fraction.length > MAX_DIGITS) return { fault: '数字太大，请核对' };
  return { value: signed(decimal.negative, Number(`${decimal.whole}.${fraction}0`)) };
}

/** The first of what a person typed, for a sentence about it. */
export function quote(raw: string): string {
  const text = [...raw.slice(0, 100).trim()];
  return text.length <= 20 ? text.join('') : `${text.slice(0, 20).join('')}…`;
}

function tidyNumber(raw: string): string {
  return halfWidth(raw.slice(0, 200)).replace(/[\s\u200B\uFEFF]/g, '');
}

/** Commas only where thousands end, so that `1,5` is asked about rather than read as 15. */
function readDecimal(text: string): { negative: boolean; whole: string; fraction: string } | null {
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,40})(?:\.(\d{1,40}))?$/.exec(text);
  if (match === null) return null;
  const whole = (match[2] ?? '').replaceAll(',', '').replace(/^0+(?=\d)/, '');
  return { negative: match[1] === '-', whole, fraction: match[3] ?? '' };
}

/** A number from a spreadsheet: floating-point noise is rounded away, real further decimals are a fault. */
function fromNumber(raw: number, decimals: number, tooFine: string, hint: string): Parsed<number> {
  if (!Number.isFinite(raw)) return { fault: hint };
  if (Math.abs(raw) * 1e6 > Number.MAX_SAFE_INTEGER) return { fault: '数字太大，请核对' };
  const scale = 10 ** decimals;
  const rounded = Math.round(raw * scale) / scale;
  if (Math.abs(rounded - raw) > Math.max(1, Math.abs(raw)) * 1e-12) return { fault: tooFine };
  return { value: rounded === 0 ? 0 : rounded };
}

function signed(negative: boolean, value: number): number {
  return negative && value !== 0 ? -value : value;
}
