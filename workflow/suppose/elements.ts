import type { Condition, Gate, Policy, PolicyEffect, Task } from '../../policies/schema/index.js';
import { entryOf } from '../entry.js';
import type { Weigher } from './weigh.js';
import { saidOnce } from '../describe/said-once.js';

export type ElementKind = 'task' | 'gate' | 'material' | 'field' | 'outcome' | 'deadline' | 'letter' | 'body' | 'ledger';

/** A part of a policy that applies to a project or not, with where it is written. */
export interface Element {
  readonly kind: ElementKind;
  readonly name: string;
  readonly article: string;
  readonly says: string | null;
  readonly reading: string | null;
  /** The condition on which it applies; null where something else that applies brings it. */
  readonly when: Condition | null;
}

interface Cited {
  readonly article?: string | undefined;
  readonly says?: string | undefined;
  readonly reading?: string | undefined;
}

/**
 * The parts of a policy that may still apply from some tasks on, by a key of their own: the tasks that these lead to, and
 * the gates, materials, questions, choices, deadlines, letters and bodies that belong to them.
 */
export function elementsFrom(policy: Policy, roots: readonly string[], weigh: Weigher): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const add = (key: string, element: Element): void => {
    if (!found.has(key)) found.set(key, element);
  };
  const reached = new Set<string>();
  const waiting: { readonly id: string; readonly when: Condition | null }[] = roots.map((id) => ({ id, when: null }));
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const task = entryOf(policy.tasks, at.id);
    if (task === undefined || reached.has(at.id)) continue;
    reached.add(at.id);
    add(`task:${at.id}`, element('task', task.name, task, at.when));
    for (const effect of effectsOf(policy, at.id, task, weigh)) {
      if (weigh(effect.when) === 'no') continue;
      if ('open' in effect) waiting.push({ id: effect.open, when: effect.when ?? null });
      addOutput(policy, effect, add);
    }
    addParts(policy, at.id, task, weigh, add);
  }
  return found;
}

type Add = (key: string, element: Element) => void;

/** What a task's outcomes do, and what happens by itself when it stays undone. */
function effectsOf({ deadlines }: Policy, id: string, task: Task, weigh: Weigher): PolicyEffect[] {
  const chosen = Object.values(task.outcomes).filter(({ when }) => weigh(when) !== 'no');
  const lapsed = Object.values(deadlines).filter((deadline) => deadline.task === id && weigh(deadline.when) !== 'no');
  return [...chosen.flatMap(({ effects }) => effects), ...lapsed.flatMap(({ lapses }) => lapses)];
}

function addOutput({ letters }: Policy, effect: PolicyEffect, add: Add): void {
  const when = effect.when ?? null;
  if ('letter' in effect) {
    const letter = entryOf(letters, effect.letter);
    if (letter !== undefined) add(`letter:${effect.letter}`, element('letter', letter.name, letter, when));
  }
  if ('ledger' in effect) add(`ledger:${effect.ledger.reason}`, element('ledger', effect.ledger.reason, effect.ledger, when));
}

function addParts(policy: Policy, id: string, task: Task, weigh: Weigher, add: Add): void {
  const applies = (when: Condition | undefined): boolean => weigh(when) !== 'no';
  const chosen = Object.entries(task.outcomes).filter(([, { when }]) => applies(when));
  for (const [outcome, definition] of chosen) {
    add(
      `outcome:${id}.${outcome}`,
      element('outcome', saidOnce(task.name, definition.label), { ...task, ...definition }, definition.when ?? null),
    );
  }
  for (const gate of [...task.gates, ...chosen.flatMap(([, { gates }]) => gates)]) {
    if (standsInTheWay(gate, weigh)) add(`gate:${gate.id}:${gate.refusal}`, gateElement(gate));
  }
  for (const body of task.bodies ?? []) {
    if (applies(body.when)) {
      add(`body:${id}.${body.name}`, element('body', `${task.name}：${body.name}`, task, body.when ?? null));
    }
  }
  const form = entryOf(policy.forms, task.form ?? '');
  for (const material of [...task.materials, ...(form?.pages.flatMap(({ materials }) => materials) ?? [])]) {
    const definition = policy.materials[material];
    if (definition !== undefined && applies(definition.when)) {
      add(`material:${material}`, element('material', definition.name, definition, definition.when ?? null));
    }
  }
  for (const field of form?.pages.flatMap(({ fields }) => fields) ?? []) {
    if (form === undefined || !applies(field.when)) continue;
    const { article = form.article, says, reading } = field;
    add(
      `field:${task.form ?? ''}.${field.id}`,
      element('field', saidOnce(form.title, field.label), { article, says, reading }, field.when ?? null),
    );
  }
  for (const [key, deadline] of Object.entries(policy.deadlines)) {
    if (deadline.task === id && applies(deadline.when)) {
      add(`deadline:${key}`, element('deadline', deadline.name, deadline, deadline.when ?? null));
    }
  }
}

/** A gate that is known to be open stands in nobody's way. */
function standsInTheWay({ when, require, notBefore, notAfter }: Gate, weigh: Weigher): boolean {
  const bounded = notBefore !== undefined || notAfter !== undefined;
  return weigh(when) !== 'no' && (bounded || weigh(require) !== 'yes');
}

function gateElement({ refusal, says, article, reading, when, require }: Gate): Element {
  return element('gate', says ?? refusal, { article, says: refusal, reading }, when ?? require ?? null);
}

function element(kind: ElementKind, name: string, { article = '', says, reading }: Cited, when: Condition | null): Element {
  return { kind, name, article, says: says ?? null, reading: reading ?? null, when };
}
