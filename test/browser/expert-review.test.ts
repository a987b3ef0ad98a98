import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide, declare, HANDLER, HEAD, LISTING, OFFICE, ok, openTasks, PDF } from '../scenarios/ningbo-kit.js';
import { enterPlan, sendPlan } from '../scenarios/ningbo-plans.js';
import { answered, applyReview, improve, settle } from '../scenarios/ningbo-steps.js';
import { useBrowser } from '../support/browser.js';
import { world, type World } from '../support/world.js';
import { asked, faultsOf, pressed, sitDown, type Sitting } from './sitting.js';

/** Convenes the experts, and has an account on the second platform alone. */
const CEN = '岑浩';
const OPINIONS = ['补充测算依据', '补充绩效指标'];
const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
  await declare(w);
  await ok(decide(w, OFFICE, '列入清单', LISTING));
  await ok(decide(w, HEAD, '审议通过'));
  await enterPlan(w);
  await sendPlan(w);
  await ok(decide(w, OFFICE, '发出'));
  await answered(w, '补充灾备');
  await ok(decide(w, OFFICE, '汇总反馈', {}));
  await improve(w, ['已补充'], '项目方案（修改稿）.pdf');
  await settle(w);
  await ok(decide(w, OFFICE, '意见已落实，可申请评审'));
  await applyReview(w);
});
afterAll(() => w.close());

const stands = ({ page }: Sitting) => page.locator('main .button.primary').allInnerTexts();
it(
  'the experts are invited on a telephone: what can be done next stands out, first the notices, the conclusion not before its hour',
  { timeout: 60_000 },
  async () => {
    const office = await sitDown(place.browser, w, CEN, { width: 390 });
    const { page } = office;
    await page.goto(`${w.address}/pages/meetings`);
    await pressed(page, '安排专家评审会（1 个项目在等）');
    await asked(page, '日期').fill('2026-03-10');
    await asked(page, '时间').fill('14:00');
    await asked(page, '地点').fill('市大数据局 301');
    await pressed(page, '保存，下一步选项目');
    await pressed(page, '保存，下一步定人员');
    await page.getByText('名单符合要求，可以发会议通知。').waitFor();
    expect(await stands(office)).toEqual(['发会议通知']);
    const [notices, list] = [page.getByRole('button', { name: '发会议通知' }), page.getByLabel('从名单中选')];
    expect((await notices.boundingBox())?.y).toBeLessThan((await list.boundingBox())?.y ?? 0);
    await pressed(page, '发会议通知');
    await page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).click();
    await page.getByText('开会后在这里登记每个项目的结论。').waitFor();
    expect(await stands(office)).toEqual([]);
    expect(await faultsOf(office)).toEqual([]);
  },
);

it(
  'a conclusion without a choice is refused before anybody is asked, and leads back to the unit with its opinions',
  { timeout: 90_000 },
  async () => {
    await w.clock.to('2026-03-10T16:00+08:00');
    const office = await sitDown(place.browser, w, CEN, { width: 390 });
    const { page } = office;
    await page.goto(`${w.address}/pages/meetings/1`);
    expect(await stands(office)).toEqual(['登记结论']);
    await pressed(page, '登记结论');
    await asked(page, '专家评审意见').fill('方案方向正确，需补充测算依据');
    await pressed(page, '确认');
    await page.getByText('结论：请选择结论').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await asked(page, '专家评审意见').inputValue()).toBe('方案方向正确，需补充测算依据');
    await asked(page, '结论').selectOption({ index: 3 });
    await asked(page, '绩效前期论证意见').fill('同意');
    await asked(page, '修改意见（每行一条）').fill(OPINIONS.join('\n'));
    await pressed(page, '确认');
    await page.getByRole('dialog', { name: '登记这个结论？' }).getByRole('button', { name: '确定', exact: true }).click();
    await page.getByText('结论：修改后重新评审').waitFor();
    expect(await faultsOf(office)).toEqual([]);

    const unit = await sitDown(place.browser, w, HANDLER, { width: 390 });
    await unit.page.getByText('【修改后重新评审】报送方案').waitFor();
    await pressed(unit.page, '去办理');
    await unit.page.getByRole('heading', { name: /退回修改：请逐条回应意见/ }).waitFor();
    for (const opinion of OPINIONS) await unit.page.getByText(opinion).waitFor();
    await pressed(unit.page, '去回应');
    for (const no of [1, 2]) await asked(unit.page, `第 ${String(no)} 条的整改情况`).fill('已补充，见第五章');
    await pressed(unit.page, '保存回应');
    await pressed(unit.page, '核对并提交');
    const same = unit.page.getByText(/退回以后还没有换过文件：项目方案等 \d+ 份还是上次提交的/);
    await same.waitFor();
    const file = { name: '项目方案（评审后）.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
    await unit.page.getByLabel('换一个文件：项目方案').setInputFiles(file);
    await unit.page.getByText('项目方案（评审后）.pdf').first().waitFor();
    await pressed(unit.page, '核对');
    await unit.page.getByRole('heading', { name: '核对并提交' }).waitFor();
    expect(await same.count()).toBe(0);
    // What was changed this time is said anew each time.
    await unit.page
      .getByRole('link', { name: /本次修改说明/ })
      .first()
      .click();
    await asked(unit.page, '本次修改说明').fill('补充了第五章的效益分析');
    await pressed(unit.page, '核对');
    await unit.page.getByRole('heading', { name: '核对并提交' }).waitFor();
    await pressed(unit.page, '提交');
    await unit.page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }).click();
    await unit.page.getByRole('heading', { name: '提交成功' }).waitFor();
    expect(await faultsOf(unit)).toEqual([]);
    await w.settle();
    expect(await openTasks(w)).toEqual(['dispatchPlan']);
  },
);
