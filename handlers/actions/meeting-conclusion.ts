import { withNote } from '../../cards/kit/build.js';
import { INPUTS } from '../../cards/kit/inputs.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { WorkflowEvent } from '../../workflow/decision.js';
import type { CivilDate } from '../../workflow/time/civil.js';
import { conclusionRefusal, missingPapers, papersSay } from '../../workflow/meeting/readiness.js';
import { type Refusal, refusalSentence, refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { loadTask } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { decideAndWrite, pressedMessage } from '../core/apply/decide-and-write.js';
import { type AgendaEntry, faultsOf, isSettled, loadMeeting, type MeetingCase } from '../core/meetings/meeting.js';
import { claim, loadRunning, recordChange } from '../deeds/meetings/changes.js';
import { redrawMeeting } from '../deeds/meetings/tell.js';
import { refusalOf } from '../core/tasks/decide-task.js';
import { type ReadOutcome, readOutcomeInput } from '../core/tasks/outcome-input.js';
import { papersCard } from '../present/meeting-forms.js';
import { conclusionCard } from '../present/meeting-conclusion.js';
import { outcomeViews } from '../present/views.js';
import { done, type Reply } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';
import { showing, showingMeeting, typedList, typedText } from './meeting-reply.js';

/** 评审资料 and 结论, project by project. */
export const meetingConclusionActions: ActionHandlers<'meeting.open' | 'meeting.papers' | 'meeting.conclude'> = {
  'meeting.open': async (context, { meeting, project, part }) => {
    const found = await loadRunning(context, meeting, null);
    const entry = waitingEntry(found, project);
    if (part === 'papers') return showing(context, meeting, 'meeting-papers', papersCard(found, entry));
    const refusal = notYet(context, found, entry.item.papers);
    // Missing papers are ticked off first, so that nothing that is typed has to be left for it.
    if (refusal?.code === 'GATE_CLOSED') {
      const says = papersSay(missingPapers(found.rules, entry.item.papers), true);
      const text = refusalSentence({ ...refusal, data: { ...refusal.data, says } });
      return showing(context, meeting, 'meeting-papers', withNote(papersCard(found, entry), text), { tone: 'warning', text });
    }
    if (refusal !== null) throw new Refused(refusal);
    const at = await loadTask(context, entry.item.taskId);
    return showing(context, meeting, 'meeting-conclusion', await conclusionCard(context, found, entry, at, null));
  },

  'meeting.papers': async (context, { meeting, version, project }, form) => {
    const found = await claim(context, await loadRunning(context, meeting, version));
    const { item } = waitingEntry(found, project);
    const ticked = new Set(typedList(form, INPUTS.papers));
    const papers = found.rules.papers.flatMap(({ id }) => (ticked.has(id) ? [id] : []));
    if (!(await context.tx.agenda.update(item.id, item.version, { papers }))) throw new Refused(refuse('STALE_CARD'));
    const event = { type: 'PAPERS_TICKED' as const, byId: context.actor.id, body: { projectId: project, papers } };
    await context.tx.audit.append(`meeting:${String(meeting)}`, event, context.now);
    const after = await loadMeeting(context, meeting);
    await redrawMeeting(context, after, pressedMessage(context), new Set());
    const owed = found.rules.papers.length - papers.length;
    return showingMeeting(context, after, null, done(owed === 0 ? '资料已齐。' : `已保存，还缺 ${String(owed)} 项。`));
  },

  'meeting.conclude': async (context, { meeting, version, project }, form) => {
    const running = await loadRunning(context, meeting, version);
    const entry = waitingEntry(running, project);
    const { found: of, task } = await loadTask(context, entry.item.taskId);
    const outcome = typedText(form, INPUTS.value);
    const read = readConclusion(context, of, entry, outcome, form);
    const event: WorkflowEvent = { type: 'complete', taskId: task.id, outcome, input: read.input, ...heldOn(running) };
    const faults = faultsIn(context, running, entry, of, read, event);
    if (faults.length > 0) {
      const renewed = await claim(context, running);
      const card = await conclusionCard(context, renewed, entry, { found: of, task }, { ...read, faults, outcome });
      const text = `还有 ${String(faults.length)} 处需要补充或更正，已经标出，填写的内容都在。`;
      return showing(context, meeting, 'meeting-conclusion', card, { tone: 'warning', text });
    }
    return conclude(context, running, entry, of, event);
  },
};

/** The project on the agenda, while the meeting still has to conclude on it. */
function waitingEntry(found: MeetingCase, projectId: number): AgendaEntry {
  const entry = found.agenda.find(({ project }) => project.id === projectId);
  if (entry === undefined) throw new Refused(refuse('STALE_CARD'));
  if (!isSettled(entry)) return entry;
  throw new Refused(
    refuse('NOTHING_TO_DO', { says: `“${entry.project.name}”的结论已登记：${entry.conclusion ?? ''}。无需再点。` }),
  );
}

function notYet({ now }: Context, found: MeetingCase, ticked: readonly string[]): Refusal | null {
  return conclusionRefusal(found.meeting, found.rules, { ticked, faults: faultsOf(found), now });
}

function heldOn({ meeting: { on } }: MeetingCase): { heldOn?: CivilDate } {
  return on === null ? {} : { heldOn: on };
}

/** What was typed stays, also the fields that the chosen outcome does not ask for. */
function readConclusion(context: Context, of: Case, { task }: AgendaEntry, outcome: string, form: FormInput): ReadOutcome {
  const asking = outcomeViews(of, task).find(({ needs }) => needs.includes('form'))?.id;
  const read = readOutcomeInput(context, of, task, outcome, form);
  const all = asking === undefined ? read : readOutcomeInput(context, of, task, asking, form);
  return { ...read, typed: all.typed };
}

/** Everything that stands in the way at once: what is missing, what the meeting lacks, what the policy's gates say. */
function faultsIn(context: Context, running: MeetingCase, entry: AgendaEntry, of: Case, read: ReadOutcome, event: WorkflowEvent) {
  const faults: FaultView[] = [...read.faults];
  const isOffered = event.type === 'complete' && outcomeViews(of, entry.task).some(({ id }) => id === event.outcome);
  if (!isOffered) faults.unshift(fault('结论', '请选择结论'));
  const refusal = notYet(context, running, entry.item.papers);
  if (refusal !== null) faults.push(fault('暂不能登记', refusalSentence(refusal)));
  if (faults.length > 0) return faults;
  const refused = refusalOf(context, { found: of, event });
  return refused === null ? [] : [fault('暂不能登记', refusalSentence(refused))];
}

/** Writes the conclusion on the agenda and lets the policy carry it out; after the last one the meeting is held. */
async function conclude(
  context: Context,
  running: MeetingCase,
  { item, project }: AgendaEntry,
  of: Case,
  event: Extract<WorkflowEvent, { type: 'complete' }>,
): Promise<Reply> {
  const { tx, actor, now } = context;
  const { outcome, input, taskId } = event;
  const isLast = running.agenda.every((other) => other.item.id === item.id || isSettled(other));
  const claimed = await claim(context, running, isLast ? { state: 'held' } : {});
  const note = input.reason ?? null;
  const kept = { conclusion: outcome, note };
  if (!(await tx.agenda.update(item.id, item.version, kept))) throw new Refused(refuse('STALE_CARD'));
  const body = { projectId: project.id, taskId, conclusion: outcome, note };
  await tx.audit.append(`meeting:${String(running.meeting.id)}`, { type: 'CONCLUSION_RECORDED', byId: actor.id, body }, now);
  if (isLast) await recordChange(context, claimed);
  await decideAndWrite(context, of, event, taskId);
  const after = await loadMeeting(context, running.meeting.id);
  await redrawMeeting(context, after, pressedMessage(context), isLast ? 'everyone' : new Set());
  const left = after.agenda.filter((other) => !isSettled(other)).length;
  const rest = left === 0 ? '全部项目已有结论，会议结束。' : `还有 ${String(left)} 个项目。`;
  return showingMeeting(context, after, null, done(`已登记“${project.name}”的结论，单位马上会收到通知。${rest}`));
}

function fault(label: string, text: string): FaultView {
  return { page: null, field: null, label, text };
}
