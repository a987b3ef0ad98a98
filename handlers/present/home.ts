import { help } from '../../cards/help.js';
import { home } from '../../cards/home.js';
import type { CommandWord } from '../../cards/kit/commands.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { owedAdvice } from '../core/rights/advice.js';
import { oversees } from '../core/rights/authorise.js';
import { countDrafts, withdrawnOf } from '../core/forms/drafts.js';
import { rolesOf } from '../core/people/duty.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { mayTransfer } from '../core/transfer/rights.js';
import { registersOf } from '../core/registers/registers.js';
import { firstDuties, invitationsOf } from './duties.js';

const NEAREST = 3;

/** What opens when somebody comes into the chat. */
export async function homeCard(scope: Scope, actor: Staff): Promise<Card> {
  const { total, todos } = await firstDuties(scope, actor, NEAREST);
  const unit = await scope.tx.units.get(actor.unitId);
  const drafts = mayDeclare(scope, actor) ? await countDrafts(scope, actor) : 0;
  return home.render({
    name: actor.name,
    unit: unit?.name ?? '',
    todoCount: total,
    nearest: [...todos],
    invitations: await invitationsOf(scope, actor),
    owed: (await owedAdvice(scope, actor)).length,
    drafts,
    withdrawn: drafts === 0 ? [] : await withdrawnOf(scope, actor),
    commands: commandsOf(scope, actor),
    instrument: ownPolicy(scope, actor).instrument.title,
  });
}

/** 帮助, in the words of whoever asks; a group reads what can be asked in a group. */
export function helpCard(scope: Scope, actor: Staff, inGroup: boolean): Card {
  const { authority } = ownPolicy(scope, actor);
  const hands: CommandWord[] = mayTransfer(actor) ? ['transfer'] : [];
  return help.render({
    audience: inGroup ? 'group' : oversees(actor) ? 'office' : 'applicant',
    commands: inGroup ? [] : [...commandsOf(scope, actor).filter((command) => command !== 'help'), ...hands],
    contact: authority,
    contracts: mayFileContract(scope, actor),
  });
}

/** Whether a person may begin a project: he holds the role of the task that projects begin with. */
export function mayDeclare(scope: Scope, actor: Staff): boolean {
  const policy = ownPolicy(scope, actor);
  return rolesOf(actor, policy).includes(policy.tasks[policy.begins]?.actor ?? '');
}

/** Whether a person may begin a project under a regulation that asks for a contract to be entered or filed. */
export function mayFileContract(scope: Scope, actor: Staff): boolean {
  const tasks = Object.values(ownPolicy(scope, actor).tasks);
  return mayDeclare(scope, actor) && tasks.some(({ contract }) => contract !== undefined);
}

/** The buttons of a person's home card: commands that are for him. */
export function commandsOf(scope: Scope, actor: Staff): CommandWord[] {
  const declares: CommandWord[] = mayDeclare(scope, actor) ? ['declare', 'drafts'] : [];
  const sits: CommandWord[] = actor.roles.some((role) => MEETING_ROLES.includes(role)) ? ['meetings'] : [];
  const counts: CommandWord[] = oversees(actor) || declares.length > 0 ? ['statistics', 'export'] : [];
  const issues: CommandWord[] = registersOf(scope, actor).length > 0 ? ['registers'] : [];
  const all: CommandWord[] = [...declares, 'mine', 'tasks', ...sits, ...counts, ...issues, 'help'];
  return all;
}

/** The 角色 words of those who plan meetings or sit at them without being asked to by their unit. */
const MEETING_ROLES = ['主管部门', '成员单位', '专家', '财政', '领导小组'];
