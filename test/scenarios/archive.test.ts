import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { applies, attach, fourItems, open, passedOnce, pays, REVIEWED, signs, status, tendered } from './linan-contract-kit.js';
import { beforeExperts, conclude, decide, HANDLER, newest, OFFICE, ok } from './linan-meeting-kit.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

/** The first page of the archive as its unit gets it, tags taken out. */
async function archived(): Promise<string> {
  const li = w.as(HANDLER);
  await li.say('进度 智慧场馆');
  await ok(li.press('导出档案', newest(w, HANDLER)));
  const zip = new PizZip(li.files().find(({ name }) => name.endsWith('.zip'))?.bytes ?? new Uint8Array());
  const html = zip.file('index.html')?.asText() ?? '';
  return html
    .replace(/<\/(?:td|th|h2|h3)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/\n{2,}/g, '\n');
}

/** Where each stands in a text, which has to have all of them. */
function places(text: string, words: readonly string[]): number[] {
  return words.map((word) => {
    const at = text.indexOf(word);
    if (at < 0) throw new Error(`no ${word} in:\n${text}`);
    return at;
  });
}
const rising = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

describe('the archive of a project', () => {
  it('has the forms as they were handed in one after the other, and the decisions as they were made', async () => {
    const li = w.as(HANDLER);
    await beforeExperts(w);
    await ok(conclude(w, 'adjust', { ...REVIEWED, 修改意见: '补充安全设计' }));
    const items = await fourItems(w);
    await attach(w, (await li.press('去修改：方案完善', items)).card, '修改后的建设方案');
    await ok(li.press('提交', (await li.press('下一页：核对')).card));
    const opinions = await li.press('回应修改意见（还剩 1 条）', await open(w, '上传修改后的建设方案'));
    const answered = await li.fill({ '第 1 条的整改情况': '见第八章' }).press('保存回应', opinions.card);
    const page = await li.press('返回修改后的建设方案', answered.card);
    await ok(li.press('提交', (await li.fill({ 修改说明: '已按意见修改' }).press('下一页：核对', page.card)).card));
    await decide(w, OFFICE, '审查通过');
    await w.clock.to(w.clock.now() + 60_000);
    await ok(li.press('确认启动', await open(w, '启动招投标（采购）')));

    const text = await archived();
    const [, forms = ''] = text.split('填报内容\n');
    const titles = ['项目申报表\n', '项目评审申请\n', '专家评审结论\n', '方案管理\n', '修改后的建设方案\n'];
    const stood = places(forms, titles);
    expect(stood).toEqual(rising(stood));
    const [, results = ''] = text.split('办理结果\n');
    const decided = places(results, ['专家评审\n需要调整', '方案管理\n提交', '审查通过', '确认启动']);
    expect(decided).toEqual(rising(decided));
  });

  it('has a conclusion that another review made void as it was, and says that it was taken back', async () => {
    await beforeExperts(w);
    await ok(conclude(w, 'another', { ...REVIEWED, 结论说明: '须重新编制方案' }));
    const text = await archived();
    const [, conclusion = ''] = text.split('\n专家评审结论\n版本');
    expect(conclusion).toMatch(/^[\s\S]*第 2 稿\n[^\n]*\n赵敏\n清空，待重新填写\n[\s\S]*评审意见摘要\n方案可行，同意通过\n/);
    expect(conclusion.split('\n材料\n')[0]).not.toContain('未填写');
    // Nobody handed in an empty one.
    expect(text).toContain('“专家评审结论”清空，待重新填写');
    expect(text.match(/提交“专家评审结论”/g)).toHaveLength(1);
  });

  it('has each contract and each payment for itself, and says of its papers whose they are', { timeout: 30_000 }, async () => {
    const [platform, hardware] = ['平台合同', '设备合同'] as const;
    await passedOnce(w);
    await tendered(w);
    await open(w, '添加合同（第 1 份合同）');
    const plan = [['首付款', 20] as const, ['进度款', 30] as const, ['尾款', 10] as const];
    await ok(signs(w, platform, 60, plan));
    await w.as(HANDLER).press('添加合同', await status(w));
    await ok(signs(w, hardware, 30, [['一次付清', 30]]));
    await ok(pays(w, platform, '首付款', 20));
    await ok(applies(w, platform, { 款项: '进度款', '本次支付金额（万元）': 30 }));
    await decide(w, OFFICE, '退回', { 退回的理由: '请拨单缺盖章' });
    await ok(applies(w, platform, { 款项: '进度款', '本次支付金额（万元）': 25 }));

    const text = await archived();
    expect(text).toMatch(/采购合同（设备合同）\n版本\n时间\n填报人\n与上一稿相比\n第 1 稿\n/);
    const [, first = '', second = ''] = text.split(/\n支付申请（平台合同）第 [12] 次\n/);
    expect(first).toMatch(/第 1 稿\n[^\n]*\n李明\n—\n本次支付\n款项\n首付款\n本次支付金额\n20 万元\n/);
    // Sent back it is a second draft of the same, and no other payment's.
    expect(second).toMatch(/^版本[\s\S]*第 1 稿\n[^\n]*\n李明\n—\n第 2 稿\n[^\n]*\n李明\n本次支付金额：30 万元 → 25 万元\n/);
    const [, papers = ''] = text.split('\n材料\n文件\n');
    expect(papers).toMatch(/专项经费请拨单（平台合同）/);
    expect(papers).toMatch(/合同文本（平台合同）[\s\S]*合同文本（设备合同）/);
  });
});
