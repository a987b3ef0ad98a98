import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../documents/index.js';
import { plant } from '../handlers/asking/plant.js';
import { world, type World } from '../support/world.js';

let w: World;
let ids: number[] = [];

/** What somebody reads after typing something to the bot. */
async function ask(who: string, text: string): Promise<string> {
  await w.as(who).say(text);
  return w.as(who).lastCard().text();
}

beforeAll(async () => {
  w = await world();
  ids = await plant(w, [
    { name: '智慧场馆', number: 'LA-2026-001', by: '李明', stage: 'declarationApproval', open: 'approveDeclaration' },
    { name: '智慧养老', number: 'LA-2026-002', by: '李明', stage: 'awaitingApplication', open: 'applyReview' },
    { name: '数字展厅', number: 'LA-2026-003', by: '李明', stage: 'preliminaryReview', open: 'preliminaryReview' },
    { name: '票务升级', number: 'LA-2026-004', by: '李明', stage: 'declarationRevision', open: 'declare' },
    { name: '古籍修复', number: 'LA-2026-005', by: '李明', stage: 'passed', status: 'ended', result: 'passed' },
    { name: '旧楼监控', number: 'LA-2026-006', by: '李明', stage: 'preliminaryReview', status: 'ended', result: 'failed' },
    { name: '夜游导览', by: '李明', stage: 'drafting', status: 'draft', open: 'declare' },
    { name: '水情监测', number: 'LA-2026-007', by: '陈涛', stage: 'preliminaryReview', open: 'preliminaryReview' },
    { name: '水库大坝', by: '陈涛', stage: 'drafting', status: 'draft', open: 'declare' },
  ]);
});
afterAll(() => w.close());

describe('我的项目', () => {
  it('[LA-28] [LA-12] sorts a unit’s projects into the six lists, drafts among them', async () => {
    await ask('李明', '我的项目');
    const tabs = w.as('李明').lastCard().buttons().slice(0, 6);
    expect(tabs).toEqual(['待初审 2', '待评审 1', '待修改 1', '已通过 1', '未通过 1', '草稿箱 1']);
    for (const [tab, name] of [
      ['待评审 1', '数字展厅'],
      ['待修改 1', '票务升级'],
      ['已通过 1', '古籍修复'],
      ['未通过 1', '旧楼监控'],
      ['草稿箱 1', '夜游导览'],
    ] as const) {
      const { card } = await w.as('李明').press(tab);
      expect(card.text()).toContain(name);
    }
  });

  it('[LA-28] shows the office every unit’s submitted projects, and nobody’s drafts but its own', async () => {
    await ask('赵敏', '我的项目');
    expect(w.as('赵敏').lastCard().buttons().slice(0, 6)).toEqual([
      '待初审 2',
      '待评审 2',
      '待修改 1',
      '已通过 1',
      '未通过 1',
      '草稿箱 0',
    ]);
    const only = await ask('赵敏', '我的项目 水利');
    expect(only).toContain('只列出区水利局的项目');
    expect(only).toContain('水情监测');
    expect(only).not.toContain('智慧');
  });
});

describe('待办 of a project', () => {
  it('lists what waits there only; where nothing does it says so, and where the project stands', async () => {
    const one = await ask('李明', '待办 智慧养老');
    expect(one).toMatch(/待办：智慧养老[\s\S]*提交项目评审申请/);
    expect(one).not.toContain('票务升级');
    expect(w.as('李明').lastCard().buttons()).toContain('去办理');
    expect(await ask('李明', '待办 智慧场馆')).toMatch(/这个项目现在没有轮到您办的事。[\s\S]*智慧场馆[\s\S]*申报审批/);
    expect(await ask('李明', '待办 智慧')).toContain('与“智慧”相符的有 2 个项目');
    const { card } = await w.as('李明').press('选这个');
    expect(card.text()).toMatch(/待办：智慧养老[\s\S]*提交项目评审申请/);
    expect(await ask('李明', '待办')).toContain('票务升级');
  });
});

