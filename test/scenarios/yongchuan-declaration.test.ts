import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../documents/index.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { findingsOn } from '../support/findings.js';
import { type World, world } from '../support/world.js';
import {
  answer,
  decide,
  fillIn,
  HANDLER,
  handIn,
  mend,
  newest,
  OFFICE,
  openTasks,
  PDF,
  project,
  toFirst,
} from './yongchuan-kit.js';
import { EQUIPMENT, estimateOf, paperOf, REPORT_LINES } from './yongchuan-papers.js';
import { DECLARATION, enlist, PAPERS, RECEIPT } from './yongchuan-steps.js';

const ROWS = [
  [
    { 项目: 'IT硬件设备', 分项: '服务器设备', '分项目（地点）': '分项目1', '分项投资（万元）': 20 },
    { 项目: 'IT硬件设备', 分项: '计算资源租用（建设期）', '分项目（地点）': '分项目2', '分项投资（万元）': 5 },
    { 项目: '应用系统', 分项: '定制化软件', '分项目（地点）': '分项目1', '分项投资（万元）': 60 },
    { 项目: '项目预备费', 分项: '预备费', '分项投资（万元）': 15 },
  ],
  [{ 年度: '2027', '资金（万元）': 100 }],
];

let w: World;
let confirm: SeenCard;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await enlist(w);
  await decide(w, OFFICE, '纳入清单');
});
afterAll(() => w.close());

describe('the form of 附件1', () => {
  it('[YC-09] asks for each of its entries, and for the paper or the need behind it', async () => {
    const opened = await w.as(HANDLER).press('去办理', newest(w, HANDLER));
    const blank = await fillIn(w, HANDLER, opened.card, {});
    for (const label of ['分管领导联系电话', '建设背景和依据', '前期准备情况', '投资估算明细表', '进度计划', '年度资金估算']) {
      expect(blank.card.text()).toMatch(new RegExp(`· ${label}[^：]*：`));
    }
    const ordered = {
      ...DECLARATION,
      建设背景和依据: ['上级部门明确要求', '业务工作需要'],
      文件名和文号: '《通知》（民发〔2026〕18号）',
    };
    const first = await toFirst(w, HANDLER, blank.card);
    ({ card: confirm } = await fillIn(w, HANDLER, first, { answers: ordered, rows: ROWS }));
    for (const line of [
      '项目申报单位：区民政局',
      '申报日期：2026年9月18日',
      '项目类型：新建',
      '分管领导：邹国栋',
      '填表人：谭晓雨',
    ]) {
      expect(confirm.text()).toContain(line);
    }
    expect(confirm.text()).toMatch(/文件名和文号：《通知》（民发〔2026〕18号）\n业务工作需要的简要说明：/);
  });

  it('[YC-10] adds up the kinds of cost and the places, with their shares; rent while it is built counts as building', () => {
    expect(confirm.table()).toEqual([
      ['项目', '分项目1', '分项目2', '未填写', '合计（万元）', '占比'],
      ['IT硬件设备', '20', '5', '0', '25', '25%'],
      ['应用系统', '60', '0', '0', '60', '60%'],
      ['项目预备费', '0', '0', '15', '15', '15%'],
      ['合计', '80', '5', '15', '100', '100%'],
    ]);
    expect(confirm.text()).toMatch(/2. 计算资源租用（建设期）｜占项目总投资比 5%/);
  });

  it('[YC-10] comes as Excel too, with the eight kinds in it; a wrong one is named by its cell', async () => {
    let page = await toFirst(w, HANDLER, confirm);
    for (const next of ['下一页', '下一页']) ({ card: page } = await w.as(HANDLER).press(next, page));
    await w.as(HANDLER).press('下载表格模板', page);
    const template = w.as(HANDLER).files().at(-1);
    expect(template?.name).toBe('永川区政务信息化项目投资估算明细表.xlsx');
    const sheets = JSON.stringify(await readWorkbook(template?.bytes ?? new Uint8Array()));
    for (const kind of ['工程建设其他费（二类费用）', '标准规范', '占项目总投资比']) expect(sheets).toContain(kind);

    await w.as(HANDLER).send({ name: '估算.xlsx', bytes: await estimateOf([['软件', '定制化软件', '', 60]]) });
    expect(
      newest(w, HANDLER)
        .table()
        .slice(1)
        .map(([cell]) => cell),
    ).toEqual(['A2']);
    await w.as(HANDLER).send({
      name: '估算.xlsx',
      bytes: await estimateOf([
        ['应用系统', '定制化软件', '分项目1', 60],
        ['标准规范', '标准编制', '', 20],
      ]),
    });
    const read = newest(w, HANDLER);
    expect(read.text()).toContain('读入“投资估算明细表”2 行，合计 80 万元');
    const back = await w.as(HANDLER).press('撤销读入，恢复原来的行', read);
    ({ card: confirm } = await fillIn(w, HANDLER, await toFirst(w, HANDLER, back.card), {}));
    expect(confirm.text()).toContain('投资估算明细表（4 行，合计 100 万元）');
  });

  it('[YC-08] is not handed in without the report, the catalogue and the seal', async () => {
    expect(confirm.buttons()).not.toContain('提交');
    for (const name of ['盖章的项目建设申报表', '项目基本情况报告', '项目信息资源目录']) {
      expect(confirm.text()).toContain(`${name}：还没有上传`);
    }
    const files = await w.as(HANDLER).press('去修改：材料', confirm);
    await w.as(HANDLER).press('下载 盖章的项目建设申报表模板', files.card);
    expect(w.as(HANDLER).files().at(-1)?.name).toMatch(/\.docx$/);
  });
});

