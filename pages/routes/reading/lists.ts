import { button } from '../../../cards/kit/build.js';
import { commandButton } from '../../../cards/kit/commands.js';
import { whenText } from '../../../cards/kit/meeting-props.js';
import { projectName } from '../../../cards/kit/parts.js';
import { longInstant } from '../../../workflow/time/civil.js';
import { say } from '../../../cards/kit/wording.js';
import type { Context } from '../../../handlers/context.js';
import { hasSeveral } from '../../../handlers/core/tasks/batch.js';
import { draftsOf } from '../../../handlers/core/forms/drafts.js';
import { owedViews } from '../../../handlers/present/advice.js';
import { draftViews } from '../../../handlers/present/drafts.js';
import { dutiesOnPage } from '../../../handlers/present/duties.js';
import { pageOf } from '../../../handlers/present/page-of.js';
import { invitationLines } from '../../../handlers/reading/invitations.js';
import { lettersReading } from '../../../handlers/reading/letters.js';
import { type MeetingLine, meetingsReading } from '../../../handlers/reading/meetings.js';
import type { ItemView, ListView } from '../../render/item.js';
import { draftItem, invitationItem, owedItem, todoItem } from '../../render/lines.js';
import { pagerView } from '../../render/pager.js';
import { linkView, type PressView, pressView } from '../../render/press.js';
import { renderView } from '../../render/view.js';
import type { PageView, Visitor } from '../../visit.js';
import { meetingPlace, projectPlace } from '../../where.js';
import { readingPage } from './page.js';
import { invitationLists, nothingWaits } from './waits.js';

const PER_PAGE = 20;

/** `GET /pages/tasks`: everything that waits for the reader, the most urgent first. */
export const tasks = readingPage(
  async (context, { page }) => {
    const { todos, ...at } = await dutiesOnPage(context, context.actor, page, PER_PAGE);
    const owed = await owedViews(context, context.actor);
    const several = await hasSeveral(context, context.actor);
    const invitations = await invitationLines(context);
    return { ...at, items: todos, owed, invitations, several };
  },
  ({ items, total, owed, invitations, several, ...at }, { visitor }) => {
    const shown = [...(at.page === 0 ? owed.map(owedItem) : []), ...items.map(todoItem)];
    const parts = [part('todos', '按截止日期排列', shown, nothingWaits(invitations)), ...invitationLists(invitations)];
    const presses = several ? [pressView(commandButton('batch'))] : [];
    const count = total + owed.length;
    return page(visitor, { title: '待办', count, parts, presses, pager: pagerView('/pages/tasks', at) });
  },
);

/** `GET /pages/drafts`: what the unit saved and has not handed in. */
export const drafts = readingPage(
  async (context: Context, { page }) => {
    const all = await draftsOf(context, context.actor);
    const { items, ...at } = pageOf(all, page, PER_PAGE);
    return { ...at, total: all.length, lines: await draftViews(context, context.actor, items) };
  },
  ({ lines, total, ...at }, { visitor }) => {
    const list = part('drafts', '最近保存的在前', lines.map(draftItem), '没有草稿。点“申报”开始填写，随时可以保存。');
    const presses = [pressView(commandButton('declare', 'primary'))];
    return page(visitor, { title: '草稿箱', count: total, parts: [list], presses, pager: pagerView('/pages/drafts', at) });
  },
);

/** `GET /pages/letters`: the letters of all projects that the reader may look at. */
export const letters = readingPage(
  (context, { page }) => lettersReading(context, page),
  ({ lines, total, ...at }, { visitor }) => {
    const items = lines.map(({ letter, project }): ItemView => {
      const href = `/pages/print/letters/${String(letter.id)}`;
      const head = [letter.number, longInstant(letter.at)].filter((each) => each !== '').join('　');
      return {
        title: letter.title,
        href,
        tags: [],
        lines: [head, `${projectName(project, 120)}　${project.unit}`],
        due: null,
        presses: [linkView('阅读、打印', href), linkView('项目', projectPlace(project.id), 'link')],
      };
    });
    const list = part('letters', '最新出具的在前', items, '还没有文书。办理中出具的意见书、函件会列在这里。');
    return page(visitor, { title: '文书', count: total, parts: [list], pager: pagerView('/pages/letters', at) });
  },
);

/** `GET /pages/meetings`: the next ones first, then those that are over. */
export const meetings = readingPage(
  (context, { page }) => meetingsReading(context, page),
  ({ ahead, over, kinds, ...at }, { visitor }) => {
    const presses = kinds.map(({ policy, kind, name, waiting }) =>
      pressView(
        button(
          waiting > 0 ? `安排${name}（${String(waiting)} 个项目在等）` : `安排${name}`,
          { verb: 'meeting.plan', policy, kind },
          waiting > 0 ? 'primary' : 'default',
        ),
      ),
    );
    const parts = [
      part('ahead', '将要召开', ahead.map(meetingItem), '没有将要召开的会议。邀请您参加时，这里会列出来。'),
      ...(over.length === 0 ? [] : [part('over', '已经结束', over.map(meetingItem), '')]),
    ];
    return page(visitor, { title: '会议', count: ahead.length, parts, presses, pager: pagerView('/pages/meetings', at) });
  },
);

function meetingItem({ meeting, projects, attendee }: MeetingLine): ItemView {
  const place = [whenText(meeting), meeting.place ?? ''].filter((each) => each !== '').join('　');
  return {
    title: meeting.name,
    href: meetingPlace(meeting.id),
    tags: [{ text: say(`meeting.${meeting.state}`), tone: meeting.state === 'held' ? 'done' : 'info' }],
    lines: [place, `${String(projects)} 个项目`],
    due: null,
    presses: attendee === null ? [] : invitationItem({ meeting, attendee }).presses,
  };
}

function part(id: string, title: string, items: readonly ItemView[], empty: string): ListView {
  return { id, title, count: null, items, empty, more: null, presses: [] };
}

interface Shown {
  readonly title: string;
  readonly count: number;
  readonly parts: readonly ListView[];
  readonly presses?: readonly PressView[];
  readonly pager: ReturnType<typeof pagerView>;
}

function page({ csrf }: Visitor, { title, count, parts, presses = [], pager }: Shown): PageView {
  const main = renderView('list', { csrf, title, count: count || null, lead: null, parts, presses, pager });
  return { title, main, styles: ['reading'], trail: [{ label: '首页', href: '/pages/' }] };
}
