import { experts, grid } from '../grid.js';
import { addressee, masthead, noExperts, optional, signature } from '../parts.js';
import { body, heading, type Part, section } from '../type.js';

/** What a unit asks for when a project is done, and the report that it gets. */
export const COMPLETION = {
  'completion-form': (): Part[] => [
    heading('电子政务建设项目验收申请表'),
    grid(
      [20, 30, 20, 30],
      [
        ['项目名称', '{项目名称}', '项目起止时间', '{起始时间}\n至{终止时间}'],
        ['申请验收单位', '{建设单位}', '地址', '{地址}'],
        ['联系人', '{联系人}', '联系电话', '{联系电话}'],
      ],
      'column',
    ),
    grid(
      [25, 25, 25, 25],
      [
        ['项目资金构成', '财政投资', '自筹资金', '合计'],
        ['金额', '{财政投资}', '{自筹资金}', '{合计}'],
      ],
      'row',
    ),
    grid(
      [25, 75],
      [
        ['项目简介', '{简介}\n'],
        ['提供验收文件的目录', '{文件目录}\n'],
        ['本单位（部门）意见', '{单位意见}\n\n　　　　　　　　　　　　（盖章）\n　　　　　　　　　　年　　月　　日'],
        ['备注', '{备注}'],
      ],
      'column',
    ),
  ],
  'completion-report': (): Part[] => [
    ...masthead(),
    heading('{标题}'),
    addressee(),
    body(
      '你单位申请验收的“{项目名称}”（编号：{项目编号}，承建单位：{承建单位}），由我局组织相关单位和专家{#会议日期}于{会议日期}{/会议日期}验收。' +
        '依据国家有关法律法规和标准、批准的项目建设方案及审核意见、合同文件，现报告如下：',
    ),
    section('一、验收结论'),
    body('{结论}'),
    ...optional('说明'),
    section('二、验收内容'),
    body('1．验收资料：{资料}'),
    body('2．项目应用：{应用}'),
    body('3．经费使用：{经费}'),
    body('4．社会、经济效益：{效益}'),
    body('5．存在的问题及改进意见：{问题}'),
    body('试运行情况：{试运行}'),
    body('主要技术参数指标与审定的建设方案一致：{参数一致}；信息资源目录已纳入共享交换平台：{目录纳入}。'),
    section('三、验收专家'),
    experts(),
    ...noExperts('没有召开验收会。'),
    ...signature(),
  ],
};