describe('进度', () => {
  it.each([
    '进度 智慧养老',
    '进度 LA-2026-002',
    '进度 la-2026-002',
    '进度 zhyl',
    '进度 zhihuiyanglao',
    '/进度　ＬＡ-2026-002',
    '进度智慧养老',
    'LA-2026-002',
    '智慧养老',
  ])('“%s” finds the project', async (typed) => {
    const status = await ask('李明', typed);
    expect(status).toContain('LA-2026-002');
    expect(status).toContain('现在轮到：申报单位经办人（李明）办理“提交项目评审申请”');
    expect(status).toContain('● 待提交评审申请 → ○ 规范性初审 → ○ 专家评审 → ○ 方案管理');
  });

  it('lets a person choose where a name fits several, and opens his choice', async () => {
    expect(await ask('李明', '进度 智慧')).toContain('与“智慧”相符的有 2 个项目');
    const { card } = await w.as('李明').press('选这个');
    expect(card.title()).toBe('项目进度');
  });

  it('asks which one where none is named', async () => {
    expect(await ask('李明', '进度')).toContain('您可以查看的有 4 个项目');
    expect(await ask('陈涛', '进度')).toContain('LA-2026-007');
  });
});

describe('nobody sees another unit’s project', () => {
  it.each([
    '进度 水情',
    '进度 LA-2026-007',
    '进度 sqjc',
    '下一步 水情监测',
    '为什么 水情监测',
    '合同备案 水情监测',
    '水情监测',
    'LA-2026-007',
    '我的项目 水利',
    '导出',
  ])('by typing “%s”', async (typed) => {
    const answer = await ask('李明', typed);
    expect(answer).not.toContain('区水利局');
    expect(answer).not.toContain('陈涛');
    expect(answer).not.toContain('规范性初审');
  });

  it('by an id on a button', async () => {
    await ask('陈涛', '我的项目');
    const [stolen] = w
      .as('陈涛')
      .lastCard()
      .pressable()
      .filter(({ label }) => label === '查看进度');
    const [theirs] = [ids[7] ?? 0];
    expect(JSON.stringify(stolen?.node)).toContain(`project-show.${theirs}`);
    await ask('李明', '我的项目');
    const card = w.as('李明').lastCard();
    for (const name of [
      `project-show.${theirs}`,
      `project-next.${theirs}`,
      `project-why.${theirs}`,
      `project-history.${theirs}`,
      `list-show.history-${theirs}.0`,
      `letter-list.${theirs}`,
      `flag-list.${theirs}`,
    ]) {
      const { toast, card: after } = await w.as('李明').act(card, { tag: 'button', value: { name }, name });
      expect(toast?.content, name).toContain('您现在看不了这个项目');
      expect(after.text(), name).not.toContain('水情');
    }
  });

  it('not even the office a draft', async () => {
    expect(await ask('赵敏', '进度 夜游')).toContain('没有找到您可以查看的项目');
    expect(await ask('赵敏', '夜游导览')).not.toContain('区文化馆');
  });

  it('an expert only what is on the agenda of the meetings that he is invited to', async () => {
    expect(await ask('韩志远', '进度 数字展厅')).toContain('没有找到您可以查看的项目');
    const { id: staffId, name } = await w.staff('韩志远');
    await w.db.tx(async (tx) => {
      const planned = {
        policyId: 'linan',
        kind: 'expert',
        on: '2026-09-25',
        at: '09:30',
        place: '三楼',
        state: 'invited',
      } as const;
      const meetingId = await tx.meetings.insert({ ...planned, byId: staffId });
      await tx.agenda.insert({ meetingId, projectId: ids[2] ?? 0, taskId: 1, position: 1, papers: [] });
      await tx.attendees.insert({ meetingId, seat: 'experts', staffId, name, org: '评审专家库', answer: 'pending' });
    });
    expect(await ask('韩志远', '进度 数字展厅')).toContain('LA-2026-003');
    expect(await ask('韩志远', '进度 智慧养老')).toContain('没有找到您可以查看的项目');
  });
});

