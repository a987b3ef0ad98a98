import { addressee, body, grid, heading, masthead, none, numberLine, opinions, optional, section, signature } from './layout.js';

/** Letters of a review, and the blank that a declaration begins with. */
export const REVIEW = {
  'revision-letter': () => [
    ...masthead(),
    heading('{标题}'),
    addressee(),
    body('你单位申报的“{项目名称}”建设方案收悉。经规范性初审，现提出修改意见如下：'),
    ...opinions(),
    body('请对照以上意见逐条整改并逐条回复，修改建设方案后再行申报。未完成整改的，不提交专家评审。'),
    ...signature(),
  ],
  'expert-opinion': () => [
    heading('{标题}'),
    numberLine(),
    grid(
      [18, 32, 18, 32],
      [
        ['项目名称', '{项目名称}', '建设单位', '{建设单位}'],
        ['会议日期', '{会议日期}', '会议地点', '{会议地点}'],
        ['送审金额（万元）', '{送审金额}', '评定金额（万元）', '{评定金额}'],
        ['核减金额（万元）', '{核减金额}', '核减比例', '{核减比例}'],
      ],
      'column',
    ),
    section('一、评审结论'),
    body('{结论}'),
    ...optional('说明'),
    section('二、评审意见'),
    ...opinions(),
    ...none(),
    section('三、评审专家'),
    grid(
      [10, 20, 40, 30],
      [
        ['序号', '姓名', '单位', '签名'],
        ['{#专家}{序号}', '{姓名}', '{单位}', '{/专家}'],
      ],
      'row',
    ),
    ...signature(),
  ],
  'prereview-opinion': () => [
    ...masthead(),
    heading('{标题}'),
    addressee(),
    body('你单位申报的信息化项目“{项目名称}”（编号：{项目编号}）收悉。根据《{办法}》{条款}，现出具预审意见如下：'),
    section('一、预审结论'),
    body('{结论}'),
    ...optional('说明'),
    section('二、意见建议'),
    ...opinions(),
    ...none(),
    ...signature(),
  ],
  'application-form': () => [
    heading('信息化项目申请表'),
    grid(
      [20, 30, 20, 30],
      [
        ['项目名称', '', '项目性质', '□新建　□扩建　□改建'],
        ['申报单位', '', '责任科室', ''],
        ['分管负责人', '', '联系电话', ''],
        ['经办人', '', '联系电话', ''],
        ['项目来源', '', '建设周期（月）', ''],
        ['总投资（万元）', '', '资金来源', ''],
      ],
      'column',
    ),
    grid(
      [20, 80],
      [
        ['建设依据', '\n\n\n'],
        ['主要建设内容', '\n\n\n\n\n'],
        ['预期效益', '\n\n\n'],
        ['原项目情况（扩建、改建填写）', '投入使用时间：　　　　　总投资（万元）：\n设备购置：\n数据储量：\n应用范围：\n效益：'],
        ['申报单位意见', '\n\n主要领导（签字）：　　　　　　（盖章）\n　　　　　　　　　　年　　月　　日'],
      ],
      'column',
    ),
  ],
} as const;
