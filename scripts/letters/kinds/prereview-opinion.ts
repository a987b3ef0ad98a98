import { addressee, masthead, noOpinions, opinions, optional, sections, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** 预审意见书. */
export const prereviewOpinion = (): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body('你单位申报的信息化项目“{项目名称}”（编号：{项目编号}）收悉。根据《{办法}》{条款}，现出具预审意见如下：'),
  ...sections([
    ['预审结论', [body('{结论}'), ...optional('说明')]],
    ['意见建议', [...opinions(), ...noOpinions()]],
  ]),
  closing('请根据以上意见办理。'),
  ...signature(),
];