describe('待办, 下一步, 为什么', () => {
  it('lists to each what waits for his role, drafts left out', async () => {
    const mine = await ask('李明', '待办');
    expect(mine).toContain('2 件');
    expect(mine).toContain('提交项目评审申请：智慧养老');
    expect(mine).not.toContain('夜游');
    expect(await ask('赵敏', '待办')).toContain('申报审批：智慧场馆');
    expect(await ask('周建平', '待办')).toContain('0 件');
  });

  it('says to each reader what is his, what it lacks, or whose turn it is', async () => {
    const mine = await ask('李明', '下一步 智慧养老');
    expect(mine).toContain('现在轮到您：填写评审申请并上传建设方案');
    expect(mine).toContain('建设方案：还没有上传');
    expect(mine).toContain('办完之后：由区数据资源管理局办理“规范性初审”');
    expect(await ask('赵敏', '下一步 智慧养老')).toContain('在等申报单位经办人（李明）办“提交项目评审申请”');
  });

  it('[LA-13] names the article and the gate that is closed', async () => {
    const why = await ask('李明', '为什么 智慧养老');
    expect(why).toContain('附件2 项目评审');
    expect(why).toContain('申报审批通过后才能提交项目评审申请，请先等待审批结果。');
    const { card } = await w.as('李明').press('为什么');
    expect(card.title()).toBe('为什么现在不能办');
    expect(card.text()).toContain('尚未办结');
  });

  it('[LA-27] [LA-42] answers what the rules only inform of, with the place', async () => {
    for (const typed of ['为什么 专家费谁出', '会议经费谁出', '专家劳务费怎么算']) {
      const answer = await ask('王芳', typed);
      expect(answer, typed).toContain('评审专家劳务费由区数据资源管理局和建设单位协商支出');
      expect(answer, typed).toContain('三3');
    }
    expect(await ask('王芳', '申报入口在哪')).toContain('最多报一次');
    expect(await ask('王芳', '申报')).toContain('数字化项目全流程管理平台');
  });
});

describe('what is not understood', () => {
  it.each([
    ['代办', '待办'],
    ['我的項目', '我的项目'],
    ['草搞箱', '草稿箱'],
    ['近度 智慧养老', '项目进度'],
    ['下一部 智慧养老', '下一步'],
    ['请问智慧养老到哪一步了？', '项目进度'],
    ['智慧养老那个什么时候截止', '项目进度'],
    ['智慧养老还缺什么', '下一步'],
    ['几号到期', '待办'],
    ['我要报个项目', '开始申报'],
    ['从今天起10个工作日是哪天', '试算结果'],
  ])('“%s” is answered as 【%s】 is', async (typed, title) => {
    await ask('李明', typed);
    expect(w.as('李明').lastCard().title()).toBe(title);
  });

  it('says where the templates of tables are got', async () => {
    expect(await ask('李明', '模板在哪')).toMatch(/可以这样答复您[\s\S]*表格模板[\s\S]*点“下载表格模板”[\s\S]*依据/);
  });

  it('leads whoever wants somebody else to do it to what fits him', async () => {
    expect(await ask('李明', '换人')).toMatch(/待办[\s\S]*再点“转交”/);
    expect(await ask('李明', '我想请个假')).toContain('可以请一位同岗的同事代理');
  });

  it('offers what is spoken alike', async () => {
    await ask('李明', 'daiban');
    expect(w.as('李明').lastCard().title()).toBe('您是想找这些吗？');
    expect(w.as('李明').lastCard().buttons()).toContain('待办');
  });

  it.each(['进度 智会养老', '进度 智惠养老', '知慧养佬到哪了'])('offers the project that “%s” misspells', async (typed) => {
    expect(await ask('李明', typed)).toContain('智慧养老（LA-2026-002）');
    await w.as('李明').press('选这个');
    expect(w.as('李明').lastCard().title()).toBe('项目进度');
  });

  it('shows whoever asks what he should do what he has to do, and asks nobody else of which project he speaks', async () => {
    await ask('赵敏', '现在该干嘛');
    expect(w.as('赵敏').lastCard().title()).toBe('待办');
    await ask('赵敏', '智慧养老该干嘛');
    expect(w.as('赵敏').lastCard().text()).toContain('智慧养老');
    await ask('吴晓东', '现在该干嘛');
    expect(w.as('吴晓东').lastCard().title()).not.toBe('待办');
  });

  it('takes no other project for one that nobody knows', async () => {
    await ask('李明', '智能机场到哪了');
    expect(w.as('李明').lastCard().title()).not.toBe('项目进度');
    expect(await ask('李明', '进度 水情检测')).toContain('没有找到您可以查看的项目');
  });

  it('never stays silent, whatever is typed', async () => {
    for (const typed of ['？', '/', '😀', '%', "' OR 1=1 --", '<at id=all></at>', '为什么', '下一步 %', '进度 _']) {
      const before = w.as('王芳').cards().length;
      await w.as('王芳').say(typed);
      expect(w.as('王芳').cards().length, typed).toBe(before + 1);
    }
    expect(await ask('王芳', '进度 %')).toContain('没有找到您可以查看的项目“%”');
  });
});

