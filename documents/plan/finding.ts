import type { Condition } from '../../policies/schema/index.js';
import { holdsIf } from '../../workflow/condition.js';
import type { Fact, FactReader } from '../../workflow/facts.js';
import { formatNumber } from '../../workflow/forms/money.js';

export const LEVELS = ['found', 'missing', 'wrong', 'advice', 'unchecked'] as const;
/** `advice` is what may well be right as it is; `unchecked` a file that could not be looked into. */
export type Level = (typeof LEVELS)[number];

/** One thing that the check looked at: what it found, in a sentence, and the article that asks for it. */
export interface Finding {
  readonly item: string;
  readonly level: Level;
  readonly says: string;
  readonly article: string;
  readonly rules: readonly string[];
  /** Asked for only while this holds of the project. */
  readonly when?: Condition | undefined;
  /** For the document's total: what it states, and the fact (万元) that it should be. */
  readonly total?: { readonly field: string; readonly stated: readonly StatedTotal[] } | undefined;
}

/** A figure of the document, with what it may mean in 万元. */
export interface StatedTotal {
  readonly said: string;
  readonly readings: readonly { readonly wan: number; readonly within: number }[];
}

/** The part of a policy element that a finding quotes. */
export interface Source {
  readonly article: string;
  readonly rules: readonly string[];
  readonly when?: Condition | undefined;
}

/** What is known of the declaration that the document belongs to. */
export interface PlanContext {
  /** Empty while the project has none. */
  readonly projectName: string;
  readonly unit: string;
  readonly fileName: string;
}

export const finding = (source: Source, item: string, level: Level, says: string): Finding => ({
  item,
  level,
  says,
  article: source.article,
  rules: source.rules,
  ...(source.when === undefined ? {} : { when: source.when }),
});

/**
 * The findings as they stand now, since answers may change after the file came: a part that only some projects need is no
 * fault of the others, and the document's total is held against the form's present one.
 */
export function findingsNow(findings: readonly Finding[], read: FactReader): readonly Finding[] {
  return findings
    .filter(({ when }) => holdsIf(when, read))
    .map((each) => (each.total === undefined ? each : { ...each, ...judged(each.total.stated, read(each.total.field)) }));
}

function judged(stated: readonly StatedTotal[], declared: Fact): Pick<Finding, 'level' | 'says'> {
  const said = [...new Set(stated.map((each) => each.said))].slice(0, 4).join('、');
  if (typeof declared !== 'number') return { level: 'advice', says: `文件写的是 ${said}；申报表的合计填好后会自动核对。` };
  const agrees = stated.some(({ readings }) => readings.some(({ wan, within }) => Math.abs(wan - declared) <= within));
  const form = `${formatNumber(declared)} 万元`;
  return agrees
    ? { level: 'found', says: `与申报表一致（${form}）。` }
    : { level: 'wrong', says: `文件写的是 ${said}，申报表是 ${form}，请改为一致。` };
}
