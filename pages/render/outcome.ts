import { INPUTS } from '../../cards/kit/inputs.js';
import { decideButton } from '../../cards/kit/outcomes.js';
import type { OutcomeView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { formOf } from '../../cards/kit/walk.js';
import { viewOf } from './card.js';
import { pressView } from './press.js';

/** Boxes for opinions that stand ready; more are added by a script, and each takes several lines. */
const BOXES = 5;

/** An outcome as `outcome.hbs` draws it: a button, or what it asks for with the button at its end. */
export function outcomeView(outcome: OutcomeView, asks: Card | null, task: number, version: number): object {
  const press = pressView(
    decideButton({ ...outcome, label: asks === null ? outcome.label : `提交：${outcome.label}` }, task, version),
  );
  return { ...outcome, press, blocks: asks === null ? null : askedViews(asks, outcome.id) };
}

/** The questions of the outcome's card; its opinions come in boxes. Ids are told apart, since several outcomes stand on one page. */
function askedViews(card: Card, outcome: string): object[] {
  const lead = card.body.filter(({ kind }) => kind === 'text').map((block) => viewOf(block, false));
  const body = formOf(card)?.body ?? [];
  const questions = body
    .filter(({ kind }) => kind !== 'buttons' && kind !== 'divider')
    .map((block) => {
      const view = { ...viewOf(block, true), id: 'name' in block ? `q-${outcome}-${block.name}` : '' };
      if (!('name' in block) || block.name !== INPUTS.opinions) return view;
      const boxes = Array.from({ length: BOXES }, (_, at) => ({ no: at + 1, id: `${view.id}-${String(at + 1)}` }));
      return { ...view, view: 'input-lines', name: `l:${block.name}`, boxes };
    });
  return [...lead, ...questions];
}
