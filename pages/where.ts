import type { Action, Verb } from '../cards/kit/action.js';

const DRAFTS = '/pages/drafts';

/** Commands that have a page of their own. */
const OF_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['home', '/pages/'],
  ['mine', '/pages/projects'],
  ['tasks', '/pages/tasks'],
  ['drafts', DRAFTS],
  ['meetings', '/pages/meetings'],
  ['board', '/pages/board/statistics'],
]);

/** The page that shows what a button would only show; null where the button does something, or has no page. */
export function placeOf(action: Action): string | null {
  switch (action.verb) {
    case 'home.run':
      return OF_COMMANDS.get(action.command) ?? null;
    case 'list.show':
      return placeOfList(action.list, action.page);
    case 'task.show':
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
    case 'meeting.show':
      return meetingPlace(action.meeting);
    default:
      return null;
  }
}

/** Where the outcome of something that went well is seen best. */
const AFTER: { readonly [V in Verb]?: 'task' | 'meeting' | 'opinions' | 'drafts' | 'batch' } = {
  'draft.delete': 'drafts',
  'batch.run': 'batch',
  'batch.stop': 'batch',
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

/** The page that shows a thing as it stands after this was done to it; null where the answer itself has to be read. */
export function placeAfter(action: Action): string | null {
  const kind = AFTER[action.verb];
  if (kind === 'drafts') return DRAFTS;
  if (kind === 'batch') return 'batch' in action ? batchPlace(action.batch) : null;
  if (kind === 'meeting') return 'meeting' in action ? meetingPlace(action.meeting) : null;
  if (kind === undefined || !('task' in action) || typeof action.task !== 'number') return null;
  return `${taskPlace(action.task)}${kind === 'opinions' ? '#opinions' : ''}`;
}

/** What leaves the page that its button stood on as it was. */
export function staysThere({ verb }: Action): boolean {
  return verb === 'task.urge' || verb === 'task.snooze' || verb === 'project.export' || verb === 'material.send';
}

/** What goes on after the press is followed on its own page, wherever it was pressed. */
export function isFollowed({ verb }: Action): boolean {
  return AFTER[verb] === 'batch';
}

/** A page with many things: whoever does something to one of them goes on with the next. */
export function isList(path: string): boolean {
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
