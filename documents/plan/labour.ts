import type { PlanOutline } from '../../policies/schema/index.js';
import type { PlanDocument } from '../docx-read.js';
import { formatNumber } from '../../workflow/forms/money.js';
import { parseAmount } from '../office/amount.js';
import { squash } from '../office/text.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

/** A labour price: 元 per person-day, or 万元 per person-month. */
interface Price {
  readonly per: 'day' | 'month';
  readonly amount: number;
}

const price = (amount: number, unit: string, per: string): Price =>
  per === '月'
    ? { per: 'month', amount: unit === '万元' ? amount : amount / 10_000 }
    : { per: 'day', amount: unit === '万元' ? amount * 10_000 : amount };

const WRITTEN =
  /(?<![\d,.])(\d[\d,]*(?:\.\d+)?)(?:(?:-|~|至|到|—|–)(\d[\d,]*(?:\.\d+)?))?(万元|元)(?:\/|每|一)?人?(?:\/|每)?(日|天|月)/g;

/** Prices written in a sentence: `900元/人日`, `800-1000元/人天`, `每人月2万元` is not one of them. */
function written(text: string): Price[] {
  return [...squash(text).matchAll(WRITTEN)].flatMap(([whole, from = '', to, unit = '', per = '']) => {
    if (!whole.includes('人')) return [];
    return [from, to].flatMap((digits) => (digits === undefined ? [] : [price(Number(digits.replaceAll(',', '')), unit, per)]));
  });
}

const PRICE_HEADING = /(万元|元)(?:\/|每)人?(?:\/)?(日|天|月)/;

/** Prices that stand as bare numbers in a column whose heading tells the unit, or in a 单价 column beside 人日 or 人月. */
function tabled(rows: PlanDocument['tables'][number]): Price[] {
  for (const [row, cells] of rows.slice(0, 3).entries()) {
    const headings = cells.map(squash);
    const effort = /人(日|天|月)/.exec(headings.filter((text) => !PRICE_HEADING.test(text)).join('|'))?.[1];
    const prices = headings.flatMap((text, column): Price[] => {
      const unit = PRICE_HEADING.exec(text);
      if (!unit && !(effort && /单价|人力成本|费率/.test(text))) return [];
      const below = rows.slice(row + 1).flatMap((each) => parseAmount(each[column] ?? '') ?? []);
      return below.map((amount) => {
        const money = unit?.[1] ?? /万元|元/.exec(text)?.[0] ?? (amount < 100 ? '万元' : '元');
        return price(amount, money, unit?.[2] ?? effort ?? '日');
      });
    });
    if (prices.length > 0) return prices;
  }
  return [];
}

const show = ({ per, amount }: Price) =>
  per === 'day' ? `${formatNumber(amount)} 元/人日` : `${formatNumber(amount)} 万元/人月`;

/** Labour prices against the local standard. A price outside it is a finding, never a refusal. */
export function checkLabour(doc: PlanDocument, { labour }: PlanOutline): Finding[] {
  if (!labour) return [];
  const { dayFrom, dayTo, month } = labour;
  const prices = [
    ...doc.paragraphs.filter(({ place }) => place !== 'contents').flatMap(({ text }) => written(text)),
    ...doc.tables.flatMap(tabled),
  ];
  const standard = `标准为 ${dayFrom}～${dayTo} 元/人日，或 ${month} 万元/人月`;
  if (prices.length === 0) return [finding(labour, '人力单价', 'missing', `没有找到人力单价。请写明（${standard}）。`)];
  const outside = prices.filter(({ per, amount }) =>
    per === 'day' ? amount < dayFrom || amount > dayTo : Math.abs(amount - month) > 1e-9,
  );
  if (outside.length === 0) return [finding(labour, '人力单价', 'found', `人力单价在标准内（${standard}）。`)];
  const shown = [...new Set(outside.map(show))];
  return [
    finding(
      labour,
      '人力单价',
      'wrong',
      `人力单价 ${shown.slice(0, 5).join('、')}${shown.length > 5 ? ' 等' : ''} 不在标准内（${standard}），请核对或说明。`,
    ),
  ];
}
