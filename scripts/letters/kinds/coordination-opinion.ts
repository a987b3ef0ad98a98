import type { Own } from '../own.js';
import { addressee, judged, masthead, noOpinions, opinions, optional, sections, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** 统筹审核意见: what is judged, point by point; the ground for what is decided later. */
export const coordinationOpinion = (own: Own): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body(
    '你单位申报的“{项目名称}”（编号：{项目编号}）收悉。根据《{办法}》{条款}，经聘请专家和第三方专业机构审核，现出具统筹审核意见如下：',
  ),
  ...sections([
    ['审核结论', [body('{结论}'), ...optional('说明')]],
    ...judged(own),
    ['修改完善意见', [...opinions(), ...noOpinions()]],
  ]),
  closing('请根据本意见修改完善项目基本情况报告。本意见作为后续项目立项、投资评审的依据。'),
  ...signature(),
];
