import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.js';
import type { World } from '../../support/world.js';
import { worldOn } from '../../support/world-on.js';
import { newest, OFFICE, OTHER_OFFICE, waiting } from './desk.js';

const WHERE = { 时间: '14:00', 地点: '三楼会议室' };

describe.each(databases())('two who plan meetings at the same moment on $name', (kind) => {
  let w: World;
  beforeEach(async () => {
    w = await worldOn(kind);
    await waiting(w);
  });
  afterEach(() => w.close());

  it('begin one meeting', async () => {
    for (const name of [OFFICE, OTHER_OFFICE]) await w.as(name).say('会议');
    await Promise.all([OFFICE, OTHER_OFFICE].map((name) => w.as(name).press('安排专家评审会', newest(w, name))));
    expect(await w.db.tx((tx) => tx.meetings.list('linan'))).toHaveLength(1);
  });

  it('put a project on one agenda', async () => {
    for (const [at, name] of [OFFICE, OTHER_OFFICE].entries()) {
      await w.as(name).say('会议');
      await w.as(name).press('安排专家评审会');
      await w
        .as(name)
        .fill({ 日期: `2026-09-2${String(3 + at)}`, ...WHERE })
        .press('保存，下一步选项目');
    }
    await Promise.all([OFFICE, OTHER_OFFICE].map((name) => w.as(name).press('保存，下一步定人员', newest(w, name))));
    const listed = await w.db.tx(async (tx) => {
      const meetings = await tx.meetings.list('linan');
      return tx.agenda.ofMeetings(meetings.map(({ id }) => id));
    });
    expect(listed.map(({ projectId }) => projectId).sort()).toEqual([1, 2]);
  });
});
