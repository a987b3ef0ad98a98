import { addressee, masthead, opinions, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** 修改意见函: what to mend before the plan may go on. */
export const revisionLetter = (): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body('你单位申报的“{项目名称}”建设方案收悉。经规范性初审，现提出修改意见如下：'),
  ...opinions(),
  closing('请对照以上意见逐条整改并逐条回复，修改建设方案后再行申报。未完成整改的，不提交专家评审。'),
  ...signature(),
];
