import { experts, pairs } from '../grid.js';
import { noExperts, noOpinions, opinions, optional, sections, signature, unless } from '../parts.js';
import { body, heading, numberLine, type Part } from '../type.js';

/** 专家评审意见书: one for each project that a meeting judged. */
export const expertOpinion = (): Part[] => [
  heading('{标题}'),
  numberLine(),
  pairs([
    [
      ['项目名称', '{项目名称}'],
      ['建设单位', '{建设单位}'],
    ],
    [
      ['{#会议日期}会议日期', '{会议日期}'],
      ['会议地点', '{会议地点}{/会议日期}'],
    ],
    [
      ['送审金额（万元）', '{送审金额}'],
      ['评定金额（万元）', '{评定金额}'],
    ],
    [
      ['核减金额（万元）', '{核减金额}'],
      ['核减比例', '{核减比例}'],
    ],
  ]),
  ...sections([
    ['评审结论', [body('{结论}')]],
    // What the experts agreed on in a few words is their opinion too: nobody is to read 无 beside it.
    ['评审意见', [...optional('说明'), ...opinions(), ...unless('说明', noOpinions())]],
    ['评审专家', [experts(), ...noExperts('没有召开专家评审会。')]],
  ]),
  ...signature(),
];
