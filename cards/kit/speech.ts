/** 万元 → `1,234.5 万元`, exact to the 分. */
export function wan(amount: number): string {
  return `${number(amount)} 万元`;
}

/** A number as people write it, with at most six decimals and none that say nothing. */
export function number(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
