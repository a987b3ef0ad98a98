/** One file a verb or family of verbs. What people do by pressing; words they type are in `commands/`, files in `files/`. */
import type { Action, ActionOf, Verb } from '../../cards/kit/action.js';
import type { Context } from '../context.js';
import type { Reply } from '../reply.js';
import { adviceActions } from './advice.js';
import { batchActions } from './batch.js';
import { dateActions } from './date.js';
import { deputyActions } from './deputy.js';
import { draftActions } from './draft.js';
import { flagActions } from './flag.js';
import { formActions } from './form.js';
import { groupActions } from './group.js';
import { handOverActions } from './hand-over.js';
import type { ActionHandler, ActionHandlers, FormInput } from './handler.js';
import { homeActions } from './home.js';
import { ledgerActions } from './ledger.js';
import { letterActions } from './letter.js';
import { materialActions } from './material.js';
import { meetingActions } from './meeting.js';
import { notifyActions } from './notify.js';
import { opinionActions } from './opinion.js';
import { pageActions } from './page.js';
import { outboxActions } from './outbox.js';
import { projectActions } from './project.js';
import { registerActions } from './register.js';
import { projectFileActions } from './project-file.js';
import { rowActions } from './row.js';
import { supposeActions } from './suppose.js';
import { taskActions } from './task.js';
import { transferActions } from './transfer.js';
import { urgeActions } from './urge.js';
import { watchActions } from './watch.js';
import { whyActions } from './why.js';
import { withdrawActions } from './withdraw.js';

export const actionHandlers: ActionHandlers<Verb> = {
  ...adviceActions,
  ...batchActions,
  ...dateActions,
  ...deputyActions,
  ...draftActions,
  ...flagActions,
  ...formActions,
  ...groupActions,
  ...handOverActions,
  ...homeActions,
  ...ledgerActions,
  ...letterActions,
  ...materialActions,
  ...meetingActions,
  ...notifyActions,
  ...opinionActions,
  ...outboxActions,
  ...pageActions(act),
  ...projectActions,
  ...registerActions,
  ...projectFileActions,
  ...rowActions,
  ...supposeActions,
  ...taskActions,
  ...transferActions,
  ...urgeActions,
  ...watchActions,
  ...whyActions,
  ...withdrawActions,
};

/** Runs the handler of a button. */
export function act(context: Context, action: Action, form: FormInput): Promise<Reply> {
  return run(context, action, form);
}

function run<V extends Verb>(context: Context, action: ActionOf<V>, form: FormInput): Promise<Reply> {
  const handler: ActionHandler<V> = actionHandlers[action.verb];
  return handler(context, action, form);
}
