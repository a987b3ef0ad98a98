import { describe, expect, it } from 'vitest';
import {
  filing,
  formConfirm,
  formPage,
  meetingSeats,
  opinionsAnswer,
  opinionsReview,
  projectStatus,
  taskReview,
  unknownText,
} from '../../cards/index.js';
import { buttonsOf, inputsOf } from '../../cards/kit/walk.js';
import { plainText } from '../../cards/kit/plain.js';
import * as sample from '../../cards/kit/samples.js';
import type { Card } from '../../cards/kit/tree.js';

function exampleOf<P>({ id, examples }: { id: string; examples: Readonly<Record<string, P>> }, name: string): P {
  const example = examples[name];
  if (example === undefined) throw new Error(`${id} has no example ${name}`);
  return example;
}
const labels = (card: Card) => buttonsOf(card).map(({ label }) => label);

describe('form-page', () => {
  it('names every fault on top and again at its question', () => {
    const said = plainText(formPage.render(exampleOf(formPage, 'faults')));

    expect(said).toContain('还有 2 处需要补充或更正');
    expect(said.match(/不少于 20 字，现在是 0 字/g)).toHaveLength(2);
  });

  it('leads from the last page to the confirmation', () => {
    const { action } =
      buttonsOf(formPage.render(exampleOf(formPage, 'materials'))).find(({ label }) => label.startsWith('下一页')) ?? {};

    expect(action).toEqual({ verb: 'form.goto', task: 41, version: 3, page: 3, to: 4 });
  });

  it('leads from any earlier page straight to the confirmation', () => {
    const straight = buttonsOf(formPage.render(exampleOf(formPage, 'typical'))).find(({ label }) => label === '直接核对');
    expect(straight?.action).toMatchObject({ verb: 'form.goto', page: 0, to: 4 });
    expect(labels(formPage.render(exampleOf(formPage, 'materials')))).not.toContain('直接核对');
  });

  it('shows a long table in parts', () => {
    const shown = formPage.render(exampleOf(formPage, 'extreme'));

    expect(labels(shown)).toContain('第 171 行');
    expect(labels(shown)).not.toContain('第 1 行');
    expect(labels(shown)).toContain('前 10 行');
    expect(labels(shown)).not.toContain('后 10 行');
  });

  it('asks for no file that the project does not need', () => {
    const shown = labels(formPage.render(exampleOf(formPage, 'materials')));

    expect(shown).toEqual(expect.arrayContaining(['重新上传 建设方案', '上传 数据资源目录']));
    expect(shown.join()).not.toContain('批复文件');
  });
});

describe('form-confirm', () => {
  it('says which form it hands in, and of which project', () => {
    const { header } = formConfirm.render(exampleOf(formConfirm, 'ready'));
    expect(header.title).toBe('确认并提交：项目申报表');
    expect(header.subtitle).toBe(sample.project.name);
    const unnamed = { ...exampleOf(formConfirm, 'ready'), projectName: null };
    expect(formConfirm.render(unnamed).header).toMatchObject({ title: '确认并提交：项目申报表' });
  });

  it('offers 提交 only when nothing is missing, else the way to each page with a fault', () => {
    expect(labels(formConfirm.render(exampleOf(formConfirm, 'ready')))).toContain('提交');
    const wrong = labels(formConfirm.render(exampleOf(formConfirm, 'faults')));
    expect(wrong).not.toContain('提交');
    expect(wrong).toEqual(expect.arrayContaining(['去修改：基本信息', '去修改：预算']));
  });

  it('counts what is wanting beside what a gate refuses, and leads to where either is mended', () => {
    const card = formConfirm.render(exampleOf(formConfirm, 'shutAndWanting'));
    expect(plainText(card)).toContain('除最上面所说的以外，还有 1 处需要补充或更正');
    expect(labels(card)).toEqual(expect.arrayContaining(['去修改：基本信息', '去修改：预算']));
    expect(plainText(formConfirm.render(exampleOf(formConfirm, 'faults')))).not.toContain('最上面');
  });

  it('leads to every page that somebody wants to change, to the last by 上一页', () => {
    const { pages } = exampleOf(formConfirm, 'ready');
    const ready = labels(formConfirm.render(exampleOf(formConfirm, 'ready')));
    expect(ready.filter((label) => label.startsWith('改：'))).toEqual(pages.slice(0, -1).map(({ title }) => `改：${title}`));
    expect(ready).toContain('上一页');
    expect(plainText(formConfirm.render(exampleOf(formConfirm, 'ready')))).toContain('改最后一页，点“上一页”。');
    const wrong = labels(formConfirm.render(exampleOf(formConfirm, 'faults')));
    expect(wrong).not.toContain('改：基本信息');
  });

  it('speaks of 上一页 only where it stands: to a last page that lacks something the way is 去修改', () => {
    const faults = [{ page: sample.pages.length - 1, field: null, label: '数据资源目录', text: '还没有上传' }];
    const card = formConfirm.render({ ...exampleOf(formConfirm, 'ready'), faults });
    expect(labels(card)).not.toContain('上一页');
    expect(plainText(card)).toContain('要改别的内容，点那一页的名称。');
    expect(plainText(card)).not.toContain('上一页');
  });
});

