import { addressee, masthead, noOpinions, opinions, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** 征求意见反馈函: what the bodies that were asked said of a plan, all at once. */
export const feedbackLetter = (): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body(
    '你单位报送的“{项目名称}”（编号：{项目编号}）方案已征求有关部门意见。根据《{办法}》{条款}，现将意见汇总，一次性反馈如下：',
  ),
  ...opinions('{序号}．{内容}{#单位}（{单位}）{/单位}'),
  ...noOpinions(),
  closing('请对照以上意见逐条完善方案并逐条回应。'),
  ...signature(),
];
