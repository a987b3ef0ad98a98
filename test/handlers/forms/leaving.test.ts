import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonOf, desk, press, valueOf, type Desk } from './desk.js';

let d: Desk;
beforeAll(async () => {
  d = await desk();
});
afterAll(() => d.close());

it('keeps what was typed when another card takes the place of the page', async () => {
  const li = await d.hire('李明', '区文旅局', ['经办人']);
  const first = await d.do(li, { verb: 'draft.begin', policy: 'linan' });
  const { action } = buttonOf(first, '下一页');
  const task = 'task' in action ? Number(action.task) : 0;
  await d.do(li, { verb: 'opinion.list', task }, { name: '没有丢', nature: '新建' });

  const project = (await d.db.tx((tx) => tx.tasks.get(task)))?.projectId ?? 0;
  const again = await d.do(li, { verb: 'draft.open', project });
  expect(valueOf(again, 'name')).toBe('没有丢');
});

it('leaves the draft of others alone', async () => {
  const li = await d.hire('李明', '区水利局', ['经办人']);
  const lead = await d.hire('周建平', '区水利局', ['分管负责人']);
  const first = await d.do(li, { verb: 'draft.begin', policy: 'linan' });
  const { action } = buttonOf(await press(d, li, first, '保存草稿', { name: '原来的' }), '下一页');
  const task = 'task' in action ? Number(action.task) : 0;
  await d.do(lead, { verb: 'opinion.list', task }, { name: '被改的' });

  const rows = await d.db.tx((tx) => tx.forms.draftOf(task));
  expect(rows?.values['name']).toBe('原来的');
});
