import { given, type Own } from '../own.js';
import { addressee, CONTACT, contact, copies, judged, sections, signature } from '../parts.js';
import { body, closing, heading, numberLine, type Part } from '../type.js';

const NAMED = ['承建单位', '验收日期', '验收方式', '验收依据', ...CONTACT];

/** 初步验收意见: the unit's, to whoever built it, with a copy to the authority. */
export const initialAcceptance = (own: Own): Part[] => [
  heading('{标题}'),
  numberLine(),
  addressee(`${given(own, '承建单位', '＿＿＿＿＿＿＿＿')}：`),
  body(
    `根据《{办法}》{条款}，我单位${own.fields.includes('验收日期') ? '于{验收日期}' : ''}${given(own, '验收方式', '组织专家或第三方专业机构')}，依据${given(own, '验收依据', '项目基本情况报告、招投标文件和合同')}，对你单位承建的“{项目名称}”进行了初步验收，现将意见告知如下：`,
  ),
  ...sections(judged(own, NAMED)),
  closing('特此告知。'),
  ...signature(),
  ...contact(own),
  copies('{主送单位}'),
];
