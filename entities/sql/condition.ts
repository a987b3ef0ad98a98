import type { RowShape } from './row-shape.js';
import type { SqlValue } from './session.js';
import type { Step } from './texts.js';

/** A longer list of ids stands in the text itself: SQLite takes 32 766 parameters at most, and keeps no statement of such a length. */
const MOST_MARKS = 1000;

export interface Condition {
  /** Tell apart conditions of different texts; null for one whose text is never the same again. */
  readonly steps: readonly Step[] | null;
  readonly sql: () => string;
  readonly values: readonly SqlValue[];
  /** One of its lists is empty: nothing fulfils it. */
  readonly isNone: boolean;
}

/**
 * Equality; a list means any of, null means IS NULL. An undefined value or an empty condition would match every row: both are mistakes
 * of the program, and throw.
 */
export function condition(where: object, shape: Pick<RowShape<unknown>, 'table' | 'toSql'>): Condition {
  const steps: Step[] = [];
  const values: SqlValue[] = [];
  let [isFixed, isNone] = [true, false];
  const wants = where as Readonly<Record<string, unknown>>;
  const names = Object.keys(where);
  for (const name of names) {
    const wanted = wants[name];
    if (wanted === undefined) throw new Error(`${shape.table}.${name} is compared with undefined`);
    const list = listOf(wanted);
    if (wanted === null) steps.push(name, 'null');
    else if (list === null) {
      steps.push(name, '=');
      values.push(shape.toSql(name, wanted));
    } else if (isInText(list)) isFixed = false;
    else {
      steps.push(name, list.length);
      for (const value of list) values.push(shape.toSql(name, value));
      isNone ||= list.length === 0;
    }
  }
  if (names.length === 0) throw new Error(`No condition on ${shape.table}`);
  return {
    steps: isFixed ? steps : null,
    sql: () => names.map((name) => partText(name, wants[name])).join(' AND '),
    values,
    isNone,
  };
}

function partText(name: string, wanted: unknown): string {
  if (wanted === null) return `${quote(name)} IS NULL`;
  const list = listOf(wanted);
  if (list === null) return `${quote(name)} = ?`;
  if (list.length === 0) return '1 = 0';
  return `${quote(name)} IN (${isInText(list) ? list.join(', ') : marks(list.length)})`;
}

function listOf(wanted: unknown): readonly unknown[] | null {
  return Array.isArray(wanted) ? wanted : null;
}

function isInText(list: readonly unknown[]): boolean {
  return list.length > MOST_MARKS && list.every(Number.isSafeInteger);
}

/** `?, ?, ?` */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

export function quote(name: string): string {
  return `\`${name}\``;
}
