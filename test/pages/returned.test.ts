import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declare, HANDLER, OFFICE } from '../scenarios/gongshu-kit.js';
import { decide } from '../scenarios/gongshu-steps.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';

describe('a project that came back, on pages', () => {
  let w: World;
  beforeAll(async () => {
    w = await world({ now: '2026-09-18T09:05+08:00' });
    await declare(w);
    await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口\n核减终端' });
  });
  afterAll(() => w.close());

  it('is named so, shows the opinions on top, and goes from the last answer to the confirmation', async () => {
    const he = await visit(w, HANDLER);
    for (const page of ['/pages/', '/pages/tasks']) {
      await he.open(page);
      expect(he.text(), page).toContain('【完善需求方案】填写项目申报表');
    }
    for (const words of ['首页', '待办']) {
      await w.as(HANDLER).say(words);
      expect(w.as(HANDLER).lastCard().text(), words).toContain('【完善需求方案】填写项目申报表');
    }
    const [task] = (await w.db.tx((tx) => tx.tasks.ofProject(1))).filter(({ state }) => state === 'open');
    const form = `/pages/forms/${String(task?.id)}`;
    await he.open(form);
    const opinions = he.html().querySelector('#opinions')?.structuredText ?? '';
    expect(opinions).toMatch(/还剩 2 条[\s\S]*补充接口[\s\S]*待回应[\s\S]*核减终端[\s\S]*待回应/);
    const buttons = he.buttons();
    expect(buttons.indexOf('去回应')).toBeGreaterThanOrEqual(0);
    expect(buttons.indexOf('去回应')).toBeLessThan(buttons.findIndex((label) => label.startsWith('下一页')));

    await he.press('去回应');
    await he.fill({ '第 1 条的整改情况': '已补充' }).press('保存回应');
    await he.open(form);
    expect(he.html().querySelector('#opinions')?.structuredText).toMatch(/还剩 1 条[\s\S]*已回应[\s\S]*已补充[\s\S]*核减终端/);
    await he.press('去回应');
    await he.fill({ '第 2 条的整改情况': '已核减' }).press('保存回应');
    await he.press('核对并提交');
    expect(he.at().split('?')[0]).toBe(form);
    expect(he.html().querySelector('.step-title')?.textContent).toBe('核对并提交');
    expect(he.buttons()).not.toContain('去回应');
    expect(he.buttons()).toContain('提交');
  });

  it('the same from the conversation on a page', async () => {
    const he = await visit(w, HANDLER);
    await he.open('/pages/chat');
    await he.press('待办');
    await he.press('去办理');
    await he.press('查看意见与回应');
    await he.press('核对并提交');
    expect(he.html().querySelector('#last')?.structuredText).toContain('智慧急救');
    expect(he.buttons()).toContain('提交');
  });

  it('a new form shows none', async () => {
    const he = await visit(w, HANDLER);
    await he.open('/pages/');
    await he.press('申报');
    await he.press('否，开始申报');
    expect(he.html().querySelector('#opinions')).toBeNull();
    expect(he.buttons()).not.toContain('去回应');
  });
});
