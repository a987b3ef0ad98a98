import { z } from 'zod';
import * as schema from '../../policies/schema/index.js';
import { core, formsOf, isOpen, shapesIn, startOf, typesIn } from './shape.js';
import { typeWords } from './type-words.js';

/** One key of an element; keys of a nested group have its name in front (`instrument.title`). */
export interface Key {
  readonly path: string;
  readonly type: string;
  /** 必填, 选一 (one of several), or nothing. */
  readonly required: '必填' | '选一' | '';
  /** What counts where it is left out. */
  readonly start: string | null;
}

/** A part of a policy that has a name of its own, with the keys that may be written in it. */
export interface Element {
  readonly name: string;
  readonly keys: readonly Key[];
  /** Keys that only one type of it has, by that type. */
  readonly variants: readonly { readonly type: string; readonly keys: readonly Key[] }[];
}

/** The parts of a policy in the order of the manual. */
const NAMES = [
  ...['Policy', 'Role', 'Flag', 'Derived', 'Info', 'Form', 'Page', 'Field', 'Column', 'Material', 'Stage', 'Task'],
  ...[
    'Outcome',
    'Gate',
    'PolicyEffect',
    'Deadline',
    'Extension',
    'Point',
    'Bound',
    'Count',
    'FieldCount',
    'Ladder',
    'Rung',
    'Season',
  ],
  ...['Meeting', 'Seat', 'Paper', 'Letter', 'Register', 'PlanOutline', 'PlanTable', 'Condition'],
] as const satisfies readonly (keyof typeof schema)[];

/** Every part that has keys, read from the schema itself. */
export function elements(): Element[] {
  return NAMES.map((name) => element(name, schema[name]));
}

function element(name: string, whole: z.core.$ZodType): Element {
  const inner = core(whole);
  if (inner instanceof z.ZodDiscriminatedUnion) return discriminated(name, shapesIn(inner));
  return { name, keys: [...literalsIn(inner), ...keysIn(shapesIn(inner), '', formsOf(inner))], variants: [] };
}

/** What all types have stands once; of each type is told what is its own. */
function discriminated(name: string, options: readonly z.ZodObject[]): Element {
  const all = options.map((option) => ({ type: typeOf(option), keys: keysOf(option, '').filter(({ path }) => path !== 'type') }));
  const isCommon = (key: Key): boolean => all.every(({ keys }) => keys.some((other) => isSame(key, other)));
  const type: Key = { path: 'type', type: all.map((one) => `\`${one.type}\``).join('、'), required: '必填', start: null };
  return {
    name,
    keys: [type, ...(all[0]?.keys ?? []).filter(isCommon)],
    variants: all.map((one) => ({ type: one.type, keys: one.keys.filter((key) => !isCommon(key)) })),
  };
}

function isSame(one: Key, other: Key): boolean {
  return one.path === other.path && one.type === other.type && one.required === other.required && one.start === other.start;
}

function typeOf(option: z.ZodObject): string {
  const type = typesIn(option).find(([key]) => key === 'type')?.[1];
  return type instanceof z.ZodLiteral ? String(type.value) : '';
}

/** The keys of a group; where several groups may stand, what not all of them have is one of several. */
function keysIn(shapes: readonly z.ZodObject[], before: string, forms: number): Key[] {
  const all = shapes.flatMap((shape) => keysOf(shape, before));
  const isOwn = (path: string): boolean => !path.slice(before.length).includes('.');
  const inAll = (path: string): boolean => all.filter((key) => key.path === path).length >= forms;
  return all
    .filter(({ path }, at) => all.findIndex((other) => other.path === path) === at)
    .map((key) => (key.required === '必填' && isOwn(key.path) && !inAll(key.path) ? { ...key, required: '选一' } : key));
}

function keysOf(object: z.ZodObject, before: string): Key[] {
  return typesIn(object).flatMap(([key, value]) => {
    const path = `${before}${key}`;
    const own: Key = { path, type: typeWords(value), required: isOpen(value) ? '' : '必填', start: startOf(value) };
    return [own, ...keysIn(shapesIn(value), `${path}.`, formsOf(value))];
  });
}

/** Words that stand for an element as they are (`starts: opened`). */
function literalsIn(inner: z.core.$ZodType): Key[] {
  const options = inner instanceof z.ZodUnion ? inner.options : [];
  return options.flatMap((option) => {
    const one = core(option);
    return one instanceof z.ZodLiteral
      ? { path: String(one.value), type: '单独写这个词', required: '选一' as const, start: null }
      : [];
  });
}
