import type { Own } from '../own.js';
import { addressee, copies, judged, lines, masthead, optional, sections, signature } from '../parts.js';
import { body, closing, heading, type Part } from '../type.js';

/** These texts, and whatever is short. */
const OVERVIEW = ['建设内容', '主要建设内容', '资金来源'];

/** 前期论证函: the authority's word on a plan, to whoever approves or pays for it. */
export const preliminaryLetter = (own: Own): Part[] => [
  ...masthead(),
  heading('{标题}'),
  addressee(),
  body('{建设单位}报送的“{项目名称}”（编号：{项目编号}）方案，已按《{办法}》完成前期论证。现将论证情况函告如下：'),
  ...sections([
    ['项目概况', lines(overview(own))],
    ...judged(own, overview(own)),
    [
      '专家评审情况',
      [...optional('会议日期', '专家评审会议召开日期：'), body('项目建设单位已根据征求意见和专家评审意见对方案作了修改完善。')],
    ],
    ['论证结论', [body('{结论}'), ...optional('说明')]],
  ]),
  closing('特此函告。'),
  ...signature(),
  copies('{建设单位}'),
];

const overview = ({ fields, long }: Own): string[] => fields.filter((tag) => OVERVIEW.includes(tag) || !long.includes(tag));
