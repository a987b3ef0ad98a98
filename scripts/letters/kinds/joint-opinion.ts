import type { Own } from '../own.js';
import { addressee, copies, judged, masthead, noOpinions, opinions, optional, sections, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** 审核意见: what two authorities agreed on after a review. */
export const jointOpinion = (own: Own): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body(
    '你单位申报的“{项目名称}”（编号：{项目编号}）收悉。根据《{办法}》{条款}，在第三方评审服务机构评审的基础上，经会签，形成项目审核意见如下：',
  ),
  ...sections([
    ['审核结论', [body('{结论}'), ...optional('说明'), ...agreed(own)]],
    ...judged(own, Object.keys(AGREED)),
    ['修改意见', [...opinions(), ...noOpinions()]],
  ]),
  closing('本意见作为编制年度建设计划、确定预算资金和政府采购等后续工作的依据。项目建设应与经审核的建设方案一致。'),
  ...signature(),
  copies('财政部门'),
];

/** What the later procedure goes by. */
const AGREED = { 审定投资: '审定投资额：', 评审机构: '第三方评审服务机构：' } as const;

const agreed = ({ fields }: Own): Part[] =>
  Object.entries(AGREED).flatMap(([tag, before]) => (fields.includes(tag) ? optional(tag, before) : []));
