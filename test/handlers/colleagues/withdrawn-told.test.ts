import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLLEAGUE, declaredWorld, HANDLER, newest, OFFICE, until } from '../../scenarios/gongshu-kit.js';
import { visit } from '../../support/visit.js';
import type { World } from '../../support/world.js';

const SAYS = '智慧急救（GS-2026-001）：已撤回，待重新提交。';

/** 智慧急救 was handed in and taken back. */
let w: World;
beforeEach(async () => {
  w = await declaredWorld();
  await w.as(HANDLER).press('撤回');
});
afterEach(() => w.close());

describe('a declaration that was taken back', () => {
  it.each(['首页', '我的项目', '待办'])(
    'is named on %s of the unit, with the way to go on, until it is handed in again',
    async (command) => {
      for (const who of [HANDLER, COLLEAGUE]) {
        await w.as(who).say(command);
        expect(newest(w, who).text()).toContain(SAYS);
        expect(newest(w, who).text()).not.toContain('目前没有要您办理的事');
        expect(newest(w, who).buttons()).toContain('继续填写');
      }
      await w.as(OFFICE).say(command);
      expect(newest(w, OFFICE).text()).not.toContain('已撤回');
      await w.as(HANDLER).press('继续填写', newest(w, HANDLER));
      await until(w, HANDLER, '下一页', '请核对后提交');
      await w.as(HANDLER).press('提交');
      await w.as(HANDLER).say(command);
      expect(newest(w, HANDLER).text()).not.toContain('已撤回');
    },
  );

  it('is told from a draft that was never handed in', async () => {
    await w.as(HANDLER).say('草稿箱');
    expect(newest(w, HANDLER).text()).toContain('（已撤回，待重新提交）');
    const he = await visit(w, HANDLER);
    for (const path of ['/pages/', '/pages/projects', '/pages/drafts']) {
      await he.open(path);
      expect(he.html().querySelector('main')?.structuredText, path).toContain('已撤回，待重新提交');
    }
  });
});
