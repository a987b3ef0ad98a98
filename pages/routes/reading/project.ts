import { button } from '../../../cards/kit/build.js';
import { formatDate, longInstant } from '../../../workflow/time/civil.js';
import { wan } from '../../../cards/kit/speech.js';
import type { Verb } from '../../../cards/kit/action.js';
import type { Block, Button } from '../../../cards/kit/tree.js';
import { buttonsOf } from '../../../cards/kit/walk.js';
import { turnBlock } from '../../../cards/kit/parts.js';
import type { MaterialView } from '../../../cards/kit/props.js';
import { historyReading, type ProjectReading, projectReading } from '../../../handlers/reading/project.js';
import { renderBlocks } from '../../render/blocks.js';
import { dueView, type ItemView, type ListView } from '../../render/item.js';
import { pagerView } from '../../render/pager.js';
import { linkView, pressView } from '../../render/press.js';
import { OPINION_WORDS, stayView } from '../../render/project-words.js';
import { sheetBlocks } from '../../render/sheet.js';
import { renderView } from '../../render/view.js';
import type { Place, Visitor } from '../../visit.js';
import { projectPlace, taskPlace } from '../../where.js';
import { readingPage } from './page.js';

export const TO_PROJECTS: readonly Place[] = [
  { label: '首页', href: '/pages/' },
  { label: '项目', href: '/pages/projects' },
];

/** `GET /pages/projects/:id` */
export const project = readingPage(
  (context, { id }) => projectReading(context, id),
  (found, { visitor }) => ({
    title: found.props.project.name === '' ? '未命名的项目' : found.props.project.name,
    main: draw(found, visitor),
    styles: ['reading', 'timeline'],
    trail: TO_PROJECTS,
    wide: true,
  }),
);

/** `GET /pages/projects/:id/history?page=` */
export const projectHistory = readingPage(
  (context, { id, page }) => historyReading(context, id, page),
  ({ id, name, steps, total, ...at }) => ({
    title: '办理经过',
    main: renderView('history', {
      name,
      total,
      steps: steps.map((step) => ({ ...step, at: longInstant(step.at), by: step.by ?? '系统' })),
      pager: pagerView(`${projectPlace(id)}/history`, at),
    }),
    styles: ['reading'],
    trail: [...TO_PROJECTS, { label: name, href: projectPlace(id) }],
  }),
);

/** Buttons that this page has a better place for, or that lead to itself. */
const ELSEWHERE: readonly Verb[] = [
  'task.show',
  'project.show',
  'project.next',
  'project.history',
  'deadline.why',
  'letter.send',
  'letter.list',
  'home.run',
  'page.open',
];
/** What goes on with the project stands at its head. */
const FIRST: readonly Verb[] = ['advice.show', 'task.withdraw', 'task.takeOver', 'task.start'];

