import type { Policy } from '../../policies/schema/index.js';
import { entryOf } from '../entry.js';
import { isCivilDate } from '../time/civil.js';
import { fieldAt, type Supposition } from './supposition.js';

/** What a button may carry of it. */
const LONGEST = 70;

/** Suppositions as a button carries them; those that fit, the first ones first. */
export function toWire(policy: Policy, suppositions: readonly Supposition[]): string {
  const parts = suppositions.map((each) => encode(policy, each)).filter((part) => part !== null);
  return parts.reduce((all, part) => (all === '' ? part : all.length + part.length + 2 > LONGEST ? all : `${all}__${part}`), '');
}

/** Reads them back for a policy; what it does not know falls out. */
export function fromWire(policy: Policy, wire: string): Supposition[] {
  return wire.split('__').flatMap((part) => decode(policy, part) ?? []);
}

/** `a_<form>_<field>_<value>`, `d_<task>_<date>`, `f_<flag>_1`; a point is written p, a choice as its place in the list. */
function encode(policy: Policy, supposition: Supposition): string | null {
  if (supposition.kind === 'flag') return `f_${supposition.flag}_${supposition.value ? '1' : '0'}`;
  if (supposition.kind === 'done') return `d_${supposition.task}_${supposition.on}`;
  const { path, value } = supposition;
  const options = optionsOf(policy, path);
  const at = options.indexOf(String(value));
  const coded = options.length > 0 ? (at < 0 ? null : String(at)) : String(value).replace('.', 'p');
  return coded === null || !/^[A-Za-z0-9-]+$/.test(coded) ? null : `a_${path.replace('.', '_')}_${coded}`;
}

function decode(policy: Policy, part: string): Supposition | null {
  const [kind, first = '', second = '', third = ''] = part.split('_');
  if (kind === 'f') {
    return entryOf(policy.flags, first) === undefined ? null : { kind: 'flag', flag: first, value: second === '1' };
  }
  if (kind === 'd') {
    return entryOf(policy.tasks, first) === undefined || !isCivilDate(second) ? null : { kind: 'done', task: first, on: second };
  }
  const path = `${first}.${second}`;
  const field = kind === 'a' ? fieldAt(policy, path) : undefined;
  if (field === undefined) return null;
  const value = valueOf(field.type, optionsOf(policy, path), third);
  return value === null ? null : { kind: 'answer', path, value };
}

function valueOf(type: string, options: readonly string[], coded: string): string | number | boolean | null {
  if (options.length > 0) return options[Number(coded)] ?? null;
  if (type === 'date') return isCivilDate(coded) ? coded : null;
  if (type === 'yesno') return coded === 'true';
  const amount = Number(coded.replace('p', '.'));
  return Number.isFinite(amount) ? amount : null;
}

function optionsOf(policy: Policy, path: string): readonly string[] {
  const field = fieldAt(policy, path);
  return field?.type === 'choice' ? field.options : [];
}