describe('the situation report', () => {
  const sent = async (bytes: Uint8Array): Promise<SeenCard> => {
    await w.as(HANDLER).send({ name: '项目基本情况报告.docx', bytes });
    return newest(w, HANDLER);
  };

  it('[YC-25][YC-36][YC-34] is held at once against the outline and what must stand in it', async () => {
    const bare = await sent(await paperOf(w, 'situationReport', { without: ['人员配置与培训', '标准规范建设内容'] }));
    const missing = findingsOn(bare).filter(([level]) => level === '缺少');
    expect(missing.map(([, what, , article]) => `${what} ${article}`)).toEqual(
      expect.arrayContaining([
        '章节：人员配置与培训 附件2',
        '小节：本期项目设计方案 附件2',
        '内容：履约验收条件与标准 附件2 第七章',
        '内容：五年运维费估算 附件2 第十三章',
        '内容：运维费估算依据 附件2 第十三章',
        '内容：国密算法 第十四条',
        '内容：等级保护和分级保护 第十四条',
      ]),
    );
    const whole = await sent(await paperOf(w, 'situationReport', { lines: REPORT_LINES, tables: [EQUIPMENT] }));
    expect(whole.text()).toMatch(/查了 38 项，都已具备/);
    expect(whole.text()).toContain('与申报表一致（100 万元）');
  });

  it('[YC-03] is not taken in while one of the three analyses is lacking, and says which', async () => {
    const lacking = await sent(await paperOf(w, 'situationReport', { lines: REPORT_LINES.slice(2), tables: [EQUIPMENT] }));
    expect(lacking.text()).toMatch(/缺少（[\s\S]*【内容：对社会公众开放的分析和初步设计】[\s\S]*第六条/);
    for (const name of [PAPERS[0], PAPERS[2]]) await w.as(HANDLER).send({ name: name ?? '', bytes: PDF });
    const page = w.as(HANDLER).card(confirm.messageId);
    expect((await handIn(w, HANDLER, page, {})).toast?.content).toBe('已提交。');
    expect(newest(w, OFFICE).text()).toMatch(/对社会公众开放的分析和初步设计/);

    const refused = await decide(w, OFFICE, '受理', { ...RECEIPT, 对社会公众开放的分析和初步设计: '否' });
    expect(refused.toast?.content).toMatch(/不能受理。请选择“不予受理”，写明要补什么.*第六条/);
    await decide(w, OFFICE, '不予受理', { '修改意见（每行一条）': '补充对社会公众开放的分析和初步设计' });
    expect(await project(w)).toMatchObject({ stage: 'declaring' });
    expect(await openTasks(w)).toEqual(['declare']);
  });

  it('[YC-03] is taken in once it is complete', async () => {
    const form = await answer(w, HANDLER, ['已补充第六章第13节']);
    await w.as(HANDLER).send({
      name: '项目基本情况报告.docx',
      bytes: await paperOf(w, 'situationReport', { lines: REPORT_LINES, tables: [EQUIPMENT] }),
    });
    expect((await mend(w, HANDLER, form, {})).toast?.content).toBe('已提交。');
    await decide(w, OFFICE, '受理', RECEIPT);
    expect(await project(w)).toMatchObject({ stage: 'coordinating' });
  });
});
