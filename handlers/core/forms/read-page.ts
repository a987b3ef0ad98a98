import type { FaultView } from '../../../cards/kit/props.js';
import type { Page } from '../../../policies/schema/index.js';
import type { FormValues } from '../../../workflow/facts.js';
import { wrongDates } from '../../../workflow/forms/check.js';
import { type FieldFault, parsePage } from '../../../workflow/forms/parse-page.js';
import { askedFields } from '../../../workflow/forms/show.js';
import { computeTotals } from '../../../workflow/forms/table.js';
import { factReader, withForm } from '../../../workflow/read-facts.js';
import type { Context } from '../../context.js';
import { offeredDates } from './defaults.js';
import { answersVersion, type Filling } from './filling.js';
import { faultView } from './form-faults.js';
import { BASE, type Conflict, type Merged, mergePage } from './merge-page.js';

/** A page's answers taken into the old ones; nothing that was typed is dropped, readable or not. */
export interface ReadPage {
  readonly values: FormValues;
  /** What was typed and cannot be read, and dates that cannot be. What is missing is named on the confirmation. */
  readonly faults: FaultView[];
  /** Labels of questions on this page that these answers open. */
  readonly opens: readonly string[];
  /** Answers that were changed elsewhere too; what stands there is left until the person chooses. */
  readonly conflicts: readonly Conflict[];
  /** Fields whose answers stand as they were changed elsewhere, and not as the page shows them. */
  readonly elsewhere: readonly string[];
  /** Whether it came from a card that was overtaken, and does not show by its marks that what it holds is what stands. */
  readonly isOvertaken: boolean;
}

/**
 * Reads what a page submitted. A page that does not exist (the confirmation) gives nothing new.
 *
 * @param version - of the card that was pressed: of one that shows what is kept, everything is taken. A page moves on while it is typed on,
 *   so that its marks alone tell; null where there is none
 */
export function readPage(
  context: Context,
  filling: Filling,
  page: number,
  raw: Readonly<Record<string, unknown>>,
  version: number | null,
): ReadPage {
  const definition = filling.form?.pages[page];
  const isOvertaken = version !== null && version !== filling.version;
  if (definition === undefined) {
    const isChanged = isOvertaken && version !== answersVersion(filling);
    return { values: filling.values, faults: [], opens: [], conflicts: [], elsewhere: [], isOvertaken: isChanged };
  }
  const { values: typed, faults } = parsePage(definition, raw, filling.values);
  const isFresh = context.inbound.onPage !== true && version === filling.version;
  const { values, conflicts, elsewhere } = isFresh
    ? { values: typed, conflicts: [], elsewhere: [] }
    : merge(context, filling, definition, typed, raw);
  const left = new Set(conflicts.map(({ field }) => field));
  return {
    values,
    faults: [...faults, ...refusedDates(context, filling, definition, values, raw)]
      .filter(({ field }) => !left.has(field))
      .map((fault) => faultView({ page, ...fault })),
    opens: openedBy(filling, definition, values),
    conflicts,
    elsewhere,
    isOvertaken: isOvertaken && (raw[BASE] === undefined || conflicts.length + elsewhere.length > 0),
  };
}

/** Reads a submission whose button does not say which page it stood on: fields are known by their names. */
export function readForm(context: Context, filling: Filling, raw: Readonly<Record<string, unknown>>): Merged {
  return (filling.form?.pages ?? []).reduce<Merged>(
    (read, page) => {
      const { values: typed } = parsePage(page, raw, read.values);
      const { values, conflicts, elsewhere } = merge(context, filling, page, typed, raw);
      return { values, conflicts: [...read.conflicts, ...conflicts], elsewhere: [...read.elsewhere, ...elsewhere] };
    },
    { values: filling.values, conflicts: [], elsewhere: [] },
  );
}

function merge(
  { today }: Context,
  { form, draft, values }: Filling,
  page: Page,
  typed: FormValues,
  raw: Readonly<Record<string, unknown>>,
): Merged {
  return mergePage(page, values, typed, raw[BASE], offeredDates(form, draft, values, today));
}

/** The first page at or after `to`, in the direction that the person goes, that asks for anything; past the last is the confirmation. */
export function pageToShow(filling: Filling, values: FormValues, from: number, to: number): number {
  const pages = filling.form?.pages ?? [];
  const read = readerOf(filling, values);
  const asks = (page: Page | undefined): boolean =>
    page === undefined || page.materials.length > 0 || askedFields(page, read).length > 0;
  const step = to < from ? -1 : 1;
  let at = Math.min(to, pages.length);
  while (at > 0 && at < pages.length && !asks(pages[at])) at += step;
  return at;
}

/** Of what these answers ask for, and what came with them: a page that is looked at again without its dates is no ground to stay. */
function refusedDates(
  { today }: Context,
  filling: Filling,
  page: Page,
  values: FormValues,
  raw: Readonly<Record<string, unknown>>,
): FieldFault[] {
  const asked = askedFields(page, readerOf(filling, values)).filter(({ id }) => Object.hasOwn(raw, id));
  return wrongDates({ fields: asked }, values, today);
}

function openedBy(filling: Filling, page: Page, values: FormValues): string[] {
  const before = new Set(askedFields(page, filling.found.read).map(({ id }) => id));
  return askedFields(page, readerOf(filling, values))
    .filter(({ id }) => !before.has(id) && (values[id] ?? null) === null)
    .map(({ label }) => label);
}

function readerOf({ found, form, formId }: Filling, values: FormValues) {
  if (form === null || formId === null) return found.read;
  return factReader(found.policy, withForm(found.facts, formId, computeTotals(form, values)));
}
