import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../documents/index.js';
import { xlsx } from '../documents/support/xlsx.js';
import { type World, world } from '../support/world.js';
import { docxOf, PROPOSAL } from './ningbo-docs.js';
import {
  decide,
  declare,
  fillDeclaration,
  HANDLER,
  HEAD,
  LISTING,
  NAME,
  newest,
  OFFICE,
  ok,
  PDF,
  project,
} from './ningbo-kit.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const drafts = () => w.db.tx((tx) => tx.projects.ofPolicy('ningbo', { status: 'draft' }));

describe('a proposal', () => {
  it('[NB-01][NB-18] is handed in as 附表1 with the 初步建议书, and goes to the office for argument', async () => {
    await declare(w);

    expect(await project(w)).toMatchObject({ stage: 'screening', status: 'running', totalWan: 320.5 });
    const seen = newest(w, OFFICE).text();
    expect(seen).toMatch(/入库论证[\s\S]*建设单位：市民政局[\s\S]*项目名称：智慧养老协同应用系统/);
    expect(seen).toMatch(/主要建设内容：建设居家养老[\s\S]*应用场景或业务目标：老人一键呼叫[\s\S]*项目依据：省民政厅/);
    expect(seen).toMatch(/近年项目建设情况（1 行）[\s\S]*低保核对系统｜状态 已验收/);
    expect(seen).toMatch(/合计 320.5 万元[\s\S]*项目初步建议书.pdf/);
    const paper = w.as(HANDLER).files({}).at(-1);
    expect(paper?.name).toBe(`${NAME}前期谋划项目申报表.docx`);
  });

  it('[NB-01] is one for the next two years, and comes with its papers', async () => {
    const confirm = await fillDeclaration(w, { answers: { '拟于 2 年内实施': '否' }, files: { 材料: [] } });
    expect(confirm.text()).toContain('拟于 2 年内实施');
    expect(confirm.text()).toContain('项目初步建议书：还没有上传');
    expect(confirm.text()).toContain('项目建设依据：还没有上传');
    expect(confirm.buttons()).not.toContain('提交');
  });

  it('[NB-25] says its period by months or quarters, written the same however they are typed', async () => {
    const confirm = await fillDeclaration(w, { answers: { 建设周期起: '2026-10', 建设周期止: '2027 Q4' } });
    expect(confirm.text()).toMatch(/建设周期起：2026年10月[\s\S]*建设周期止：2027年第4季度/);
    const unread = fillDeclaration(w, { answers: { 建设周期起: '明年' } });
    await expect(unread).rejects.toThrow('建设周期起：没有看懂“明年”。请写成 2026年10月 或 2026年第4季度');
  });

  it('[NB-25] is not handed in with a period that ends before it begins', async () => {
    const confirm = await fillDeclaration(w, { answers: { 建设周期起: '2026年第4季度', 建设周期止: '2026-9' } });
    expect(confirm.text()).toContain('建设周期止：不能早于“建设周期起”（2026年第4季度）');
    expect(confirm.buttons()).not.toContain('提交');
  });

  it('[NB-01][NB-12] that is 涉密 is sent to paper and to the 机要保密局, and nothing is kept', async () => {
    const fang = w.as(HANDLER);
    await fang.say('申报');
    const { toast, card } = await fang.press('是，涉密项目');
    expect(`${toast?.content ?? ''}${card.text()}`).toMatch(/涉密项目须交纸质材料[\s\S]*市委机要保密局/);
    expect(await drafts()).toEqual([]);
  });

  it('[NB-14] gets advice on its name, and is not refused for it', async () => {
    const fang = w.as(HANDLER);
    await fang.say('申报');
    const { card } = await fang.press('否，开始申报');
    expect(card.text()).toMatch(/XX平台[\s\S]*XX协同应用系统[\s\S]*宁波城市大脑●XX系统或应用[\s\S]*第十三条/);

    await declare(w, { answers: { 项目名称: '养老小助手' } });
    expect(await project(w, '养老小助手')).toMatchObject({ stage: 'screening' });
  });

  it.each(['人大代表建议', '政协委员建议', '市大数据局主动谋划'])('[NB-24] may come from %s', async (source) => {
    await declare(w, { answers: { 项目来源: source, 会同谋划的单位: '市卫健委' } });
    expect(newest(w, OFFICE).text()).toContain(`项目来源：${source}`);
    expect(newest(w, OFFICE).text().includes('会同谋划的单位：市卫健委')).toBe(source === '市大数据局主动谋划');
  });

  it('[NB-24] is also made by the office itself, with whom it planned it', async () => {
    await declare(w, { answers: { 项目来源: '市大数据局主动谋划', 会同谋划的单位: '市卫健委、市医保局' } }, '裘亮');
    expect(newest(w, OFFICE).text()).toMatch(/建设单位：市大数据局[\s\S]*会同谋划的单位：市卫健委、市医保局/);
  });
});

