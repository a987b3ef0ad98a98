import type { PlanOutline } from '../../policies/schema/index.js';
import { formatNumber } from '../../workflow/forms/money.js';
import type { PlanDocument } from '../docx-read.js';
import { parseAmount } from '../office/amount.js';
import { squash } from '../office/text.js';
import type { Finding, StatedTotal } from './finding.js';
import { finding } from './finding.js';

const MOST = 12;
const WAN = { 元: 1 / 10_000, 万元: 1, 亿元: 10_000 } as const;
type Unit = keyof typeof WAN;
const isUnit = (text: string): text is Unit => Object.hasOwn(WAN, text);

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const BETWEEN = '(?:估算|概算|预算|总额|金额|合计|共计|总计|约|为|是|计|共|人民币|[:¥])*';
/** Said of another total: what stood before, a stage, a year. */
const OTHER = /(原|既有|已建|[一二三四]期|年度?|分项)[^,。;]{0,6}$/;

/** A figure as it stands; without a unit it may be 元 or 万元. */
function stated(digits: string, unit: string | undefined): StatedTotal[] {
  const value = parseAmount(digits);
  if (value === null) return [];
  const units: readonly Unit[] = unit !== undefined && isUnit(unit) ? [unit] : ['万元', '元'];
  const decimals = (/\.(\d+)/.exec(digits)?.[1] ?? '').length;
  return [
    {
      said: `${formatNumber(value)}${unit === undefined ? '' : ` ${unit}`}`,
      // A written figure may be rounded: it agrees with what rounds to it.
      readings: units.map((each) => ({ wan: value * WAN[each], within: 0.5 * 10 ** -decimals * WAN[each] + 1e-9 })),
    },
  ];
}

/** Totals in sentences and cells: `总投资估算为 56.65 万元`, `总投资（万元）：56.65`. */
function inText({ paragraphs }: PlanDocument, words: readonly string[]): StatedTotal[] {
  const form = new RegExp(
    `(?:${words.map(escape).join('|')})(?:\\((元|万元|亿元)\\))?${BETWEEN}(\\d[\\d,]*(?:\\.\\d+)?)(元|万元|亿元)?`,
    'g',
  );
  return paragraphs.flatMap(({ text, place }) => {
    if (place === 'contents') return [];
    const line = squash(text);
    return [...line.matchAll(form)].flatMap(({ 1: before, 2: digits = '', 3: after, index }) => {
      const unit = after ?? before;
      return unit === undefined || OTHER.test(line.slice(Math.max(0, index - 12), index)) ? [] : stated(digits, unit);
    });
  });
}

/** Totals in a row of a table whose cell says so: every figure of the row may be meant. */
function inTables({ tables }: PlanDocument, words: readonly string[]): StatedTotal[] {
  return tables.flatMap((rows) =>
    rows.flatMap((row, n) => {
      const label = row.map(squash).find((cell) => words.some((word) => cell.includes(word) && cell.length <= word.length + 8));
      if (label === undefined || OTHER.test(label)) return [];
      return row.flatMap((cell, column) => {
        if (parseAmount(cell) === null) return [];
        const heads = [cell, label, ...rows.slice(0, Math.min(3, n)).map((each) => each[column] ?? '')].map(squash);
        const unit = heads.flatMap((head) => /(亿元|万元|元)/.exec(head)?.[1] ?? [])[0];
        return stated(squash(cell).replace(/[^\d.,]/g, ''), unit);
      });
    }),
  );
}

/** The totals that the document states, to be held against the form's: it may still change. */
export function checkTotal(doc: PlanDocument, { total, name }: PlanOutline): Finding[] {
  if (total === undefined) return [];
  const words = total.words.map(squash);
  const found = [...inText(doc, words), ...inTables(doc, words)].slice(0, MOST);
  const item = `金额：${total.words[0] ?? '合计'}`;
  if (found.length === 0) {
    return [finding(total, item, 'missing', `没有找到${name}的${total.words[0] ?? '合计'}，请写明金额和单位。`)];
  }
  return [{ ...finding(total, item, 'found', ''), total: { field: total.field, stated: found } }];
}
