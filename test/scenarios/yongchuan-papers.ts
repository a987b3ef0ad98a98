import writeExcelFile from 'write-excel-file/node';
import type { PlanOutline } from '../../policies/schema/index.js';
import { docxOf, NUMERALS, type Part } from '../documents/support/plan.js';
import type { World } from '../support/world.js';

/** A document with every chapter and section of an outline of the policy, but for what is left out, and with lines of its own. */
export async function paperOf(
  w: World,
  outline: string,
  {
    without = [],
    lines = [],
    tables = [],
  }: { without?: readonly string[]; lines?: readonly string[]; tables?: readonly Part[] } = {},
): Promise<Uint8Array> {
  const { chapters } = outlineOf(w, outline);
  const parts = (chapters?.titles ?? []).flatMap((chapter, at): Part[] => {
    const { title, sections } = typeof chapter === 'string' ? { title: chapter, sections: [] } : chapter;
    if (without.includes(title)) return [];
    const asked = sections.filter((section) => !without.includes(section));
    const written = asked.flatMap((section, no): Part[] => [`## ${no + 1}. ${section}`, '本节说明项目的有关情况。']);
    return [`# 第${NUMERALS[at] ?? ''}章 ${title}`, '本章说明如下。', ...written];
  });
  return docxOf([...parts, ...lines, ...tables]);
}

export function outlineOf(w: World, outline: string): PlanOutline {
  const found = w.policies.current('yongchuan')?.outlines[outline];
  if (found === undefined) throw new Error(`no outline is called ${outline}`);
  return found;
}

/** What 第六条 and 附件2 ask for in the situation report beside its chapters. */
export const REPORT_LINES = [
  '本项目依托全区统一平台（永川云）集约化建设，初步设计见第六章。',
  '信息资源共享目录与对社会公众开放的分析和初步设计见第六章第13节。',
  '招标方案含履约验收条件与标准。运维费按五年逐年估算，估算依据为同类项目合同。',
  '选用国密算法，关键产品采购自主可控的国产设备；开展风险评估，落实等级保护三级要求。',
  '本项目与大数据产业融合发展。',
  '项目总投资100万元。',
];
export const EQUIPMENT = [
  ['设备名称', '数量', '配置参数'],
  ['服务器', '2', '2路16核'],
];

/** A filled estimate of 附件3: kind, item, place, amount. */
export async function estimateOf(rows: readonly (readonly [string, string, string, number])[]): Promise<Uint8Array> {
  const text = (value: string) => (value === '' ? null : { type: String, value });
  const head = ['项目', '分项', '分项目（地点）', '分项投资（万元）', '占项目总投资比（%）', '备注'].map(text);
  const filled = rows.map(([kind, item, place, amount]) => [
    text(kind),
    text(item),
    text(place),
    { type: Number, value: amount },
  ]);
  return new Uint8Array(await writeExcelFile([head, ...filled], {}).toBuffer());
}
