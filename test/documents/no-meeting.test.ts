import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readDocx, renderLetter } from '../../documents/index.js';

const data = {
  标题: '评审意见书',
  文号: '1号',
  发文单位: '区数据局',
  日期: '2026年9月18日',
  项目名称: '智慧场馆',
  建设单位: '区文化馆',
  送审金额: '85',
  评定金额: '80',
  核减金额: '5',
  核减比例: '5.88%',
  结论: '通过',
  说明: '',
  意见: [],
};
const REPORT = 'gaoqing/letters/completion-report.docx';
const inspected = {
  主送单位: '区文化馆',
  项目编号: 'GQ-2026-001',
  承建单位: '某公司',
  ...{ 资料: '齐全', 应用: '达到', 经费: '合理', 效益: '良好', 问题: '无', 试运行: '正常', 参数一致: '是', 目录纳入: '是' },
};
const met = { 会议日期: '2026年9月17日', 会议地点: '三楼', 专家: [{ 序号: 1, 姓名: '甲', 单位: '大学', 职务: '' }] };

async function words(more: object, letter = 'linan/letters/expert-opinion.docx'): Promise<string> {
  const template = await readFile(new URL(`../../policies/${letter}`, import.meta.url));
  const read = readDocx(renderLetter(template, { ...data, ...more }));
  return JSON.stringify(read);
}

it('leaves no empty lines for a meeting that was not held, and names the one that was', async () => {
  const without = await words({ 会议日期: '', 会议地点: '', 专家: [] });
  expect(without).not.toContain('会议日期');
  expect(without).not.toContain('会议地点');
  expect(without).toContain('没有召开专家评审会');
  const held = await words(met);
  for (const word of ['会议日期', '2026年9月17日', '三楼', '大学']) expect(held).toContain(word);
  expect(held).not.toContain('没有召开');
});

it('reports an acceptance without a meeting as one sentence that is whole', async () => {
  const without = await words({ ...inspected, 会议日期: '', 会议地点: '', 专家: [] }, REPORT);
  expect(without).toContain('由我局组织相关单位和专家验收。');
  expect(without).toContain('没有召开验收会。');
  const held = await words({ ...inspected, ...met }, REPORT);
  expect(held).toContain('由我局组织相关单位和专家于2026年9月17日验收。');
  expect(held).not.toContain('没有召开');
});
