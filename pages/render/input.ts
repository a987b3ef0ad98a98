import type { Input } from '../../cards/kit/tree.js';

/** The name under which an answer comes back says how it is to be read (`pages/request/read-form.ts`). */
const PREFIX = { input: 't', select: 't', date: 't', time: 't', check: 'c', multiSelect: 'm' } as const;

/** Lines of a long text's box. */
const ROWS = { least: 4, most: 18, letters: 60 } as const;

/** What a page says of a question beside its card's input. */
export interface Beside {
  /** What is wrong with the answer. */
  readonly fault?: string | null;
  /** The most letters that a long text may have, for its live count; what is typed over it is kept and named. */
  readonly count?: number | null;
  /** Where questions of several cards stand on one page: what tells the ids apart. */
  readonly of?: string;
}

/** Whether an answer has to be given: cards mark it with a star (`cards/kit/inputs.ts`). */
export function isRequired({ required, label }: Input): boolean {
  return required || label.endsWith(' *');
}

/** A question as its view needs it: `view` names the partial; every key that a view reads is there. */
export function inputView(input: Input, { fault = null, count = null, of }: Beside = {}): object {
  const { name, kind, hint = null } = input;
  const required = isRequired(input);
  const id = of === undefined ? `q-${name}` : `q-${of}-${name}`;
  const described = [...(hint === null ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])].join(' ') || null;
  const label = input.label.replace(/ \*$/, '');
  const asked = {
    view: `input-${kind}`,
    id,
    field: name,
    name: `${PREFIX[kind]}:${name}`,
    label,
    required,
    hint,
    fault,
    described,
  };
  switch (input.kind) {
    case 'input': {
      const { value, multiline, max } = input;
      const lines = Math.ceil((count ?? max) / ROWS.letters);
      return { ...asked, value, multiline, max, count: count ?? max, rows: Math.min(Math.max(lines, ROWS.least), ROWS.most) };
    }
    case 'select':
      return { ...asked, options: input.options.map((one) => ({ ...one, chosen: one.value === input.value })) };
    case 'multiSelect':
      return { ...asked, options: input.options.map((one) => ({ ...one, chosen: input.values.includes(one.value) })) };
    case 'date':
    case 'time':
      return { ...asked, value: input.value ?? '' };
    case 'check':
      return { ...asked, checked: input.checked };
  }
}
