import { clip } from './build.js';
import type { Input, Option } from './tree.js';

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string | null;
}

/** The values of a form by input name, as the platform sent them. */
export type FormInput = Readonly<Record<string, unknown>>;

/** The platforms' cap on one text input. */
const INPUT_MAX = 1000;
/** The platforms' cap on a placeholder. */
const HINT_MAX = 100;

/**
 * Names of the inputs that are no policy field. A policy's ids hold no underscore, so these never meet a field of a form
 * that is shown on the same card.
 */
export const INPUTS = {
  reason: 'its_reason',
  opinions: 'its_opinions',
  lateReason: 'its_late_reason',
  person: 'its_person',
  people: 'its_people',
  name: 'its_name',
  org: 'its_org',
  mobile: 'its_mobile',
  seat: 'its_seat',
  place: 'its_place',
  project: 'its_project',
  projects: 'its_projects',
  papers: 'its_papers',
  on: 'its_on',
  until: 'its_until',
  at: 'its_at',
  note: 'its_note',
  policy: 'its_policy',
  unit: 'its_unit',
  reminders: 'its_reminders',
  hour: 'its_hour',
  value: 'its_value',
  kind: 'its_kind',
  roles: 'its_roles',
} as const;

/** The input of a table's cell. Never the name of a field: the way back from a row submits its cells to the page. */
export function cellName(columnId: string): string {
  return `cell_${columnId}`;
}

/** The input that answers one opinion. */
export function answerName(opinionId: number): string {
  return `answer_${opinionId}`;
}

/** The opinion that an input's name answers; null for any other input. */
export function answeredOpinion(inputName: string): number | null {
  const found = /^answer_(\d{1,12})$/.exec(inputName);
  return found?.[1] === undefined ? null : Number(found[1]);
}

export function line(asked: Asked, value: string | null, max = 200): Input {
  return { ...question(asked), kind: 'input', multiline: false, ...sized(value, max) };
}

export function paragraph(asked: Asked, value: string | null, max = INPUT_MAX): Input {
  return { ...question(asked), kind: 'input', multiline: true, ...sized(value, max) };
}

/** Text that is already longer than it may be is shown whole, so that it can be shortened; platforms refuse a value over its own cap. */
function sized(value: string | null, max: number): { value: string; max: number } {
  const shown = (value ?? '').slice(0, INPUT_MAX).replace(/[\uD800-\uDBFF]$/, '');
  return { value: shown, max: Math.min(Math.max(max, shown.length), INPUT_MAX) };
}

/** One of a list. A value that is no longer on the list is dropped: platforms refuse it. */
export function choice(asked: Asked, value: string | null, options: readonly (string | Option)[]): Input {
  const all = options.map(asOption);
  return { ...question(asked), kind: 'select', value: all.some((option) => option.value === value) ? value : null, options: all };
}

export function choices(asked: Asked, values: readonly string[], options: readonly (string | Option)[]): Input {
  const all = options.map(asOption);
  return {
    ...question(asked),
    kind: 'multiSelect',
    values: values.filter((value) => all.some((option) => option.value === value)),
    options: all,
  };
}

export function day(asked: Asked, value: string | null): Input {
  return { ...question(asked), kind: 'date', value };
}

export function clock(asked: Asked, value: string | null): Input {
  return { ...question(asked), kind: 'time', value };
}

/**
 * A required question carries a star and not the platform's own mark: that mark would hold back every button of the form, 保存草稿
 * and 上一页 too. What is missing is found on the server and named.
 */
function question({ name, label, required = false, hint = null }: Asked) {
  return { name, label: required ? `${label} *` : label, required: false, ...(hint ? { hint: clip(hint, HINT_MAX) } : {}) };
}

function asOption(option: string | Option): Option {
  return typeof option === 'string' ? { label: option, value: option } : option;
}
