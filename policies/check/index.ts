import type { Policy } from '../schema/index.js';
import { checkConditions } from './conditions.js';
import { checkFacts } from './facts.js';
import type { Finding } from './finding.js';
import { checkFlow } from './flow.js';
import { checkForms } from './forms.js';
import { checkInfo } from './info.js';
import { checkLetters } from './letters.js';
import { checkMeetings } from './meetings.js';
import { checkNumbering } from './numbering.js';
import { checkOutlines } from './outlines.js';
import { checkReferences } from './references.js';
import { checkRegisters } from './registers.js';
import { checkRules } from './rules.js';
import { checkSentences } from './sentences.js';
import { checkTasks } from './tasks.js';
import { checkTime } from './time.js';
import { checkUnused } from './unused.js';

const CHECKS = [
  checkReferences,
  checkConditions,
  checkFacts,
  checkForms,
  checkTasks,
  checkTime,
  checkMeetings,
  checkInfo,
  checkLetters,
  checkRegisters,
  checkOutlines,
  checkNumbering,
  checkFlow,
  checkUnused,
  checkRules,
  checkSentences,
];

/** All that is wrong with a policy whose shape is right: what it names must exist, fit together and lead to an end. */
export function checkPolicy(policy: Policy): Finding[] {
  return CHECKS.flatMap((check) => check(policy));
}
