import { letters } from '../../cards/letters.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import { assertMayRead } from '../core/letters/read-letter.js';
import { sendFile } from '../deeds/send-file.js';
import { letterView, projectRef } from '../present/views.js';
import { done, hint } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** 文书: listed with the project, sent into the chat of whoever asks and may look. */
export const letterActions: ActionHandlers<'letter.send' | 'letter.list'> = {
  'letter.send': async (context, { letter: letterId }) => {
    const letter = await context.tx.letters.get(letterId);
    const project = letter === null ? null : await context.tx.projects.get(letter.projectId);
    if (letter === null || project === null) throw new Refused(refuse('TASK_NOT_FOUND'));
    await assertMayRead(context, project, letter);
    const { sent, where, reply } = await sendFile(context, { sha256: letter.sha256, name: letter.fileName });
    const says = `“${letter.title}”${where}。`;
    return { toast: sent ? done(says) : hint(says), ...reply };
  },

  'letter.list': async (context, { project }) => {
    const found = await loadCase(context, project);
    await assertMayView(context, found.project);
    return {
      card: letters.render({
        project: projectRef(found),
        letters: (await context.tx.letters.ofProject(project)).map(letterView),
      }),
    };
  },
};
