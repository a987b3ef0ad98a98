import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import {
  answer,
  decide,
  FINANCE,
  HANDLER,
  handIn,
  heard,
  issue,
  LEAD,
  LEADING,
  mend,
  newest,
  OFFICE,
  openTasks,
  project,
  setFlag,
} from './yongchuan-kit.js';
import { enlist, fillList } from './yongchuan-steps.js';

let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterAll(() => w.close());

const PURCHASE = '只是购置计算机、非定制化办公软硬件、网络线路或耗材';
const OWN = '单独建设统一平台或者全局性、跨部门综合应用平台';
const OPINIONS = '修改意见（每行一条）';

describe('what a unit reports for the list', () => {
  it('[YC-01][YC-02][YC-30] is refused where the regulation does not take it, each time with the way on', async () => {
    const first = await enlist(w, { list: { [PURCHASE]: '是', [OWN]: '是', 依托全区统一平台集约化建设: '否' } });
    expect(first.toast?.content).toMatch(/不适用本办法，不用在这里报送.*第二条/);
    const second = await mend(w, HANDLER, first.card, { answers: { [PURCHASE]: '否' } });
    expect(second.toast?.content).toMatch(/由区大数据发展局牵头建设，各单位不得单独建设.*第五条/);
    const third = await mend(w, HANDLER, second.card, { answers: { [OWN]: '否' } });
    expect(third.toast?.content).toMatch(/必须依托全区统一平台集约化建设，否则不纳入清单和计划.*第五条/);
    // There are four questions of yes and no on that page: it says which.
    expect(third.toast?.content).toContain('把“依托全区统一平台集约化建设”改为“是”');

    const law = { 法律法规规定可以不依托统一平台: '是', 法律法规名称和条款: '《某条例》第八条' };
    const taken = await mend(w, HANDLER, third.card, { answers: law });
    expect(taken.toast?.content).toBe('已提交。');
    expect(newest(w, OFFICE).text()).toContain('法律法规名称和条款：《某条例》第八条');
  });

  it('[YC-31] goes back to be mended, and is admitted by the office', async () => {
    await decide(w, OFFICE, '退回补正', { [OPINIONS]: '写清楚与市级平台的关系' });
    expect(newest(w, HANDLER).text()).toContain('写清楚与市级平台的关系');
    const form = await answer(w, HANDLER, ['已写明数据从市级平台取']);
    expect((await handIn(w, HANDLER, form, {})).toast?.content).toBe('已提交。');

    await decide(w, OFFICE, '纳入清单');
    expect(await project(w)).toMatchObject({ stage: 'declaring', number: 'YC-2026-001' });
    expect(newest(w, HANDLER).text()).toMatch(/结果\n纳入清单[\s\S]*填好申报表、上传材料并提交/);
  });

  it('[YC-02] is not admitted while it does not keep to the coordination of resources', async () => {
    await enlist(w, {
      name: '智慧殡葬',
      list: { 本单位还有未依托统一平台的已建系统: '是', 迁移整合计划: '原系统 2027 年底前迁移' },
    });
    expect(newest(w, OFFICE).text()).toContain('迁移整合计划：原系统 2027 年底前迁移');
    await setFlag(w, 'uncoordinated', '智慧殡葬');
    const refused = await decide(w, OFFICE, '纳入清单');
    expect(refused.toast?.content).toMatch(/不能纳入清单。请先让单位整改.*第五条/);
    await setFlag(w, 'uncoordinated', '智慧殡葬');
    expect((await decide(w, OFFICE, '纳入清单')).toast?.type).toBe('success');
  });

  it('[YC-04] gets neither a budget nor a way on once it is left off the list', async () => {
    await enlist(w, { name: '社区门禁', list: { 单位性质: '镇街' } });
    expect(heard(w, OFFICE, '镇街报送的项目清单，办法没有写明适用镇街，请留意')).toBe(true);
    await decide(w, OFFICE, '不纳入清单', { 不纳入清单的理由: '与统一门禁平台重复' });
    expect(await project(w, '社区门禁')).toMatchObject({ status: 'ended', result: 'failed' });
    for (const person of [HANDLER, LEAD]) expect(heard(w, person, /社区门禁[\s\S]*与统一门禁平台重复/)).toBe(true);
    expect(await openTasks(w, '社区门禁')).toEqual([]);
    expect(heard(w, FINANCE, '社区门禁')).toBe(false);
  });
});

