import { INPUTS } from '../../cards/kit/inputs.js';
import { decideButton } from '../../cards/kit/outcomes.js';
import type { FaultView, OutcomeView } from '../../cards/kit/props.js';
import type { Card, Input } from '../../cards/kit/tree.js';
import { buttonsOf, formOf } from '../../cards/kit/walk.js';
import type { Answered } from '../visit.js';
import { viewOf } from './card.js';
import { inputView } from './input.js';
import { pressView } from './press.js';

/** Boxes for opinions that stand ready; more are added by a script, and each takes several lines. */
const BOXES = 5;

/** A decision that came back, with what was typed and what is wrong with it. */
export interface Returned {
  readonly card: Card;
  readonly faults: readonly FaultView[];
  readonly opinions: string;
}

/** What came back of this outcome of a task; null where it was none, or another's. */
export function returnedOf(answered: Answered | null, task: number, outcome: string): Returned | null {
  const { card, faults, typed = [] } = answered ?? {};
  if (card === undefined || faults === undefined) return null;
  const isIts = buttonsOf(card).some(
    ({ action }) => action.verb === 'task.decide' && action.task === task && action.outcome === outcome,
  );
  return isIts ? { card, faults, opinions: typed.find(({ name }) => name === INPUTS.opinions)?.value ?? '' } : null;
}

/** An outcome as `outcome.hbs` draws it: a button, or what it asks for with the button at its end; what came back stands open. */
export function outcomeView(
  outcome: OutcomeView,
  asks: Card | null,
  { task, version, returned }: { readonly task: number; readonly version: number; readonly returned: Returned | null },
): object {
  const press = {
    ...pressView(decideButton(outcome, task, version), asks === null ? null : formOf(returned?.card ?? asks)),
    label: asks === null ? outcome.label : `提交：${outcome.label}`,
  };
  const faults = asks === null ? [] : (returned?.faults ?? []);
  return {
    ...outcome,
    press,
    blocks: asks === null ? null : askedViews(asks, returned, outcome.id),
    open: returned !== null,
    faults: faults.map((fault) => ({
      label: fault.label,
      text: saidOf(fault),
      href: fault.field === null ? null : `#${placeOf(outcome.id, fault.field)}`,
    })),
  };
}

/** A card has one box with a line for each opinion, a page a box for each. */
function saidOf({ field, text }: FaultView): string {
  return field === INPUTS.opinions ? text.replace('每行一条', '一格一条') : text;
}

function placeOf(outcome: string, field: string): string {
  return `q-${outcome}-${field}${field === INPUTS.opinions ? '-1' : ''}`;
}

/** The questions of the outcome's card; its opinions come in boxes. Ids are told apart, since several outcomes stand on one page. */
function askedViews(card: Card, returned: Returned | null, outcome: string): object[] {
  const lead = card.body.filter(({ kind }) => kind === 'text').map((block) => viewOf(block));
  const form = formOf(returned?.card ?? card);
  const questions = (form?.body ?? [])
    .filter(({ kind }) => kind !== 'buttons' && kind !== 'divider')
    .map((block) => ('name' in block ? questionView(block, returned, outcome) : viewOf(block, form)));
  return [...lead, ...questions];
}

function questionView(input: Input, returned: Returned | null, outcome: string): object {
  const fault = returned?.faults.find(({ field }) => field === input.name);
  const view = inputView(input, { fault: fault === undefined ? null : saidOf(fault), of: outcome });
  if (input.name !== INPUTS.opinions) return view;
  const typed = (returned?.opinions ?? '').split('\n').filter((line) => line.trim() !== '');
  const boxes = Array.from({ length: Math.max(BOXES, typed.length) }, (_, at) => {
    const id = `q-${outcome}-${input.name}-${String(at + 1)}`;
    // One is enough: the first is where it is missing.
    return { no: at + 1, id, value: typed[at] ?? '', invalid: fault !== undefined && at === 0 };
  });
  return { ...view, view: 'input-lines', name: `l:${input.name}`, boxes };
}
