import type { Own } from '../own.js';
import { addressee, judged, masthead, sections, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

const NAMED = ['责令措施', '违反情形', '整改要求', '整改期限'];

/** 责令整改通知书: what is stopped, for what, and what to mend until when. */
export const rectificationOrder = (own: Own): Part[] => {
  const [measure, breach, demand, term] = NAMED.map((tag) => own.fields.includes(tag));
  return [
    ...masthead(),
    heading('{标题}'),
    addressee(),
    body(
      `经查，“{项目名称}”（编号：{项目编号}）未遵守《{办法}》有关规定。根据{条款}，${measure === true ? '责令{责令措施}，' : ''}现将有关事项通知如下：`,
    ),
    ...sections([
      ['违反情形', breach === true ? [body('{违反情形}')] : []],
      ['整改要求', demand === true ? [body('{整改要求}')] : []],
      ['整改期限', term === true ? [body('自本通知发出之日起{整改期限}内整改完毕，并将整改情况报{发文单位}重新评估。')] : []],
      ...judged(own, NAMED),
    ]),
    closing('特此通知。'),
    ...signature(),
  ];
};
