const NAMED = /^(.+)（([^（）]+)）$/;

/** A name in a sentence that says the unit itself: 投资概算（万元） is 投资概算 there. */
export function withoutUnit(name: string, unit: string): string {
  const [, bare, named] = NAMED.exec(name) ?? [];
  return bare !== undefined && named === unit ? bare : name;
}

/** A name before its value: a unit that the value says is not said by both, `投资概算：268 万元`. */
export function besideValue(name: string, value: string): string {
  const [, unit = ''] = /^[-\d.,]+ ?([^-\d.,\s]+)$/.exec(value) ?? [];
  return withoutUnit(name, unit);
}
