import { afterAll, beforeAll, expect, it } from 'vitest';
import { press } from '../handlers/decisions/kit.js';
import { visit } from '../support/visit.js';
import type { World } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

/** 智慧水务, sent back once, handed in again and passed: two revisions of its form, and a letter. */
let w: World;
beforeAll(async () => {
  w = await yunshanWorld();
  await declare(w);
  await w.as('县办').say('待办');
  await w.as('县办').press('去办理');
  await w.as('县办').press('退回修改');
  await w.as('县办').fill({ '修改意见（每行一条）': '缺目录' }).press('退回修改');
  const chen = w.as('陈水');
  await chen.press('去办理');
  await chen.press('回应修改意见（还剩 1 条）');
  await chen.fill({ '第 1 条的整改情况': '已补' }).press('保存回应');
  await chen.press('核对并提交');
  for (let at = 0; at < 4 && !chen.lastCard().buttons().includes('提交'); at += 1) {
    await chen.press(
      chen
        .lastCard()
        .buttons()
        .find((label) => label.startsWith('下一页')) ?? '下一页',
    );
  }
  await chen.press('提交');
  await w.as('县办').press('逐条核对整改');
  await w.as('县办').press('已整改');
  const [task] = await w.db.tx((tx) => tx.tasks.openOfKind('yunshan', ['review'], null));
  await press(w, '县办', `task-decide.${String(task?.task.id)}.${String(task?.task.version)}.pass`);
});
afterAll(() => w.close());

it('tells revisions of a form apart', async () => {
  const chen = await visit(w, '陈水');
  await chen.open('/pages/projects/1');
  expect(chen.text()).toMatch(/申报表（第 1 稿）[\s\S]*申报表（第 2 稿）/);
});

it('says the number of a letter once', async () => {
  const chen = await visit(w, '陈水');
  const [letter] = await w.db.tx((tx) => tx.letters.ofProject(1));
  await chen.open(`/pages/print/letters/${String(letter?.id)}`);
  expect(letter?.number).not.toBeNull();
  expect(
    chen
      .html()
      .querySelector('.paper')
      ?.textContent.split(letter?.number ?? '-'),
  ).toHaveLength(2);
});
