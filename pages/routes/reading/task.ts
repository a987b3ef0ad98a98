import { adviceBlocks } from '../../../cards/kit/advice-blocks.js';
import { button } from '../../../cards/kit/build.js';
import type { Verb } from '../../../cards/kit/action.js';
import { byLevel, LEVELS } from '../../../cards/kit/parts.js';
import type { OpinionView } from '../../../cards/kit/props.js';
import { saidOnce } from '../../../workflow/describe/said-once.js';
import { longInstant } from '../../../workflow/time/civil.js';
import { buttonsOf } from '../../../cards/kit/walk.js';
import { say } from '../../../cards/kit/wording.js';
import { type ReviewReading, type TaskReading, taskReading } from '../../../handlers/reading/task.js';
import { renderBlocks } from '../../render/blocks.js';
import { renderCard } from '../../render/card.js';
import { dueView, type ListView } from '../../render/item.js';
import { outcomeView, returnedOf } from '../../render/outcome.js';
import { linkView, type PressView, pressView } from '../../render/press.js';
import { OPINION_WORDS } from '../../render/project-words.js';
import { sheetBlocks } from '../../render/sheet.js';
import { renderView } from '../../render/view.js';
import type { Answered, PageView, Visit, Visitor } from '../../visit.js';
import { projectPlace, taskPlace } from '../../where.js';
import { toldOn } from '../act.js';
import { type Asked, readingPage } from './page.js';
import { materialItem, TO_PROJECTS } from './project.js';

/** `GET /pages/tasks/:id`: what is to be decided with all that it takes, how it was decided, or where its project stands. */
export const task = readingPage((context, { id }) => taskReading(context, id), draw);

async function draw(found: TaskReading, visit: Visit, { id }: Asked): Promise<PageView | string> {
  const { visitor } = visit;
  const { name, project } = found;
  const trail = [...TO_PROJECTS, { label: project.name, href: projectPlace(project.id) }];
  if (found.face === 'project') return projectPlace(project.id);
  if (found.face === 'fill') return `/pages/forms/${String(id)}`;
  if (found.face === 'review') {
    const main = drawReview(found.review, visitor, await toldOn(visit));
    return { title: name, main, styles: ['reading'], scripts: ['lines', 'outcome'], trail };
  }
  const after = [
    ...(found.next === null ? [] : [linkView(`下一件：${found.next.name}`, taskPlace(found.next.id), 'primary')]),
    linkView('查看项目', projectPlace(project.id)),
    linkView('全部待办', '/pages/tasks'),
  ];
  const rest = renderView('after', { csrf: visitor.csrf, presses: after });
  const main = renderCard(visitor, { card: found.card }) + rest;
  return { title: name, main, styles: ['reading'], scripts: ['outcome'], trail };
}

/** Buttons of the card that this page has in a place of their own. */
const PLACED: readonly Verb[] = [
  'task.decide',
  'task.ask',
  'form.view',
  'material.send',
  'material.findings',
  'opinion.list',
  'deadline.why',
  'advice.show',
  'advice.withdraw',
  'page.open',
];