describe('试算, 统计, 导出', () => {
  it.each([
    ['试算 2026-09-18 5个工作日', '2026年9月24日'],
    ['试算 2026-09-24 5个工作日', '2026年10月9日'],
    ['试算 2026-02-10 5个工作日', '2026年2月24日'],
    ['试算 9月18日5个工作日', '2026年9月24日'],
    ['试算 5个工作日 9月18日', '2026年9月24日'],
    ['试算 从9月18日起5个工作日内', '2026年9月24日'],
    ['试算 9-1 15个工作日', '2026年9月21日'],
    ['试算 9月18日 3个月', '2026年12月18日'],
  ])('“%s” ends on %s', async (typed, due) => {
    expect(await ask('李明', typed)).toContain(`到 ${due}`);
  });

  it('says how to write it where it was not understood', async () => {
    expect(await ask('李明', '试算')).toContain('试算 2026-09-18 5个工作日');
    expect(await ask('李明', '试算 随便')).toContain('没有看懂日期“随便”');
    expect(await ask('李明', '若预算增加20万')).toMatch(/没有看懂“预算增加20万”[^]*若预算改为/);
    expect(await ask('李明', '试算 今天 99999个工作日')).toContain('只能计算到');
  });

  it.each(['2026-02-30 5个工作日', '9-31 5个工作日', '2026/9/31起 5个工作日', '二月三十 五个工作日'])(
    'counts nothing from a day that does not exist: “%s”',
    async (typed) => {
      expect(await ask('李明', `试算 ${typed}`)).toContain('没有看懂日期');
    },
  );

  it.each([
    ['如果新项目建设周期三年', '若建设周期（月）为 36'],
    ['如果新项目建设周期一年半', '若建设周期（月）为 18'],
    ['如果新项目预算￥300', '为 0.03 万元'],
    ['如果新项目预算300', '为 300 万元'],
  ])('“%s” is taken in the unit that it is said in', async (typed, read) => {
    expect(await ask('李明', typed)).toContain(read);
  });

  it('counts a unit its own, the office everybody’s', async () => {
    expect(await ask('李明', '统计')).toContain('在办项目\n4 个');
    const all = await ask('赵敏', '统计');
    expect(all).toContain('在办项目\n5 个');
    expect(all).toContain('区水利局 | 1 | 0 | 0');
    expect(all).toContain('扣分为 2026 年度');
  });

  it('sends a sheet with what the person may see, formulas made harmless', async () => {
    await plant(w, [{ name: '=HYPERLINK("http://x")', number: 'LA-2026-099', by: '陈涛', stage: 'preliminaryReview' }]);
    expect(await ask('陈涛', '导出')).toContain('共 2 个项目');
    const [file] = w.as('陈涛').files();
    expect(file?.name).toBe('项目台账-2026-09-18.xlsx');
    const cells = JSON.stringify(await readWorkbook(file?.bytes ?? new Uint8Array()));
    expect(cells).toContain('剩余工作日');
    expect(cells).not.toContain('紧急通道');
    expect(cells).toContain('水情监测');
    expect(cells).toContain('"=HYPERLINK');
    expect(cells).not.toContain('智慧');
  });
});
