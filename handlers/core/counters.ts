import type { Policy } from '../../policies/schema/index.js';
import type { Scope } from '../context.js';

/** Something that an authority counts within a year: its projects, its letters of a kind, the issues of a register. */
export interface Counter {
  readonly name: string;
  /** Where the number that was given last is kept. */
  readonly key: (year: number) => string;
  /** A number as it stands on paper. */
  readonly written: (year: number, seq: number) => string;
}

export function projectCounter({ id, numbering }: Policy): Counter {
  return counter('项目编号', numbering, `project:${id}`, 3);
}

/** Null for a letter that carries a number of the unit's own, or none. */
export function letterCounter({ id, letters }: Policy, letter: string): Counter | null {
  const { name = letter, numbering } = letters[letter] ?? {};
  return numbering === undefined ? null : counter(name, numbering, `letter:${id}:${letter}`);
}

/** Its value is how often the register was issued. */
export function registerCounter({ id, registers }: Policy, register: string): Counter {
  const { name = register, numbering = '' } = registers[register] ?? {};
  return counter(name, numbering, `register:${id}:${register}`);
}

/** Takes the next number of the year in which it is now. */
export async function nextNumber({ tx, today }: Scope, { key, written }: Counter): Promise<string> {
  const year = Number(today.slice(0, 4));
  return written(year, await tx.sequence.next(key(year)));
}

/** All that is counted under a policy. */
export function countersOf(policy: Policy): Counter[] {
  const letters = Object.keys(policy.letters).flatMap((letter) => letterCounter(policy, letter) ?? []);
  return [
    projectCounter(policy),
    ...letters,
    ...Object.keys(policy.registers).map((register) => registerCounter(policy, register)),
  ];
}

function counter(name: string, numbering: string, key: string, digits = 1): Counter {
  return {
    name,
    key: (year) => `${key}:${String(year)}`,
    written: (year, seq) => numbering.replace('{year}', String(year)).replace('{seq}', String(seq).padStart(digits, '0')),
  };
}
