import { beforeEach, describe, expect, it } from 'vitest';
import { withForm } from '../../../workflow/read-facts.js';
import { signed, type Story } from '../decide/story.js';
import { next, planned, reviewed } from './kit.js';

let story: Story;
beforeEach(async () => {
  story = await reviewed();
});

/** An entry that a test changes: it must be there. */
function the<T>(entries: Record<string, T>, id: string): T {
  const entry = entries[id];
  if (entry === undefined) throw new Error(id);
  return entry;
}

describe('a project that can go on', () => {
  it('changes nothing where the new version says the same', async () => {
    expect(planned(story, await next())).toMatchObject({ from: '2026.1', to: '2026.2', obstacles: [], changes: [], clocks: [] });
  });

  it('goes by the new names of its stage and its tasks', async () => {
    const to = await next((draft) => {
      draft.stages = { ...draft.stages, examining: { ...the(draft.stages, 'review'), name: '审查' } };
      draft.tasks = {
        ...draft.tasks,
        examine: { ...the(draft.tasks, 'review'), name: '审查申报', stage: 'examining', actor: 'unitLead' },
      };
      delete draft.stages['review'];
      delete draft.tasks['review'];
      the(draft.deadlines, 'reviewing').task = 'examine';
      draft.replaces = { version: '2026.1', stages: { review: 'examining' }, tasks: { review: 'examine' } };
    });
    const { obstacles, changes, renames } = planned(story, to);
    expect(obstacles).toEqual([]);
    expect(changes).toEqual(['环节“审核”改称“审查”', '待办“审核”改称“审查申报”', '“审查申报”由县数字办改为分管负责人办理']);
    expect([renames.stage('review'), renames.task('review'), renames.task('declare')]).toEqual([
      'examining',
      'examine',
      'declare',
    ]);
  });

  it('has its clocks worked out again from the same day, with both dates', async () => {
    const to = await next((draft) => {
      the(draft.deadlines, 'reviewing').count = { n: 8, unit: 'wd' };
    });
    const { changes, clocks } = planned(story, to);
    expect(changes).toEqual(['“审核时限”由2026年9月24日（周四）改为2026年9月30日（周三）截止（8 个工作日，第五条）']);
    expect(clocks).toMatchObject([
      { type: 'deadlineMoved', deadlineId: 1, resolution: { startOn: '2026-09-18', dueOn: '2026-09-30' } },
    ]);
  });

  it('may do a task from the day on which the new version opens its window', async () => {
    const to = await next((draft) => {
      the(draft.deadlines, 'reviewing').opens = { from: 'opened', count: { n: 2, unit: 'd' } };
    });
    const { changes, clocks } = planned(story, to);
    expect(clocks).toMatchObject([{ type: 'deadlineMoved', opensOn: '2026-09-20', resolution: { dueOn: '2026-09-24' } }]);
    expect(changes).toEqual(['“审核时限”2026年9月20日（周日）起可以办理']);
  });

  it('gets the clocks that the new version has besides, and loses those that do not apply to it', async () => {
    const to = await next((draft) => {
      the(draft.deadlines, 'reviewing').when = { field: 'declaration.total', gte: 500 };
      draft.deadlines = {
        ...draft.deadlines,
        quick: { ...the(draft.deadlines, 'reviewing'), name: '小额审核', count: { n: 2, unit: 'wd' } },
      };
      delete the(draft.deadlines, 'quick').when;
    });
    const { changes, clocks } = planned(story, to);
    expect(changes).toEqual(['“审核时限”不再计时', '新增时限“小额审核”（2 个工作日）：2026年9月21日（周一）截止']);
    expect(clocks.map(({ type }) => type)).toEqual(['deadlineClosed', 'deadlineStarted']);
  });

  it('is told what an open task asks for besides', async () => {
    story.complete('review', 'return', { opinions: ['补充说明'] });
    const to = await next((draft) => {
      const [page] = the(draft.forms, 'declaration').pages;
      page?.fields.push({
        id: 'aim',
        label: '绩效目标',
        type: 'text',
        required: true,
        rules: [],
        min: 0,
        max: 200,
        multiline: false,
      });
      the(draft.forms, 'declaration').pages.at(-1)?.materials.push('budgetSheet');
      draft.materials = { ...draft.materials, budgetSheet: { ...the(draft.materials, 'plan'), name: '概算表' } };
    });
    expect(planned(story, to).changes).toEqual(['“填写申报表”多填一项：绩效目标', '“填写申报表”多交一份：概算表']);
  });
});

