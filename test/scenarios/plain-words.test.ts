import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plant } from '../handlers/asking/plant.js';
import { world, type World } from '../support/world.js';

let w: World;

beforeAll(async () => {
  w = await world();
  const common = { by: '李明', stage: 'declarationApproval', open: 'approveDeclaration' };
  await plant(w, [
    { ...common, name: '智慧养老', number: 'LA-2026-001', stage: 'awaitingApplication', open: 'applyReview' },
    { ...common, name: '殡葬服务', number: 'LA-2026-002', stage: 'declarationRevision', open: 'declare' },
    { ...common, name: '项目审批系统升级改造', number: 'LA-2026-003' },
    { ...common, name: '截止日管理平台', number: 'LA-2026-004' },
    { ...common, name: '办理进度查询系统', number: 'LA-2026-005' },
    { ...common, name: '档案馆打印服务', number: 'LA-2026-006' },
    { ...common, name: '我的大学城（二期）', number: 'LA-2026-007' },
    { ...common, name: '催办平台', number: 'LA-2026-008' },
    { ...common, name: '催办平台扩容', number: 'LA-2026-009' },
    { ...common, name: '临江新区基层社会治理四平台一网统管综合指挥中心', number: 'LA-2026-010' },
    { ...common, name: '申报服务大厅', number: 'LA-2026-011' },
  ]);
});
afterAll(() => w.close());

const [PROGRESS, NEXT, WHY, TASKS, DRAFTS, DEPUTY, DECLARE, COUNT] = [
  '项目进度',
  '下一步',
  '为什么',
  '待办',
  '草稿箱',
  '代理',
  '开始申报',
  '试算结果',
];
const CHOOSE = '请选择项目';
const LOST = '没有看懂';