it('[YC-31] the list of the whole district is the admitted ones, each with its unit and its sum', async () => {
  const rows = await issue(w, 'projectList', 2027);
  expect(rows[0]).toEqual(['全区政务信息化项目清单（2027年度）']);
  const listed = rows.filter(([no]) => typeof no === 'number');
  expect(listed.map(([, name, , unit, kind, , , total]) => [name, unit, kind, total])).toEqual([
    ['智慧养老平台', '区民政局', '区级部门', 120],
    ['智慧殡葬', '区民政局', '区级部门', 120],
  ]);
});

describe('a project that is urgent by order from above', () => {
  const URGENT = {
    '是否统一安排、亟需建设的项目': '是',
    由谁统一安排: '区委区政府',
    安排的文件名和文号: '永府办〔2026〕9号',
    亟需建设的理由: '汛期前必须建成预警平台',
  };

  it('[YC-06] asks for a report that hangs on an answer: before it is given nobody reads that none is needed', async () => {
    await w.as(HANDLER).say('申报');
    await w.as(HANDLER).press('否，开始申报');
    await w.as(HANDLER).press('下一页');
    const { card } = await w.as(HANDLER).press('下一页');
    expect(card.text()).toContain('材料（要不要交，看怎么填）');
    expect(card.text()).toContain('急需项目书面报告：要不要交，看“是否统一安排、亟需建设的项目”怎么填');
    const no = await w.as(HANDLER).fill({ '是否统一安排、亟需建设的项目': '否' }).press('保存草稿', card);
    expect(no.card.text()).toContain('材料（都可以不交）');
  });

  it('[YC-06] needs its written report, and goes to the leading group, not to the list', async () => {
    const bare = await fillList(w, { name: '汛期预警', list: URGENT });
    expect(bare.card.text()).toContain('急需项目书面报告：还没有上传');
    expect(bare.card.buttons()).not.toContain('提交');
    const taken = await mend(w, HANDLER, bare.card, { files: ['急需项目书面报告.pdf'] });
    // What is asked before it is handed in names who gets it.
    const asked = w.policies.current('yongchuan')?.tasks['enlist']?.outcomes['submit']?.confirm;
    expect(asked).toContain('急需项目先报领导小组审定');
    expect(taken.toast?.content).toBe('已提交。');
    expect(await project(w, '汛期预警')).toMatchObject({ stage: 'urgent' });
    expect(newest(w, LEADING).text()).toMatch(/急需项目审定[\s\S]*由谁统一安排：区委区政府[\s\S]*汛期前必须建成预警平台/);
    expect(await openTasks(w, '汛期预警')).toEqual(['urgentDecision']);

    await decide(w, LEADING, '同意');
    expect(heard(w, OFFICE, '急需项目已经领导小组审定同意，由单位直接申报')).toBe(true);
    expect(await openTasks(w, '汛期预警')).toEqual(['declare']);
  });

  it('[YC-06] goes the ordinary way where the leading group does not agree', async () => {
    await enlist(w, { name: '防汛指挥', list: URGENT, files: ['急需项目书面报告.pdf'] });
    await decide(w, LEADING, '不同意', { 不同意的理由: '按常规申报' });
    expect(newest(w, HANDLER).text()).toContain('按常规申报');
    expect(await openTasks(w, '防汛指挥')).toEqual(['admitToList']);
  });
});

it('[YC-28][YC-29][YC-39] what only informs is answered when somebody asks', async () => {
  const asked = async (words: string): Promise<string> => {
    await w.as(HANDLER).say(words);
    return newest(w, HANDLER).text();
  };
  expect(await asked('国有企业的项目适用吗')).toContain('区级各部门、事业单位、区属国有企业');
  expect(await asked('涉密项目怎么办')).toContain('区委机要保密局');
  expect(await asked('基本情况报告的编制费从哪里出')).toContain('纳入项目建设资金概预算');
});