describe('a project that cannot', () => {
  it.each([
    [
      'its stage is gone',
      (draft: Awaited<ReturnType<typeof next>>) => delete draft.stages['review'],
      '现在的环节“审核”在新版本中没有',
    ],
    ['an open task is gone', (draft) => delete draft.tasks['review'], '正在办的“审核”在新版本中没有'],
    ['a task that was done is gone', (draft) => delete draft.tasks['declare'], '办过的“填写申报表”在新版本中没有'],
    ['a running clock is gone', (draft) => delete draft.deadlines['reviewing'], '正在计时的“审核时限”在新版本中没有'],
    ['a form is gone', (draft) => delete draft.forms['declaration'], '已填报的“项目申报表”在新版本中没有'],
    [
      'an outcome that was taken is gone',
      (draft) => delete the(draft.tasks, 'declare').outcomes['submit'],
      '“填写申报表”已办结为“提交”',
    ],
    [
      'an open task is done otherwise',
      (draft) => (the(draft.tasks, 'review').kind = 'meeting'),
      '正在办的“审核”在新版本中换了办法',
    ],
  ] as const satisfies readonly [string, (draft: Awaited<ReturnType<typeof next>>) => unknown, string][])(
    'where %s',
    async (_, change, says) => {
      const { obstacles, changes } = planned(story, await next((draft) => void change(draft)));
      expect(obstacles.join('\n')).toContain(says);
      expect(changes).toEqual([]);
    },
  );

  it('where an answer has no place, or is not accepted any more', async () => {
    const to = await next((draft) => {
      const [basic, budget] = the(draft.forms, 'declaration').pages;
      const fields = basic?.fields ?? [];
      fields.splice(
        fields.findIndex(({ id }) => id === 'shared'),
        1,
      );
      const nature = fields.find(({ id }) => id === 'nature');
      if (nature?.type === 'choice') nature.options = ['新设', '扩建'];
      const items = budget?.fields.find(({ id }) => id === 'items');
      if (items?.type === 'table') items.columns = items.columns.filter(({ id }) => id !== 'item');
    });
    expect(planned(story, to).obstacles).toEqual([
      '“项目申报表”的“项目性质”填的是“新建”，新版本不接受：请从选项中选择：新设、扩建。',
      '“项目申报表”的“是否共享数据”在新版本中没有，已填的是“是”。',
      '“项目申报表”的“预算明细”的“名称”一栏在新版本中没有。',
    ]);
  });

  it('where a letter was issued that the new version does not know', async () => {
    const to = await next((draft) => delete draft.letters['approval']);
    expect(planned(story, to, []).obstacles).toEqual([]);
    expect(planned(story, to, ['approval', 'approval']).obstacles).toEqual(['已出具的“审核意见书”在新版本中没有。']);
  });

  it('where the new version takes over from another one', async () => {
    const to = await next((draft) => (draft.replaces = { version: '2025.4', stages: {}, tasks: {} }));
    expect(planned(story, to).obstacles).toEqual(['新版本只承接版本 2025.4 的项目，请先迁移到 2025.4。']);
  });
});

it('counts again from the date that a form says', async () => {
  story.complete('review', 'pass');
  story.project = withForm(story.project, 'contract', signed);
  story.tell({ type: 'filled', taskId: story.open('fileContract') });
  const to = await next((draft) => {
    the(draft.deadlines, 'filing').count = { n: 5, unit: 'wd' };
  });
  expect(planned(story, to, ['approval'])).toMatchObject({
    obstacles: [],
    clocks: [{ type: 'deadlineMoved', resolution: { startOn: '2026-09-18', dueOn: '2026-09-24' } }],
  });
});