function draw(found: ProjectReading, { csrf }: Visitor): string {
  const { props, card, next, draft, timeline, opinions, lots, history } = found;
  const { project: about, mine, result, turns } = props;
  const now = props.stages.find(({ state }) => state === 'now')?.name ?? '';
  const own = buttonsOf(card).filter(({ action }) => !ELSEWHERE.includes(action.verb));
  const isFirst = ({ action }: Button): boolean => FIRST.includes(action.verb);
  const lists = [formsList(found), materialsList(found), lettersList(found)].filter((list) => list !== null);
  const done = opinions.filter(({ state }) => state === 'accepted').length;
  return renderView('project', {
    csrf,
    name: about.name === '' ? '未命名的项目' : about.name,
    state: draft ? '草稿' : (result ?? now),
    tone: result === null ? 'info' : props.failed ? 'bad' : 'done',
    warnings: found.warnings,
    presses: [
      ...mine.map(({ taskId, name }) => linkView(`去办理：${name}`, taskPlace(taskId), 'primary')),
      ...own.filter(isFirst).map((each) => pressView(each)),
    ],
    fields: [
      ['编号', about.number],
      ['申报单位', about.unit],
      ['经办人', props.handler],
      ['总投资', props.totalWan === null ? null : wan(props.totalWan)],
      ...props.pauses.map(({ fromOn, toOn, why }): [string, string] => [
        toOn === null ? '现已中止' : '曾中止',
        `${formatDate(fromOn)}起${toOn === null ? '' : `，${formatDate(toOn)}恢复`}：${why}`,
      ]),
    ].flatMap(([label, value]) => (value === null || value === undefined || value === '' ? [] : [{ label, value }])),
    stays: timeline.map((stay) =>
      stayView(
        stay,
        turns.map((turn) => turnBlock(turn).text),
      ),
    ),
    next: renderBlocks({ csrf }, next.body.flatMap(nextBlock)),
    deadlines: props.deadlines.map((deadline) => dueView(deadline)),
    lists,
    opinions: opinions.map(({ no, text, answer, state, raised }) => ({ no, text, answer, raised, ...OPINION_WORDS[state] })),
    opinionsDone: done,
    opinionsOf: opinions.length,
    lots: lots.map(({ name, kind, blocks }) => ({ name, kind, blocks: sheetBlocks(blocks) })),
    history: history.map((step) => ({ ...step, at: longInstant(step.at), by: step.by ?? '系统' })),
    historyHref: `${projectPlace(about.id)}/history`,
    watchers: props.watchers.join('、'),
    more: [
      ...own.filter((each) => !isFirst(each)).map((each) => pressView(each)),
      linkView('打印项目情况', `/pages/print/projects/${String(about.id)}`),
    ],
    jumps: [
      { id: 'progress', label: '进度' },
      { id: 'next', label: '下一步' },
      ...(props.deadlines.length > 0 ? [{ id: 'deadlines', label: '时限' }] : []),
      ...lists.map(({ id, title }) => ({ id, label: title })),
      ...(opinions.length > 0 ? [{ id: 'opinions', label: '意见与回应' }] : []),
      { id: 'history', label: '办理经过' },
    ],
  });
}

/** What stands on this page already is not said twice. */
function nextBlock(block: Block): Block[] {
  if (block.kind === 'fields') return [];
  if (block.kind !== 'buttons') return [block];
  const buttons = block.buttons.filter(({ action }) => action.verb !== 'project.show');
  return buttons.length === 0 ? [] : [{ ...block, buttons }];
}

function formsList({ forms }: ProjectReading): ListView | null {
  const items = forms.map(({ taskId, title, at }) => {
    const href = `/pages/print/forms/${String(taskId)}`;
    return plain(title, href, [`${longInstant(at)} 提交`], [linkView('查看、打印', href)]);
  });
  return listOf('forms', '填报内容', items);
}

function materialsList({ props }: ProjectReading): ListView | null {
  const items = props.materials.map((material): ItemView => materialItem(material, props.project.id));
  return listOf('materials', '材料', items);
}

/** A material with the way to its file. */
export function materialItem({ id, name, required, state, file, article }: MaterialView, projectId: number): ItemView {
  const tag =
    state === 'received'
      ? null
      : required
        ? ({ text: '还没有交', tone: 'warn' } as const)
        : ({ text: '选交', tone: 'info' } as const);
  return {
    title: name,
    href: null,
    tags: tag === null ? [] : [tag],
    lines: file === null ? [article ?? ''].filter((line) => line !== '') : [`${file.name}　${longInstant(file.at)}`],
    due: null,
    presses:
      file === null
        ? []
        : [pressView(button('打开文件', { verb: 'material.send', project: projectId, material: id, file: file.id ?? 0 }))],
  };
}

function lettersList({ props }: ProjectReading): ListView | null {
  const items = props.letters.map(({ id, title, number, at }) => {
    const href = `/pages/print/letters/${String(id)}`;
    return plain(
      title,
      href,
      [[number, longInstant(at)].filter((part) => part !== '').join('　')],
      [linkView('阅读、打印', href)],
    );
  });
  return listOf('letters', '文书', items);
}

function plain(title: string, href: string | null, lines: readonly string[], presses: ItemView['presses']): ItemView {
  return { title, href, tags: [], lines, due: null, presses };
}

function listOf(id: string, title: string, items: readonly ItemView[]): ListView | null {
  return items.length === 0 ? null : { id, title, count: items.length, items, empty: '', more: null, presses: [] };
}
