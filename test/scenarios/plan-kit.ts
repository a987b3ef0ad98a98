import type { Draft } from '../documents/support/plan.js';

export { type Draft, planDocx, TITLES } from '../documents/support/plan.js';

/** A cover with the plan's name, its unit and its date. */
export function coverOf(name: string, unit: string): string[] {
  return [name, `建设单位：${unit}`, '编制时间：2026年9月'];
}

/** The tables of 软件 and 硬件 with every column that the outline asks for, in the chapters' own words and in those of 概算. */
export const SOFTWARE = [
  [
    '序号',
    '功能模块',
    '功能描述',
    '工作量（人日）',
    '单价（元/人日）',
    '小计（元）',
    '参考品牌',
    '用户数',
    '免费服务年限',
    '响应等级',
  ],
  ['1', '预约', '登记、变更、取消预约', '30', '900', '27,000', '自研', '500', '3 年', '2 小时'],
  ['2', '客流分析', '统计各场馆客流', '20', '1000', '20,000', '自研', '50', '3 年', '2 小时'],
  ['合计', '', '', '50', '', '47,000', '', '', '', ''],
];
export const HARDWARE = [
  ['产品名称', '参考品牌', '型号', '配置参数', '数量', '单价（万元）', '总价（万元）', '质保期', '用途'],
  ['服务器', '国产甲', 'A1', '2路16核', '2', '3.5', '7', '3 年', '部署应用'],
  ['交换机', '国产乙', 'B2', '24口', '3', '0.45', '1.35', '3 年', '接入场馆'],
  ['合计：￥8.35', '', '', '', '', '', '', '', ''],
];

/** What stands under each chapter: everything that every plan must say and show. */
export const BODY: readonly string[] = [
  '本项目的建设必要性和建设目标如下，投资概算详见项目资金概算明细汇总表。',
  '应用软件研发费用测算依据：按人员、时间、设备等成本分析。',
  '建设依据：领导批示、文件要求、纪要规定，证明文件附后。',
  '附图：系统网络拓扑图、系统软硬件物理布置图。',
];

/** What a plan of 扩建 or 改建 says beside. */
export const FORMER: readonly string[] = [
  '原项目投入使用时间为2019年，原项目总投资120万元，设备购置20万元，数据储量2TB，应用范围为全区场馆，效益良好。',
  '原系统无法满足统一预约的需求；本项目与原有系统的关系是升级替换。',
];

/** A plan that follows the outline, with these lines under each chapter. */
export function soundPlan(cover: readonly string[], lines: readonly string[] = BODY): Draft {
  return { cover, software: SOFTWARE, hardware: HARDWARE, body: (title) => [`（一）${title}说明`, ...lines] };
}