/** `came`: what came of the last press, where it came back. */
function drawReview(review: ReviewReading, { csrf }: Visitor, came: Answered | null): string {
  const { props, card, pages, asks, waitsForAdvice } = review;
  const { project, opinions, mayDecide, taskId, version } = props;
  const changes = (props.changes ?? []).map(({ label, before, after }) => ({
    label,
    before: before ?? '—',
    after: after ?? '—',
  }));
  const lists = materialsList(review);
  const advice = adviceBlocks(props.advice, mayDecide).filter((block) => block !== null);
  const presses: PressView[] = buttonsOf(card)
    .filter(({ action }) => !PLACED.includes(action.verb))
    .map((each) => pressView(each));
  const decides = mayDecide && !waitsForAdvice;
  const asked = props.advice.find(({ id }) => id === props.owed);
  return renderView('task', {
    csrf,
    title: props.task,
    again: props.round > 1 ? `第 ${String(props.round)} 次` : null,
    projectHref: projectPlace(project.id),
    projectName: project.number === null ? project.name : `${project.name}（${project.number}）`,
    unit: project.unit,
    handler: props.handler,
    due: dueView(props.deadline),
    notes: [...handedNotes(props), ...(props.changes?.length === 0 ? [say('task.noChanges')] : [])],
    asked:
      asked === undefined
        ? null
        : {
            says: say('advice.question', { by: asked.by, task: props.task, question: asked.question }),
            presses: [pressView(button('去答复', { verb: 'advice.show', advice: asked.id }, 'primary'))],
          },
    warnings: props.warnings,
    changes,
    opinions: opinions.map((opinion) => opinionLine(opinion, mayDecide && props.closesOpinions, taskId, version)),
    opinionsDone: opinions.filter(({ state }) => state === 'accepted').length,
    opinionsOf: opinions.length,
    bodies: props.bodies,
    pages: pages.map(({ title, changed, blocks }) => ({
      title,
      open: changed !== 0,
      says: changed === null ? null : changed === 0 ? '没有变化' : `${String(changed)} 处有变化`,
      tone: changed === 0 ? 'info' : 'warn',
      blocks: sheetBlocks(blocks),
    })),
    lists,
    checks: props.checks.map(({ name, findings }) => ({
      name,
      findings: byLevel(findings).map((finding) => ({
        ...finding,
        level: LEVELS[finding.level],
        tone: finding.level === 'found' ? 'done' : finding.level === 'missing' || finding.level === 'wrong' ? 'bad' : 'warn',
      })),
    })),
    earlier: props.earlier.map((decision) => ({
      ...decision,
      what: saidOnce(decision.task, decision.outcome),
      at: longInstant(decision.at),
    })),
    advice: advice.length === 0 ? '' : renderBlocks({ csrf }, advice),
    readOnly: mayDecide ? (waitsForAdvice ? WAITS : meetingSays(props)) : say('task.readOnly', { actor: props.actor }),
    outcomes: decides
      ? props.outcomes.map((outcome) => {
          const at = { task: taskId, version, returned: returnedOf(came, taskId, outcome.id) };
          return outcomeView(outcome, asks.get(outcome.id) ?? null, at);
        })
      : [],
    presses,
    jumps: [
      ...(changes.length > 0 ? [{ id: 'changes', label: '与上次相比' }] : []),
      ...(opinions.length > 0 ? [{ id: 'opinions', label: '意见与回应' }] : []),
      ...(pages.length > 0 ? [{ id: 'form', label: '申报内容' }] : []),
      ...lists.map(({ id, title }) => ({ id, label: title })),
      ...(props.checks.length > 0 ? [{ id: 'checks', label: '方案检查' }] : []),
      { id: 'decide', label: '办理' },
    ],
  });
}

const WAITS = '请人提的意见还没有答复，答复或撤回加签后才能办理。';

function meetingSays({ meeting }: ReviewReading['props']): string | null {
  if (meeting === null) return null;
  const { name, planned } = meeting;
  return planned === null ? say('meeting.taskWaits', { name }) : say('meeting.taskPlanned', { name, when: planned.when });
}

function handedNotes({ handed, mayDecide }: ReviewReading['props']): string[] {
  if (handed === null) return [];
  const { to, by, reason, deputy } = handed;
  if (!mayDecide) return [say('task.handed', { to, reason })];
  if (deputy) return [say('task.inHandsOf', { to, by, reason })];
  return by === null || reason === null ? [] : [say('task.handedToYou', { by, reason })];
}

function opinionLine({ id, no, text, answer, state }: OpinionView, settles: boolean, task: number, version: number): object {
  const at = { task, version, opinion: id };
  const presses = !settles
    ? []
    : [
        ...(state === 'answered' ? [pressView(button('已整改', { verb: 'opinion.accept', ...at }, 'primary'))] : []),
        ...(state === 'open' ? [] : [pressView(button('退回再改', { verb: 'opinion.reopen', ...at }))]),
      ];
  return { no, text, answer, ...OPINION_WORDS[state], presses };
}

/** What came anew stands first. */
function materialsList({ props }: ReviewReading): ListView[] {
  const { materials, renewed, project } = props;
  const isNew = (id: string): boolean => renewed?.includes(id) ?? false;
  const sorted = [...materials].sort((a, b) => Number(isNew(b.id)) - Number(isNew(a.id)));
  const items = sorted.map((material) => {
    const item = materialItem(material, project.id);
    return isNew(material.id) ? { ...item, tags: [...item.tags, { text: '这次新交', tone: 'warn' as const }] } : item;
  });
  return items.length === 0
    ? []
    : [{ id: 'materials', title: '材料', count: items.length, items, empty: '', more: null, presses: [] }];
}
