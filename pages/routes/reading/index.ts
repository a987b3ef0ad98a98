import type { Visit } from '../../visit.js';
import { batch } from './batch.js';
import { calendar } from './calendar.js';
import { meeting } from './meeting.js';
import { printForm, printLetter, printProject } from './print.js';
import { deadline } from './deadline.js';
import { home } from './home.js';
import { drafts, letters, meetings, tasks } from './lists.js';
import { project, projectHistory } from './project.js';
import { task } from './task.js';
import { projects } from './projects.js';
import { transfer, transfers } from './transfer.js';

/** Puts a page under a path for whoever is signed on. */
type Read = (path: string, work: (visit: Visit) => Promise<void>) => unknown;

/** The pages that show something and lead on to what can be done with it. */
export function readingPages(read: Read): void {
  read('/', home);
  read('/tasks', tasks);
  read('/tasks/:id', task);
  read('/batches/:id', batch);
  read('/projects', projects);
  read('/projects/:id', project);
  read('/projects/:id/history', projectHistory);
  read('/deadlines/:id', deadline);
  read('/drafts', drafts);
  read('/letters', letters);
  read('/meetings', meetings);
  read('/meetings/:id', meeting);
  read('/calendar', calendar);
  read('/transfers', transfers);
  read('/transfers/:id', transfer);
  read('/print/forms/:id', printForm);
  read('/print/projects/:id', printProject);
  read('/print/letters/:id', printLetter);
}