describe('task-review', () => {
  it('shows outcomes only to those who may decide', () => {
    expect(labels(taskReview.render(exampleOf(taskReview, 'first')))).toEqual(
      expect.arrayContaining(['通过', '退回修改', '不予通过']),
    );
    const reader = taskReview.render(exampleOf(taskReview, 'reader'));
    expect(labels(reader)).not.toContain('通过');
    expect(plainText(reader)).toContain('这件事由主管部门办理');
  });

  it('takes an outcome that needs nothing at once, and asks first for one that needs words', () => {
    const verbs = buttonsOf(taskReview.render(exampleOf(taskReview, 'first'))).map(({ label, action }) => [label, action.verb]);

    expect(verbs).toContainEqual(['通过', 'task.decide']);
    expect(verbs).toContainEqual(['退回修改', 'task.ask']);
  });

  it('says how many of what a check found are left out, and where they are; nothing where all are there', () => {
    const finding = { where: '第三章', text: '没有找到数据目录', article: '附件1', level: 'missing' as const };
    const check = (count: number) => ({ id: 'plan', name: '建设方案', findings: Array.from({ length: count }, () => finding) });
    const said = (...counts: number[]) =>
      plainText(taskReview.render({ ...exampleOf(taskReview, 'first'), checks: counts.map(check) }));
    expect(said(33)).toContain('其余 13 处见“建设方案检查结果”。');
    expect(said(20)).not.toContain('其余');
    const two = [check(15), { ...check(15), id: 'need', name: '需求方案' }, { ...check(3), id: 'list', name: '清单' }];
    const card = plainText(taskReview.render({ ...exampleOf(taskReview, 'first'), checks: two }));
    expect(card).toContain('其余 13 处见“需求方案检查结果”“清单检查结果”。');
  });

  it('keeps its buttons however long the declaration is, and says that it was cut', () => {
    const long = taskReview.render(exampleOf(taskReview, 'extreme'));

    expect(labels(long)).toEqual(expect.arrayContaining(['通过', '退回修改', '不予通过', '查看全文', '为什么']));
    expect(plainText(long)).toContain('部分内容较长，已节选');
  });
});

describe('opinions', () => {
  it('are asked a few at a time, the open ones first', () => {
    const inputs = inputsOf(opinionsAnswer.render(exampleOf(opinionsAnswer, 'extreme')));

    expect(inputs).toHaveLength(6);
    expect(inputs[0]?.name).toBe('answer_101');
  });

  it('can be answered anew one at a time', () => {
    const inputs = inputsOf(opinionsAnswer.render(exampleOf(opinionsAnswer, 'editing')));

    expect(inputs).toMatchObject([{ name: 'answer_51', value: '已补充，见第十一章。' }]);
  });

  it('are accepted only once they are answered', () => {
    const verbs = buttonsOf(opinionsReview.render(exampleOf(opinionsReview, 'typical'))).map(({ action }) => action);

    expect(verbs.filter(({ verb }) => verb === 'opinion.accept')).toEqual([
      { verb: 'opinion.accept', task: 46, version: 1, opinion: 51 },
    ]);
    expect(verbs.filter(({ verb }) => verb === 'opinion.reopen')).toHaveLength(2);
  });
});

describe('filing', () => {
  it('asks for a reason only when it comes late', () => {
    const names = (example: string) => inputsOf(filing.render(exampleOf(filing, example))).map(({ name }) => name);

    expect(names('late')).toContain('its_late_reason');
    expect(names('counted')).not.toContain('its_late_reason');
  });
});

describe('meeting-seats', () => {
  it('offers the invitation only once the list obeys the rules', () => {
    expect(labels(meetingSeats.render(exampleOf(meetingSeats, 'faults')))).not.toContain('发会议通知');
    expect(labels(meetingSeats.render(exampleOf(meetingSeats, 'ready')))).toContain('发会议通知');
  });
});

describe('what people type', () => {
  it('comes out as it went in', () => {
    expect(plainText(unknownText.render(exampleOf(unknownText, 'none')))).toContain('{{constructor}} **粗体**');
    expect(plainText(taskReview.render({ ...exampleOf(taskReview, 'first'), warnings: [sample.hostile] }))).toContain(
      sample.hostile,
    );
  });
});

describe('project-status', () => {
  it('tells letters of one title apart', () => {
    const [first = '', second = ''] = labels(projectStatus.render(exampleOf(projectStatus, 'again'))).filter((label) =>
      label.includes('意见函'),
    );
    expect(first).toBe('修改意见函（2026年9月18日 11:05）');
    expect(second).toBe('修改意见函（2026年9月24日 11:05）');
  });
});
