import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plant } from '../handlers/asking/plant.js';
import { runningDeadline } from '../jobs/reminders/kit.js';
import { type World, world } from '../support/world.js';
import { begin, BASIC } from './applicant-kit.js';
import { fillDeclaration, HANDLER, LEAD, OFFICE } from './gongshu-kit.js';
import * as ningbo from './ningbo-kit.js';
import { listed, sendPlan } from './ningbo-plans.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const last = (who: string) => w.as(who).lastCard({});

async function ask(who: string, text: string): Promise<string> {
  await w.as(who).say(text);
  return last(who).text();
}

describe('a refusal', () => {
  it('[GS-02] carries its article and leads to what it was tested on, and back to what was being filled in', async () => {
    await fillDeclaration(w, { sharing: { 对接区数据中枢: '否' } });
    const { toast, card } = await w.as(HANDLER).press('提交');
    expect(toast?.content).toContain('没有保密依据的项目必须对接区数据中枢');
    expect(toast?.content).toContain('（依据：二（二））');
    const why = await w.as(HANDLER).press('为什么', card);
    expect(why.card.title()).toBe('为什么现在不能办');
    const account = why.card.text();
    expect(account).toContain('必须与区数据中枢、公共基础支撑平台对接');
    expect(account).toMatch(/对接区数据中枢\n否/);
    expect(account).toMatch(/对接公共基础支撑平台\n是/);
    const back = await w.as(HANDLER).press('回去办理', why.card);
    expect(back.card.text()).toContain('智慧急救');
  });

  it('typed in a chat has the button too', async () => {
    await plant(w, [{ name: '智慧急救', number: 'GS-2026-001', by: HANDLER, stage: 'ranking', open: 'rank' }]);
    await ask(HANDLER, '合同备案 智慧急救');
    expect(last(HANDLER).text()).toContain('未经审查的项目一律不得实施');
    const { card } = await w.as(HANDLER).press('为什么');
    expect(card.text()).toMatch(/登记合同签订[\s\S]*五（三）/);
  });
});

describe('a material', () => {
  it('on an upload card says in which case it is asked for, by what was just typed', async () => {
    const person = await begin(w);
    await person.fill({ ...BASIC, 项目来源: '上级批复我区实施的试点' }).press('下一页');
    await person.press('下一页');
    await person.fill({}).press('添加一行');
    await person
      .fill({ 类别: '硬件', '名称（模块/型号）': '服务器', 数量: 1, 单位: '台', '单价（万元）': 3 })
      .press('保存这一行');
    await person.fill({ 资金来源: ['区财政资金'] }).press('下一页');
    const names = last('李明')
      .pressable()
      .map(({ node }) => String(node['name']));
    const name = names.find((one) => one.startsWith('material-why') && one.includes('.pilotApproval')) ?? names.join(' ');
    const { card } = await person.act(last('李明'), { tag: 'button', name, form_value: {} });
    expect(card.title()).toBe('为什么要这份材料');
    expect(card.text()).toMatch(/项目来源\n“?上级批复我区实施的试点/);
    expect((await person.press('回去办理', card)).card.text()).toContain('材料');
  });
});

describe('为什么', () => {
  it('lists clocks, closed conditions and materials, each with its own account', async () => {
    await runningDeadline(w, { name: '智慧急救' });
    const text = await ask(HANDLER, '为什么 智慧急救');
    expect(text).toContain('合同签订后 5 个工作日内');
    expect(last(HANDLER).buttons()).toEqual(
      expect.arrayContaining(['为什么要办：合同备案', '为什么：合同备案', '为什么：合同文本']),
    );
    const { card } = await w.as(HANDLER).press('为什么：合同备案');
    expect(card.title()).toBe('为什么是这一天');
    expect(card.text()).toMatch(/2026-09-20 \| 周日 \| 第 1 天 \| 调休上班[\s\S]*2026-09-24 \| 周四 \| 第 5 天 \| 工作日/);
    expect(card.buttons()).toContain('回去办理');
  });

  it('of a consultation says who has answered, who has not, and until when', async () => {
    await listed(w);
    await sendPlan(w);
    await ningbo.ok(ningbo.decide(w, ningbo.OFFICE, '发出'));
    const [first = ''] = ningbo.BODIES;
    await ningbo.ok(ningbo.decide(w, first, '无意见'));
    await ask(ningbo.OFFICE, `为什么 ${ningbo.NAME}`);
    const { card } = await w.as(ningbo.OFFICE).press('为什么要办：对方案四方面提出意见');
    expect(card.text()).toMatch(/已答复：无意见（9月\d+日（周.））/);
    expect(card.text().match(/还没有答复，9月\d+日（周.）前/g)).toHaveLength(2);
  });
});

describe('下一步', () => {
  it('tells each reader in his own words whose turn it is, until when, and what to press', async () => {
    await runningDeadline(w, { name: '智慧急救' });
    expect(await ask(HANDLER, '下一步 智慧急救')).toMatch(
      /现在轮到您：上传合同并备案[\s\S]*还剩 5 个工作日[\s\S]*合同签订后 5 个工作日内[\s\S]*点“去办理”，填好、传齐后点“备案”/,
    );
    expect(await ask(LEAD, '下一步 智慧急救')).toMatch(/现在由本单位何静办“合同备案”[\s\S]*请督促按时办，逾期会抄送您/);
    expect(await ask(OFFICE, '下一步 智慧急救')).toMatch(/在等.*（何静）办“合同备案”[\s\S]*到期前系统会提醒对方/);
    expect(await ask('华敏', '下一步 智慧急救')).toContain('现在没有要财政办的事');
    expect(await ask('严峻', '下一步 智慧急救')).toContain('这个项目供您了解，没有要您办的');
  });

  it('tells a reader what will come to him later', async () => {
    await plant(w, [{ name: '智慧急救', number: 'GS-2026-001', by: HANDLER, stage: 'prereview', open: 'prereview' }]);
    expect(await ask('华敏', '下一步 智慧急救')).toMatch(/以后轮到您的：安排年度预算/);
    expect(await ask(OFFICE, '下一步 智慧急救')).toMatch(/看完内容后选：合格、完善需求方案、拆分、合并、取消项目/);
  });

  it('tells an expert of the meeting that he sits at', async () => {
    const [projectId = 0] = await plant(w, [
      { name: '数字展厅', number: 'LA-2026-003', by: '李明', stage: 'preliminaryReview', open: 'preliminaryReview' },
    ]);
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
      await tx.agenda.insert({ meetingId, projectId, taskId: 1, position: 1, papers: [] });
      await tx.attendees.insert({ meetingId, seat: 'experts', staffId, name, org: '专家库', answer: 'pending' });
    });
    expect(await ask('韩志远', '下一步 数字展厅')).toMatch(/您是 2026年9月25日（周五） 09:30 “.*”的参会人/);
  });

  it('says that the project stands still, and that nothing is left to do once it ended', async () => {
    const { projectId } = await runningDeadline(w, { name: '智慧急救' });
    await w.db.tx(async (tx) => {
      await tx.pauses.insert({ projectId, fromOn: '2026-09-18', toOn: null, why: '涉诉', article: '五', at: w.clock.now() });
    });
    expect(await ask(HANDLER, '下一步 智慧急救')).toMatch(/项目自 2026年9月18日（周五） 起中止（涉诉）/);
    await plant(w, [
      { name: '旧系统', number: 'GS-2026-009', by: HANDLER, stage: 'contract', status: 'ended', result: 'passed' },
    ]);
    expect(await ask(HANDLER, '下一步 旧系统')).toContain('项目已结束：已通过');
  });
});