describe('附表1 的近年项目', () => {
  const HEADING = ['项目名称', '状态'];

  /** The page 近年项目 of a new declaration. */
  async function toRecent(): Promise<void> {
    const fang = w.as(HANDLER);
    const { messageId } = await fillDeclaration(w, { rows: { 近年项目: [] } });
    for (let step = 0; step < 4; step += 1) await fang.press('上一页', messageId);
    expect(fang.card(messageId).text()).toContain('页　近年项目');
  }

  it('[NB-18] goes out as Excel and is read back filled in', async () => {
    await toRecent();
    const fang = w.as(HANDLER);
    await fang.press('下载表格模板');
    const template = fang.files({}).at(-1);
    expect(template?.name).toBe('近年项目建设情况.xlsx');
    expect(JSON.stringify(await readWorkbook(template?.bytes ?? new Uint8Array()))).toMatch(/项目名称[\s\S]*状态/);

    const bytes = await xlsx([HEADING, ['低保核对系统', '已验收'], ['婚姻登记预约', '运行中']]);
    await fang.send({ name: '近年项目.xlsx', bytes });
    expect(newest(w, HANDLER).text()).toContain('读入“近年项目建设情况”2 行');
  });

  it('[NB-18] names every fault of a filled table by its cell', async () => {
    await toRecent();
    await w.as(HANDLER).send({ name: '近年项目.xlsx', bytes: await xlsx([HEADING, ['低保核对系统', null]]) });
    expect(newest(w, HANDLER).title()).toContain('表格有 1 处要更正');
    expect(newest(w, HANDLER).table().flat()).toContain('B2');
  });
});

describe('初步建议书', () => {
  /** What the check of a .docx said, one finding a line. */
  async function findings(name: string, bytes: Uint8Array): Promise<string> {
    await fillDeclaration(w, { files: { 材料: [] } });
    await w.as(HANDLER).press('去修改：材料');
    await w.as(HANDLER).send({ name, bytes });
    const card = newest(w, HANDLER);
    return [card.text(), ...card.table().map((row) => row.join(' '))].join('\n');
  }

  it('[NB-25] is held against its five items, each finding with its place in 附表2', async () => {
    const lacking = PROPOSAL.filter(({ title }) => !['项目绩效分析', '项目实施计划', '总体投资估算'].includes(title));
    const said = await findings('项目初步建议书.docx', await docxOf([`${NAME}初步建议书`], lacking));
    expect(said).toMatch(/没有找到“项目绩效分析”一章[\s\S]*附表2/);
    expect(said).toContain('没有找到“总体投资估算”一章');
    expect(said).toContain('没有找到“建设周期起止”的内容');
    expect(said).not.toContain('没有找到“项目建设依据”一章');
  });

  it('[NB-14][NB-25] has nothing to mend when it is whole; a strange name is only pointed out', async () => {
    const whole = await findings('项目初步建议书.docx', await docxOf([`${NAME}初步建议书`], PROPOSAL));
    expect(whole).toContain('没有发现问题');
    await w.as(HANDLER).send({ name: '项目初步建议书（新）.docx', bytes: await docxOf(['养老小助手方案'], PROPOSAL) });
    const card = newest(w, HANDLER);
    expect([card.text(), ...card.table().flat()].join('\n')).toMatch(/宁波城市大脑●XX系统[\s\S]*第十三条/);
    await w.as(HANDLER).send({ name: '项目建设依据.pdf', bytes: PDF });
    await w.as(HANDLER).press('下一页：核对');
    await ok(w.as(HANDLER).press('提交'));
  });
});

describe('增补入库', () => {
  const ADDED = { answers: { 是否需要增补入库: '是', 增补情形: '上级紧急任务', 增补理由: '省厅要求年底前上线' } };

  it('[NB-03] goes the way of 第六条 and is entered as an addition', async () => {
    await declare(w, ADDED);
    expect(newest(w, OFFICE).text()).toMatch(/增补情形：上级紧急任务[\s\S]*增补理由：省厅要求年底前上线/);
    expect(newest(w, OFFICE).buttons()).toContain('增补列入');
    expect(newest(w, OFFICE).buttons()).not.toContain('列入清单');
    await ok(decide(w, OFFICE, '增补列入', LISTING));
    await ok(decide(w, HEAD, '审议通过'));
    expect(await project(w)).toMatchObject({ stage: 'reserve' });
  });

  it('[NB-03] says which case it is and why', async () => {
    const confirm = await fillDeclaration(w, { answers: { 是否需要增补入库: '是', 增补情形: '特殊情况' } });
    expect(confirm.text()).toContain('增补理由：请填写');
    expect(confirm.buttons()).not.toContain('提交');
  });
});
