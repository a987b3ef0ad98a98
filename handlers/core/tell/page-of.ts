import type { Action, Verb } from '../../../cards/kit/action.js';
import type { Button, Card } from '../../../cards/kit/tree.js';
import { buttonsOf } from '../../../cards/kit/walk.js';
import type { Scope } from '../../context.js';
import type { Letterbox, Shows } from './letterbox.js';

/** Buttons that only open something: a page can begin with what they show. */
const OPENING: readonly Verb[] = [
  'task.show',
  'advice.show',
  'meeting.show',
  'draft.open',
  'opinion.list',
  'letter.list',
  'list.show',
  'project.show',
  'home.run',
];

/**
 * Where a platform hands no presses on, or shows no questions in a card that asks, a message leads to the page of its card; null where all
 * can be done in the chat, or where there are no pages.
 */
export async function linkFor(
  scope: Scope,
  { platform, staffId }: Omit<Letterbox, 'to'>,
  target: Action,
  asks = false,
): Promise<string | null> {
  const { links, transports } = scope.deps;
  const transport = transports.get(platform);
  if (links === null || staffId === null || transport === undefined) return null;
  const { buttonCallback, inCardForm } = transport.can;
  if (buttonCallback && (inCardForm || !asks)) return null;
  return links.open(scope, staffId, target);
}

/** What a link leads to where a card shows this: the same for reading. Opening a link changes nothing. */
export function leadsTo(shows: Action): Action {
  switch (shows.verb) {
    case 'form.save':
      return { ...shows, verb: 'form.goto', to: shows.page };
    case 'form.view':
      return { verb: 'task.show', task: shows.task };
    case 'home.run':
      return shows.command === 'statistics' ? { verb: 'home.run', command: 'board' } : shows;
    default:
      return shows;
  }
}

/** The page of a card: of the task or meeting that it shows, else of the first thing that it leads to. */
export function pageOf(card: Card, { taskId, meetingId, projectId }: Shows): Action {
  if (taskId !== undefined) return { verb: 'task.show', task: taskId };
  if (meetingId !== undefined) return { verb: 'meeting.show', meeting: meetingId };
  const buttons = buttonsOf(card);
  const first = [...buttons.filter(isPrimary), ...buttons].map(opens).find((action) => action !== null);
  if (first !== undefined) return first;
  return projectId === undefined ? { verb: 'home.run', command: 'home' } : { verb: 'project.show', project: projectId };
}

function isPrimary({ style }: Button): boolean {
  return style === 'primary';
}

function opens({ action }: Button): Action | null {
  if (action.verb === 'advice.answer') return { verb: 'advice.show', advice: action.advice };
  return OPENING.includes(action.verb) ? action : null;
}
