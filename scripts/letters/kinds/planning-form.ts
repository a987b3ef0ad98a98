import { grid, listed } from '../grid.js';
import { body, heading, type Part, section } from '../type.js';

/** 前期谋划项目申报表: what a unit proposes, and what became of its projects of the last years. */
export const planningForm = (): Part[] => [
  heading('前期谋划项目申报表'),
  body('（项目编号：{项目编号}　　{日期}）'),
  section('项目申报情况'),
  grid(
    [25, 75],
    [
      ['建设单位', '{申报单位}'],
      ['项目名称', '{项目名称}'],
      ['项目投资额', '{投资额}'],
      ['项目主要建设内容', '{建设内容}\n'],
      ['主要应用场景或业务目标', '{应用场景}\n'],
      ['项目依据', '{项目依据}\n'],
    ],
    'column',
  ),
  section('{#起算年份}{起算年份}年以来{/起算年份}{^起算年份}近年{/起算年份}项目建设情况'),
  grid([10, 60, 30], [['序号', '项目名称', '状态'], ...listed('近年项目', ['序号', '项目名称', '状态'])], 'row'),
];
