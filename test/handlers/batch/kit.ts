import type { Pressed } from '../../../sandbox/driver.js';
import { listOf, objectOf } from '../../../sandbox/json.js';
import { readWords } from '../../../sandbox/reading/read-text.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import type { World, WorldOptions, WorldPerson } from '../../support/world.js';
import { declare, yunshanWorld } from '../../support/yunshan-world.js';

export const OFFICE = '县办';
/** Has the same duties. */
export const COLLEAGUE = '县办二';
const colleague: WorldPerson = { name: COLLEAGUE, unit: '县数字办', roles: ['主管部门'], policy: 'yunshan' };

export const NAMES = ['智慧水务一期', '智慧水务二期', '智慧水务三期'];

/** Three projects wait for the office to review them. */
export async function threeWait(options: WorldOptions = {}): Promise<World> {
  const w = await yunshanWorld([colleague], options);
  for (const name of NAMES) await declare(w, name);
  return w;
}

/** From 待办 to the choice of projects. */
export async function picking(w: World, outcome = '通过', who = OFFICE): Promise<SeenCard> {
  await w.as(who).say('待办');
  const kinds = await w.as(who).press('批量办理', w.as(who).lastCard());
  return (await w.as(who).press(outcome, kinds.card)).card;
}

/** Ticks projects by their names, and goes on to the confirmation. */
export async function ticked(w: World, names: readonly string[], reason = '', outcome = '通过', who = OFFICE): Promise<Pressed> {
  const card = await picking(w, outcome, who);
  const labels = optionsOf(card).filter((label) => names.some((name) => label.startsWith(name)));
  return w.as(who).fill({ its_projects: labels, its_reason: reason }).press('下一步：核对', card);
}

/** What may be ticked, by the words on it. */
export function optionsOf(card: SeenCard): string[] {
  const [input] = card.inputs().filter(({ name }) => name === 'its_projects');
  return listOf(input?.node['options']).map((option) => readWords(objectOf(option)['text']));
}

/** The states of the review tasks by project. */
export function reviews(w: World): Promise<Record<string, string>> {
  return w.db.tx(async (tx) => {
    const states: Record<string, string> = {};
    for (const project of await tx.projects.ofPolicy('yunshan')) {
      const review = (await tx.tasks.ofProject(project.id)).findLast(({ task }) => task === 'review');
      states[project.name] = review === undefined ? 'none' : `${review.state} ${review.outcome ?? ''}`.trim();
    }
    return states;
  });
}

export function closings(w: World, projectId: number): Promise<(number | undefined)[]> {
  return w.db.tx(async (tx) =>
    (await tx.audit.of(`project:${String(projectId)}`)).flatMap(({ event }) =>
      event.type === 'TASK_CLOSED' && event.body.task === 'review' ? [event.body.batchId] : [],
    ),
  );
}