describe('plain words of tired clerks', () => {
  it.each([
    // Of no project: what waits for him, or the choice of one.
    ['到哪了', CHOOSE],
    ['到哪一步了啊', CHOOSE],
    ['我的项目到哪了', CHOOSE],
    ['请问我们的项目现在到哪一步了呢', CHOOSE],
    ['现在什么情况', CHOOSE],
    ['文书', CHOOSE],
    ['怎么延期', CHOOSE],
    ['智慧养老要延期', PROGRESS],
    ['智慧养老点错了，不办了', PROGRESS],
    ['批了没', CHOOSE],
    ['还没批下来吗', CHOOSE],
    ['谁在办啊', CHOOSE],
    ['为啥又给退回来了', CHOOSE],
    ['怎么催', CHOOSE],
    ['进度 怎么样了', CHOOSE],
    ['该干嘛', TASKS],
    ['现在该干嘛', TASKS],
    ['我要干啥', TASKS],
    ['接下来呢', TASKS],
    ['下一步找谁', TASKS],
    ['下一步 干什么', TASKS],
    ['还差啥材料', TASKS],
    ['几号截止', TASKS],
    ['最晚哪天交', TASKS],
    ['什么时候要交', TASKS],
    ['还剩几天', TASKS],
    ['还来得及吗', TASKS],
    ['有啥要办的', TASKS],
    ['上次没填完的那个', DRAFTS],
    ['接着填', DRAFTS],
    ['下周出差', DEPUTY],
    ['我要休年假了', DEPUTY],
    ['我要报个项目', DECLARE],
    ['怎么申报啊', DECLARE],
    ['想报一个新项目', DECLARE],
    ['5个工作日是哪天', COUNT],
    ['从今天起十个工作日是几号', COUNT],
    // Of a project by its name or a part of it.
    ['养老到哪了', PROGRESS, '智慧养老'],
    ['智慧养老怎么样了', PROGRESS, '智慧养老'],
    ['那个养老的项目现在什么情况', PROGRESS, '智慧养老'],
    ['麻烦帮我查一下养老项目的进度，谢谢', PROGRESS, '智慧养老'],
    ['养老的几号截止', PROGRESS, '智慧养老'],
    ['养老还剩几天', PROGRESS, '智慧养老'],
    ['谁在办养老', PROGRESS, '智慧养老'],
    ['LA-2026-001到哪了', PROGRESS, '智慧养老'],
    ['ＬＡ-2026-001到哪了', PROGRESS, '智慧养老'],
    ['养老 到哪了 急', PROGRESS, '智慧养老'],
    ['养老该干嘛', NEXT, '智慧养老'],
    ['养老接下来咋弄', NEXT, '智慧养老'],
    ['养老还缺啥', NEXT, '智慧养老'],
    ['为啥养老不能交', WHY, '智慧养老'],
    ['殡葬那个为啥退回了', PROGRESS, '殡葬服务'],
    ['殡葬被打回来了怎么办', NEXT, '殡葬服务'],
    ['殡葬退回了怎么办', NEXT, '殡葬服务'],
    ['李主任让我问智慧养老到哪了', '', '智慧养老'],
    // Names that hold the words themselves.
    ['项目审批系统升级改造', PROGRESS, '项目审批系统升级改造'],
    ['项目审批系统升级改造到哪了', PROGRESS, '项目审批系统升级改造'],
    ['项目审批系统到哪了', PROGRESS, '项目审批系统升级改造'],
    ['审批系统升级改造该干嘛', NEXT, '项目审批系统升级改造'],
    ['我们的项目审批系统升级改造还缺什么', NEXT, '项目审批系统升级改造'],
    ['截止日管理平台', PROGRESS, '截止日管理平台'],
    ['截止日管理平台到哪了', PROGRESS, '截止日管理平台'],
    ['截止日管理平台该干嘛', NEXT, '截止日管理平台'],
    ['截止日管里平台该干嘛', '', '截止日管理平台'],
    ['截止日平台该干嘛', CHOOSE, '截止日管理平台'],
    ['截止日管理平台几号截止', PROGRESS, '截止日管理平台'],
    ['办理进度查询系统卡在谁那', PROGRESS, '办理进度查询系统'],
    ['办理进度查询系统下一步干啥', NEXT, '办理进度查询系统'],
    ['进度查询系统为什么不能交', WHY, '办理进度查询系统'],
    ['进度查询接下来呢', NEXT, '办理进度查询系统'],
    ['档案馆打印服务该做什么', NEXT, '档案馆打印服务'],
    ['档案馆该干嘛', NEXT, '档案馆打印服务'],
    ['我的大学城接下来干嘛', NEXT, '我的大学城（二期）'],
    ['我的大学城（二期）接下来干嘛', NEXT, '我的大学城（二期）'],
    ['催办平台该干嘛', NEXT, '催办平台'],
    ['催办平台扩容该干嘛', NEXT, '催办平台扩容'],
    ['申报服务大厅该干嘛', NEXT, '申报服务大厅'],
    ['临江新区基层社会治理四平台一网统管综合指挥中心现在到哪一步了', PROGRESS, '临江新区'],
    // What the pages call it.
    ['看板', '统计', '截至'],
    // Several fit, or none.
    ['系统该干嘛', CHOOSE],
    ['养佬该干嘛', '', '智慧养老'],
    ['智能机场到哪了', LOST],
    ['天气怎么样', LOST],
    ['到', LOST],
    ['好的收到', LOST],
  ])('“%s” leads to 【%s】 %s', async (typed, title, named = '') => {
    await w.as('李明').say(typed);
    const card = w.as('李明').lastCard();
    expect(card.title()).toContain(title);
    expect(card.text()).toContain(named);
  });

  it.each(['截止日平台该干嘛', '进度 截止日平台'])('“%s” offers no 平台 that is another', async (typed) => {
    await w.as('李明').say(typed);
    const text = w.as('李明').lastCard().text();
    expect(text).toContain('截止日管理平台');
    expect(text).not.toContain('催办');
    expect(text).not.toContain('一网统管');
  });
});
