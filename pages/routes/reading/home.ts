import { commandButton } from '../../../cards/kit/commands.js';
import { homeReading } from '../../../handlers/reading/home.js';
import type { ListView } from '../../render/item.js';
import { draftItem, owedItem, projectItem, todoItem, waitingItem } from '../../render/lines.js';
import { linkView, pressView } from '../../render/press.js';
import { renderView } from '../../render/view.js';
import type { PageView, Visitor } from '../../visit.js';
import { readingPage } from './page.js';
import { invitationLists, nothingWaits } from './waits.js';

type Home = Awaited<ReturnType<typeof homeReading>>;

/** `GET /pages/`: what waits for whom, and what to press. */
export const home = readingPage(homeReading, (found, { visitor }) => draw(found, visitor));

function draw(found: Home, { csrf }: Visitor): PageView {
  const { name, unit, instrument, declares, todos } = found;
  const waits = todos.total + found.owed.length + found.invitations.length;
  const main = renderView('home', {
    csrf,
    greeting: waits === 0 ? `${name}，您好。现在没有等您办的事。` : `${name}，您好。有 ${String(waits)} 件事等您办。`,
    unit,
    instrument: `《${instrument}》`,
    presses: [...(declares ? [pressView(commandButton('declare', 'primary'))] : []), linkView('问一句', '/pages/chat')],
    main: [todoList(found), ...invitationLists(found.invitations), ...(found.waiting.total === 0 ? [] : [waitingList(found)])],
    side: [...(found.drafts.total === 0 ? [] : [draftList(found)]), projectList(found)],
  });
  return { title: '首页', main, styles: ['reading'] };
}

function todoList({ todos, owed, invitations }: Home): ListView {
  return {
    id: 'todos',
    title: '待办',
    count: todos.total + owed.length || null,
    items: [...owed.map(owedItem), ...todos.lines.map(todoItem)],
    empty: nothingWaits(invitations),
    more: moreOf(todos, '/pages/tasks', '全部待办'),
    presses: [],
  };
}

function draftList({ drafts }: Home): ListView {
  const items = drafts.lines.map(draftItem);
  const more = moreOf(drafts, '/pages/drafts', '全部草稿');
  return { id: 'drafts', title: '草稿', count: drafts.total, items, empty: '', more, presses: [] };
}

function projectList({ projects, declares }: Home): ListView {
  return {
    id: 'projects',
    title: '进行中的项目',
    count: projects.total || null,
    items: projects.lines.map(projectItem),
    empty: declares ? '还没有进行中的项目。点上面的“申报”开始。' : '现在没有您可以查看的进行中项目。',
    more: { label: '全部项目', href: '/pages/projects' },
    presses: [],
  };
}

function waitingList({ waiting }: Home): ListView {
  const rest = waiting.total - waiting.lines.length;
  return {
    id: 'waiting',
    title: '在等别人办的',
    count: waiting.total,
    items: waiting.lines.map(waitingItem),
    empty: '',
    more: rest > 0 ? { label: `还有 ${String(rest)} 件，见各项目`, href: '/pages/projects' } : null,
    presses: [],
  };
}

function moreOf({ total, lines }: { total: number; lines: readonly unknown[] }, href: string, label: string): ListView['more'] {
  return total > lines.length ? { href, label: `${label}（${String(total)}）` } : null;
}
