import { addressee, copies, masthead, optional, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** 不予批准的函: that a project ends, and why. It says nothing of a review: there may have been none. */
export const refusalLetter = (): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body(
    '你单位申报的“{项目名称}”（编号：{项目编号}）收悉。根据《{办法}》{条款}，经审核，{结论}{#说明}。现将理由告知如下：{/说明}{^说明}。{/说明}',
  ),
  ...optional('说明'),
  closing('特此函告。'),
  ...signature(),
  copies('财政部门'),
];
