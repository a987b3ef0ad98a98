import { squash } from './text.js';

const AMOUNT = /^¥?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:万元|元)?$/;

/** A figure as it stands in a document (`1,200.50`, `￥12`, `12.5万元`), without its unit; null for anything else. */
export function parseAmount(text: string): number | null {
  const digits = AMOUNT.exec(squash(text.slice(0, 60)))?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}
