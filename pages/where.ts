import type { Action, Verb } from '../cards/kit/action.js';

const DRAFTS = '/pages/drafts';
export const TRANSFERS = '/pages/transfers';

/** Commands that have a page of their own. */
const OF_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['home', '/pages/'],
  ['mine', '/pages/projects'],
  ['tasks', '/pages/tasks'],
  ['drafts', DRAFTS],
  ['meetings', '/pages/meetings'],
  ['board', '/pages/board/statistics'],
  ['transfer', TRANSFERS],
]);

/** The page that shows what a button would only show; null where the button does something, or has no page. */
export function placeOf(action: Action): string | null {
  switch (action.verb) {
    case 'home.run':
      return OF_COMMANDS.get(action.command) ?? null;
    case 'list.show':
      return placeOfList(action.list, action.page);
    case 'task.show':
    case 'task.back':
      return taskPlace(action.task);
    case 'form.goto':
      return `/pages/forms/${String(action.task)}?page=${String(action.to + 1)}`;
    case 'opinion.list':
      return `${taskPlace(action.task)}#opinions`;
    case 'project.show':
      return projectPlace(action.project);
    case 'project.next':
      return `${projectPlace(action.project)}#next`;
    case 'project.history':
      return `${projectPlace(action.project)}/history`;
    case 'letter.list':
      return `${projectPlace(action.project)}#letters`;
    case 'letter.send':
      return `/pages/print/letters/${String(action.letter)}`;
    case 'deadline.why':
      return `/pages/deadlines/${String(action.deadline)}`;
    case 'batch.show':
      return batchPlace(action.batch);
    case 'transfer.show':
      return transferPlace(action.transfer);
    case 'meeting.show':
      return meetingPlace(action.meeting);
    default:
      return null;
  }
}

/** Where the outcome of a press is seen best; `here`: what leaves the page that its button stood on as it was. */
const AFTER: { readonly [V in Verb]?: 'here' | 'task' | 'meeting' | 'opinions' | 'drafts' | 'batch' | 'transfer' } = {
  'task.urge': 'here',
  'task.snooze': 'here',
  'project.export': 'here',
  'material.send': 'here',
  'draft.delete': 'drafts',
  'batch.run': 'batch',
  'batch.stop': 'batch',
  'transfer.run': 'transfer',
  'task.decide': 'task',
  'task.giveTo': 'task',
  'task.takeOver': 'task',
  'advice.send': 'task',
  'advice.withdraw': 'task',
  'date.keep': 'task',
  'opinion.accept': 'opinions',
  'opinion.reopen': 'opinions',
  'meeting.answer': 'meeting',
  'meeting.record': 'meeting',
  'meeting.invite': 'meeting',
  'meeting.cancel': 'meeting',
  'meeting.papers': 'meeting',
  'meeting.conclude': 'meeting',
};

/** What came of a press: it went well, the page of this house that it came from, and its answer shows more than a sentence. */
interface Pressed {
  readonly went: boolean;
  readonly from: string | null;
  readonly shows: boolean;
}

/**
 * The page that the browser is sent on to after a press; null where the answer itself has to be read. Whoever does something to one of a
 * list goes on with the next of it; a batch is followed on its own page, wherever it was begun.
 */
export function wayOn(action: Action | null, { went, from, shows }: Pressed): string | null {
  const kind = action === null ? undefined : AFTER[action.verb];
  const after = action === null ? null : placeAfter(action);
  if (after !== null && kind !== 'batch' && from !== null && isList(from)) return from;
  const page = action === null || !went ? null : (placeOf(action) ?? after);
  return page ?? (kind === 'here' || !shows ? from : null);
}

/** The page that shows a thing as it stands after something was done to it. */
function placeAfter(action: Action): string | null {
  const kind = AFTER[action.verb];
  if (kind === 'drafts') return DRAFTS;
  if (kind === 'batch') return 'batch' in action ? batchPlace(action.batch) : null;
  if (kind === 'transfer') return 'transfer' in action ? transferPlace(action.transfer) : null;
  if (kind === 'meeting') return 'meeting' in action ? meetingPlace(action.meeting) : null;
  if (kind === undefined || kind === 'here' || !('task' in action) || typeof action.task !== 'number') return null;
  return `${taskPlace(action.task)}${kind === 'opinions' ? '#opinions' : ''}`;
}

/** A page with many things. */
function isList(page: string): boolean {
  const [path = ''] = page.split('?');
  return LISTS.includes(path) || /^\/pages\/board(\/|$)/.test(path);
}

const LISTS: readonly string[] = ['/pages/', '/pages/tasks', '/pages/projects', DRAFTS, '/pages/letters', '/pages/meetings'];

export function taskPlace(id: number): string {
  return `/pages/tasks/${String(id)}`;
}

export function projectPlace(id: number): string {
  return `/pages/projects/${String(id)}`;
}

export function batchPlace(id: number): string {
  return `/pages/batches/${String(id)}`;
}

export function transferPlace(id: number): string {
  return `${TRANSFERS}/${String(id)}`;
}

export function meetingPlace(id: number): string {
  return `/pages/meetings/${String(id)}`;
}

/** `tasks`, `drafts`, `history-12`; a part of 我的项目 has a page with more to choose from. */
function placeOfList(list: string, page: number): string | null {
  const [name, id] = list.split('-');
  const at = page === 0 ? '' : `?page=${String(page + 1)}`;
  if (name === 'tasks') return `/pages/tasks${at}`;
  if (name === 'drafts') return `/pages/drafts${at}`;
  if (name === 'mine') return '/pages/projects';
  return name === 'history' && id !== undefined ? `${projectPlace(Number(id))}/history${at}` : null;
}
