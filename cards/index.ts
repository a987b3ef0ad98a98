import { adviceAnswer } from './advice-answer.js';
import { adviceAsk } from './advice-ask.js';
import { batchConfirm } from './batch-confirm.js';
import { batchKinds } from './batch-kinds.js';
import { batchPick } from './batch-pick.js';
import { batchProgress } from './batch-progress.js';
import { choosePolicy } from './choose-policy.js';
import { countDays } from './count-days.js';
import { dateCorrect } from './date-correct.js';
import { deadLetters } from './dead-letters.js';
import { deadlineMoved } from './deadline-moved.js';
import { deadlineWhy } from './deadline-why.js';
import { decided } from './decided.js';
import { deputy } from './deputy.js';
import { digestGroup } from './digest-group.js';
import { digestPerson } from './digest-person.js';
import { drafts } from './drafts.js';
import { exportNotice } from './export-notice.js';
import { filing } from './filing.js';
import { flags } from './flags.js';
import { formConfirm } from './form-confirm.js';
import { formPage } from './form-page.js';
import { formView } from './form-view.js';
import { groupSettings } from './group-settings.js';
import { help } from './help.js';
import { history } from './history.js';
import { home } from './home.js';
import { ledgerConfirm } from './ledger-confirm.js';
import { letters } from './letters.js';
import { materialQuestion } from './material-question.js';
import { materialReceived } from './material-received.js';
import { meetingAgenda } from './meeting-agenda.js';
import { meetingConclusion } from './meeting-conclusion.js';
import { meetingInvite } from './meeting-invite.js';
import { meetingOverview } from './meeting-overview.js';
import { meetingPapers } from './meeting-papers.js';
import { meetingPlan } from './meeting-plan.js';
import { meetingSeats } from './meeting-seats.js';
import { meetings } from './meetings.js';
import { nextStep } from './next-step.js';
import { notifyWay } from './notify-way.js';
import { notice } from './notice.js';
import { opinionsAnswer } from './opinions-answer.js';
import { opinionsReview } from './opinions-review.js';
import { planFindings } from './plan-findings.js';
import { projectList } from './project-list.js';
import { projectPick } from './project-pick.js';
import { projectStatus } from './project-status.js';
import { receipt } from './receipt.js';
import { registerPreview } from './register-preview.js';
import { registers } from './registers.js';
import { rowEdit } from './row-edit.js';
import { ruleWhy } from './rule-why.js';
import { statistics } from './statistics.js';
import { suppose } from './suppose.js';
import { tableFaults } from './table-faults.js';
import { taskClosed } from './task-closed.js';
import { taskHandOver } from './task-hand-over.js';
import { taskOutcome } from './task-outcome.js';
import { taskReview } from './task-review.js';
import { tasks } from './tasks.js';
import { transferPerson } from './transfer-person.js';
import { transferTo } from './transfer-to.js';
import { transfer } from './transfer.js';
import { unknownText } from './unknown-text.js';
import { urge } from './urge.js';
import { watchers } from './watchers.js';
import { why } from './why.js';
import { rendered, type RegisteredCard } from './kit/registered.js';

export {
  adviceAnswer,
  adviceAsk,
  batchConfirm,
  batchKinds,
  batchPick,
  batchProgress,
  choosePolicy,
  countDays,
  dateCorrect,
  deadLetters,
  deadlineMoved,
  deadlineWhy,
  decided,
  deputy,
  digestGroup,
  digestPerson,
  drafts,
  exportNotice,
  filing,
  flags,
  formConfirm,
  formPage,
  formView,
  groupSettings,
  help,
  history,
  home,
  ledgerConfirm,
  letters,
  materialQuestion,
  materialReceived,
  meetingAgenda,
  meetingConclusion,
  meetingInvite,
  meetingOverview,
  meetingPapers,
  meetingPlan,
  meetingSeats,
  meetings,
  nextStep,
  notice,
  notifyWay,
  opinionsAnswer,
  opinionsReview,
  planFindings,
  projectList,
  projectPick,
  projectStatus,
  receipt,
  registerPreview,
  registers,
  rowEdit,
  ruleWhy,
  statistics,
  suppose,
  tableFaults,
  taskClosed,
  taskHandOver,
  taskOutcome,
  taskReview,
  tasks,
  transferPerson,
  transferTo,
  transfer,
  unknownText,
  urge,
  watchers,
  why,
};

/** Every card, for the law tests, the linter and the picture book. */
export const cards: readonly RegisteredCard[] = [
  rendered(adviceAnswer),
  rendered(adviceAsk),
  rendered(batchConfirm),
  rendered(batchKinds),
  rendered(batchPick),
  rendered(batchProgress),
  rendered(choosePolicy),
  rendered(countDays),
  rendered(dateCorrect),
  rendered(deadLetters),
  rendered(deadlineMoved),
  rendered(deadlineWhy),
  rendered(decided),
  rendered(deputy),
  rendered(digestGroup),
  rendered(digestPerson),
  rendered(drafts),
  rendered(exportNotice),
  rendered(filing),
  rendered(flags),
  rendered(formConfirm),
  rendered(formPage),
  rendered(formView),
  rendered(groupSettings),
  rendered(help),
  rendered(history),
  rendered(home),
  rendered(ledgerConfirm),
  rendered(letters),
  rendered(materialQuestion),
  rendered(materialReceived),
  rendered(meetingAgenda),
  rendered(meetingConclusion),
  rendered(meetingInvite),
  rendered(meetingOverview),
  rendered(meetingPapers),
  rendered(meetingPlan),
  rendered(meetingSeats),
  rendered(meetings),
  rendered(nextStep),
  rendered(notice),
  rendered(notifyWay),
  rendered(opinionsAnswer),
  rendered(opinionsReview),
  rendered(planFindings),
  rendered(projectList),
  rendered(projectPick),
  rendered(projectStatus),
  rendered(receipt),
  rendered(registerPreview),
  rendered(registers),
  rendered(rowEdit),
  rendered(ruleWhy),
  rendered(statistics),
  rendered(suppose),
  rendered(tableFaults),
  rendered(taskClosed),
  rendered(taskHandOver),
  rendered(taskOutcome),
  rendered(taskReview),
  rendered(tasks),
  rendered(transferPerson),
  rendered(transferTo),
  rendered(transfer),
  rendered(unknownText),
  rendered(urge),
  rendered(watchers),
  rendered(why),
];
