import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../handlers/reply.js';
import { buttonOf, desk, press, valueOf, words, type Desk, type Person } from './desk.js';

let d: Desk;
let li: Person;
beforeAll(async () => {
  d = await desk();
});
afterAll(() => d.close());

let people = 0;
/** Somebody new with an empty draft, open at its first page. */
async function begin(): Promise<Reply> {
  li = await d.hire('李明', `单位${String((people += 1))}`, ['经办人']);
  return d.do(li, { verb: 'draft.begin', policy: 'linan' });
}

describe('beginning', () => {
  it('fills in what is known of the person and the unit', async () => {
    await d.hire('周建平', `单位${String(people + 1)}`, ['分管负责人']);
    const first = await begin();
    const unit = await press(d, li, first, '下一页', { name: '智慧场馆', nature: '新建' });

    expect(valueOf(unit, 'contact')).toBe('李明');
    expect(valueOf(unit, 'phone')).toBe('13800000000');
    expect(valueOf(unit, 'lead')).toBe('周建平');
    expect(valueOf(unit, 'unitName')).toBe(`单位${String(people)}`);
  });

  it('takes up a draft that was never touched instead of leaving two', async () => {
    await begin();
    await d.do(li, { verb: 'draft.begin', policy: 'linan' });

    const staff = await d.db.tx((tx) => tx.staff.get(li.id));
    expect(await d.db.tx((tx) => tx.projects.ofUnit('linan', staff?.unitId ?? 0))).toHaveLength(1);
  });

  it('is refused to whoever does not declare, with whom to turn to', async () => {
    const zhao = await d.hire('赵敏', '主管局', ['主管部门']);

    await expect(d.do(zhao, { verb: 'draft.begin', policy: 'linan' })).rejects.toMatchObject({
      refusal: { code: 'NOT_FOR_YOU' },
    });
    await expect(d.do(zhao, { verb: 'draft.begin', policy: 'gongshu' })).rejects.toMatchObject({
      refusal: { code: 'NOT_FOR_YOU' },
    });
  });

  it('stores nothing of a 涉密 project', async () => {
    const wang = await d.hire('王芳', '密室', ['经办人']);
    const reply = await d.do(wang, { verb: 'draft.refuse', policy: 'linan' });

    expect(words(reply)).toContain('涉密项目不能在这里申报');
    const staff = await d.db.tx((tx) => tx.staff.get(wang.id));
    expect(await d.db.tx((tx) => tx.projects.ofUnit('linan', staff?.unitId ?? 0))).toEqual([]);
  });
});

describe('a page', () => {
  it('is kept when it is submitted, and names the draft', async () => {
    const first = await begin();
    const next = await press(d, li, first, '下一页', { name: '智慧场馆', nature: '新建', summary: '建设统一预约与客流分析' });
    const back = await press(d, li, next, '上一页');

    expect(valueOf(back, 'name')).toBe('智慧场馆');
    expect(valueOf(back, 'summary')).toBe('建设统一预约与客流分析');
  });

  it('keeps what cannot be read as it was typed, and stays there', async () => {
    const first = await begin();
    const same = await press(d, li, first, '下一页', { name: '智慧场馆', period: '一年半' });

    expect(valueOf(same, 'period')).toBe('一年半');
    expect(words(same)).toContain('没有看懂“一年半”');
  });

  it('opens the further questions of an extension before the person goes on', async () => {
    const first = await begin();
    const same = await press(d, li, first, '下一页', { name: '智慧场馆', nature: '扩建' });

    expect(words(same)).toContain('按您的选择，本页还要填写：原项目投入使用时间');
    expect(valueOf(same, 'formerScope')).toBe('');
    const next = await press(d, li, same, '下一页', {});
    expect(valueOf(next, 'contact')).toBe('李明');
  });

  it('merges what an overtaken card brings, and says so', async () => {
    const first = await begin();
    await press(d, li, first, '保存草稿', { name: '甲方案' });
    const late = await press(d, li, first, '下一页', { nature: '新建', period: '12' });

    expect(words(late)).toContain('这份表刚在别处保存过');
    const again = await press(d, li, late, '上一页');
    expect(valueOf(again, 'name')).toBe('甲方案');
    expect(valueOf(again, 'period')).toBe('12');
  });

  it('gives what was not taken a card of its own where it has no room beside the form', async () => {
    const first = await begin();
    const texts = ['summary', 'formerEquipment', 'formerData', 'formerScope', 'formerBenefit'];
    const all = (sign: string) => Object.fromEntries(texts.map((id, at) => [id, `${sign}${String(at)}`.repeat(500)]));
    await press(d, li, first, '保存草稿', { name: '甲方案', nature: '扩建', ...all('甲') });
    const late = await press(d, li, first, '下一页', { name: '甲方案', nature: '扩建', ...all('乙') });

    for (const text of Object.values(all('乙'))) expect(words(late)).toContain(text);
    expect(valueOf(late, 'name')).toBeUndefined();
    const back = await press(d, li, late, '继续填写');
    expect(valueOf(back, 'summary')).toBe(all('甲')['summary']);
  });

  it('loses nothing when two cards are submitted at the same moment', async () => {
    const first = await begin();
    await Promise.all([press(d, li, first, '保存草稿', { name: '甲方案' }), press(d, li, first, '保存草稿', { period: '12' })]);
    const now = await press(d, li, first, '保存草稿', {});

    expect([valueOf(now, 'name'), valueOf(now, 'period')]).toEqual(['甲方案', '12']);
  });

  it('ignores fields that are not its own, totals and rows above all', async () => {
    const first = await begin();
    await press(d, li, first, '保存草稿', {
      name: '甲方案',
      total: '1',
      items: [{ price: 1 }],
      constructor: 'x',
      __proto__: { y: 1 },
    });
    const draft = await d.db.tx(async (tx) => {
      const action = buttonOf(first, '保存草稿').action;
      return tx.forms.draftOf('task' in action && typeof action.task === 'number' ? action.task : 0);
    });

    expect(Object.keys(draft?.values ?? {})).not.toContain('items');
    expect(Object.keys(draft?.values ?? {})).not.toContain('constructor');
    expect(draft?.values).toMatchObject({ name: '甲方案', total: null });
  });

  it('gives each card shown a form of its own name, since clients lock one that was submitted', async () => {
    const first = await begin();
    const names = new Set<string>();
    let now = first;
    for (let n = 0; n < 3; n += 1) {
      now = await press(d, li, now, '保存草稿', { name: '甲方案' });
      names.add(JSON.stringify(now.card?.body.find((block) => block.kind === 'form')?.id));
    }

    expect(names.size).toBe(3);
  });
});
